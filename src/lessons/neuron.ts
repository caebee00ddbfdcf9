/** Beat 1: what one neuron computes, with the numbers of any neuron that is picked. */
import { fixed } from '../lib/format';
import type { Network } from '../model/network';
import { beforeFrame } from '../model/timeline';
import type { Beat, Scene } from './beat';
import { added, brackets, name, num, row, SIGN, sub, words as text } from './formula';
import {
  exampleOf,
  hasClauses,
  keptNetwork,
  letter,
  mostMixed,
  strongestClause,
  weighed,
} from './networks';
import { words } from './words';

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

/** The neuron on the example in which only its strongest clause holds. */
export function neuronOn(
  network: Network,
  scene: Scene,
  neuron: number,
): Omit<NeuronModel, 'picked'> {
  const { groups } = scene.record;
  const clause = strongestClause(network, groups, neuron);
  const x = exampleOf(groups, clause);
  const bias = network.bias[neuron];
  const own = weighed(network, neuron, x, (input) => groups.groupOf[input] === clause);
  const others = weighed(network, neuron, x, (input) => groups.groupOf[input] !== clause);
  const sum = bias + own + others;
  return { neuron, clause, bias, own, others, sum, output: network.output[neuron] };
}

function select(scene: Scene): NeuronModel | null {
  const { record } = scene;
  const frame = Math.min(scene.frame, beforeFrame(record.schedule));
  const network = keptNetwork(record, 'dense', frame);
  if (!network || !hasClauses(record)) return null;
  const picked = pickedNeuron(scene);
  const known = picked >= 0 && picked < network.children;
  const neuron = known ? picked : mostMixed(network, record.groups).neuron;
  return { ...neuronOn(network, scene, neuron), picked: known };
}

const fires = ({ sum }: NeuronModel): boolean => sum > 0;

export const neuron: Beat<NeuronModel> = {
  id: 'neuron',
  title: 'One neuron',
  spec: {},
  view: { at: 25, pin: '', show: 'fpe-clause' },
  look: 'networks',
  select,
  mark: ({ neuron }) => ({ kind: 'neuron', parent: neuron }),
  text: (m) => [
    words`A row is a neuron and a column an input. A mark is a weight: how much the neuron listens to that input. Blue boxes are positive, orange discs negative, and a larger mark weighs more.`,
    words`An input that is on counts as +1, one that is off as −1. The neuron adds up weight times input. Above zero it fires and passes the sum on; below, it stays silent.`,
    words`With clause ${letter(m.clause)} true and every other input off, neuron ${`${m.neuron + 1}`} comes to ${fixed(m.sum, 2)}: it ${fires(m) ? 'fires' : 'stays silent'}.`,
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
      text('adds'),
      num(m.output),
      SIGN.times,
      text('max'),
      brackets(row(num(0, 0), text(','), num(m.sum))),
      SIGN.equals,
      num(m.output * Math.max(0, m.sum)),
    ),
  ],
  task: {
    words: () =>
      words`Pick a neuron: click a row of the left network, or walk there with the arrow keys and press Enter. The numbers become those of your neuron.`,
    place: 'networks',
    done: (_, m) => m.picked,
    after: (_, m) =>
      words`Neuron ${`${m.neuron + 1}`} listens most to clause ${letter(m.clause)}. Pick others: some have one clause that stands out, some have none.`,
  },
  slow: true,
};
