/** Beat 1: what one neuron computes, with the numbers of any neuron that is picked. */
import { fixed } from '../lib/format';
import { later, t } from '../lib/text';
import type { Network } from '../model/network';
import { beforeFrame } from '../model/timeline';
import type { Beat, Scene } from './beat';
import { added, call, name, num, row, SIGN, sub, words as text } from './formula';
import { exampleOf, greatest, hasClauses, keptNetwork, letter, sumOn, weighed } from './networks';
import { keys, words } from './words';

export interface NeuronModel {
  /** Place of the neuron, from 0; whether a person picked it. */
  readonly neuron: number;
  readonly picked: boolean;
  readonly clause: number;
  readonly bias: number;
  /** What the clause's inputs add to the sum, and what all others do. */
  readonly own: number;
  readonly others: number;
  /** Pre-activation of the example in which only that clause holds. */
  readonly sum: number;
  readonly output: number;
}

/** The neuron that is pinned, −1 where none of the dense network is. */
function pickedNeuron({ pinned }: Scene): number {
  const of = pinned.kind === 'neuron' || pinned.kind === 'weight' ? pinned : null;
  return of && of.wide !== true ? of.parent : -1;
}

/** A neuron on the example in which only the clause holds that drives it the most. */
export function neuronOn(
  network: Network,
  { record: { groups } }: Scene,
  neuron: number,
): Omit<NeuronModel, 'picked'> {
  const sums = Array.from({ length: groups.count }, (_, g) => sumOn(network, groups, neuron, g));
  const clause = greatest(sums);
  const x = exampleOf(groups, clause);
  const bias = network.bias[neuron];
  const own = weighed(network, neuron, x, (input) => groups.groupOf[input] === clause);
  const others = weighed(network, neuron, x, (input) => groups.groupOf[input] !== clause);
  const output = network.output[neuron];
  return { neuron, clause, bias, own, others, sum: sums[clause], output };
}

function select(scene: Scene): NeuronModel | null {
  const { record } = scene;
  const frame = Math.min(scene.frame, beforeFrame(record.schedule));
  const network = keptNetwork(record, 'dense', frame);
  if (!network || !hasClauses(record)) return null;
  const picked = pickedNeuron(scene);
  const known = picked >= 0 && picked < network.children;
  const all = Array.from({ length: network.children }, (_, c) => neuronOn(network, scene, c));
  const loudest = greatest(all.map(({ sum }) => sum));
  return { ...all[known ? picked : loudest], picked: known };
}

const fires = ({ sum }: NeuronModel): boolean => sum > 0;

export const neuron: Beat<NeuronModel> = {
  id: 'neuron',
  title: later('One neuron'),
  spec: {},
  view: { at: 25, pin: '', show: 'fpe-clause' },
  look: 'networks',
  select,
  mark: ({ neuron }) => ({ kind: 'neuron', parent: neuron }),
  text: (m) => [
    words`A row is a neuron and a column an input. Each mark is a weight: blue boxes are positive, orange discs negative, and larger ones count more.`,
    words`The neuron adds up weight times input, +1 for an input that is on and −1 for one that is off. Above zero it fires; with clause ${letter(m.clause)} true and all else off, neuron ${`${m.neuron + 1}`} comes to ${fixed(m.sum, 2)} and ${fires(m) ? t('fires') : t('stays silent')}.`,
  ],
  formula: (m) => [
    row(
      name('z'),
      SIGN.equals,
      name('b'),
      SIGN.plus,
      SIGN.sum,
      sub(name('w'), name('i')),
      sub(name('x'), name('i')),
    ),
    row(
      name('z'),
      SIGN.equals,
      num(m.bias),
      added(m.own),
      added(m.others),
      SIGN.equals,
      num(m.sum),
    ),
    row(
      text(t('adds')),
      num(m.output),
      SIGN.times,
      call('max', num(0, 0), num(m.sum)),
      SIGN.equals,
      num(m.output * Math.max(0, m.sum)),
    ),
  ],
  task: {
    words: () =>
      words`Pick a neuron: choose a row of the dense network${keys(t(', with the arrow keys and Enter'))}. The numbers become those of your neuron.`,
    place: 'networks',
    done: (_, m) => m.picked,
    after: (_, m) =>
      words`Clause ${letter(m.clause)} drives neuron ${`${m.neuron + 1}`} the most. Pick others: in some rows one clause stands out, in some none does.`,
  },
  slow: true,
};
