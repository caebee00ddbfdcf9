/** Beat 3: more inputs and clauses than neurons, so that each owns part of a direction only. */
import { fixed } from '../lib/format';
import { later, t } from '../lib/text';
import { capacities, rank } from '../metrics';
import { beforeFrame } from '../model/timeline';
import type { Beat, Scene } from './beat';
import { brackets, name, num, over, power, row, SIGN, sub, words as text } from './formula';
import { hasClauses, keptNetwork, mostMixed } from './networks';
import { words } from './words';

export interface SuperpositionModel {
  readonly inputs: number;
  readonly clauses: number;
  readonly neurons: number;
  /** Σ of the inputs' capacities, and the most it can be. */
  readonly capacity: number;
  readonly rank: number;
  /** The neuron that mixes the most clauses, its number of clauses and its output weight. */
  readonly neuron: number;
  readonly mixed: number;
  readonly output: number;
}

function select({ record, frame }: Scene): SuperpositionModel | null {
  const network = keptNetwork(record, 'dense', Math.min(frame, beforeFrame(record.schedule)));
  if (!network || !hasClauses(record)) return null;
  const { neuron, mixed } = mostMixed(network, record.groups);
  return {
    inputs: network.inputs,
    clauses: record.groups.count,
    neurons: network.children,
    capacity: capacities(network).reduce((a, b) => a + b, 0),
    rank: rank(network),
    neuron,
    mixed,
    output: network.output[neuron],
  };
}

/** Whether there are fewer neurons than inputs at all. */
const crowded = ({ inputs, neurons }: SuperpositionModel): boolean => inputs > neurons;

const w = (letter: string) => sub(name('w'), name(letter));

export const superposition: Beat<SuperpositionModel> = {
  id: 'superposition',
  title: later('Superposition'),
  spec: {},
  view: { at: 25, pin: '', show: 'fpe-clause', matrix: 'clauses' },
  look: 'interference',
  select,
  mark: ({ neuron }) => ({ kind: 'neuron', parent: neuron }),
  text: (m) => [
    crowded(m)
      ? words`There are ${t`${m.inputs} inputs`} and only ${t`${m.neurons} neurons`}, so inputs must share neurons. This is called superposition.`
      : words`There are ${t`${m.inputs} inputs`} and ${t`${m.neurons} neurons`}: with fewer neurons, inputs would have to share them, which is called superposition.`,
    words`Neuron ${`${m.neuron + 1}`} mixes ${fixed(m.mixed, 1)} clauses but has one output weight, ${fixed(m.output, 2)}: when it fires, the output cannot tell which of them was true.`,
    words`An input’s capacity is the part of a direction that it owns. All of them together are at most ${`${m.rank}`}, so an input has ${fixed(m.capacity / m.inputs, 2)} on average.`,
  ],
  formula: (m) => [
    row(
      sub(name('C'), name('i')),
      SIGN.equals,
      over(
        power(brackets(row(w('i'), SIGN.dot, w('i'))), num(2, 0)),
        row(SIGN.sum, power(brackets(row(w('i'), SIGN.dot, w('j'))), num(2, 0))),
      ),
    ),
    row(
      SIGN.sum,
      sub(name('C'), name('i')),
      SIGN.equals,
      num(m.capacity, 1),
      SIGN.most,
      num(m.rank, 0),
    ),
    row(
      text(t('mean')),
      num(m.capacity, 1),
      SIGN.slash,
      num(m.inputs, 0),
      SIGN.equals,
      num(m.capacity / m.inputs),
    ),
  ],
  task: {
    words: (m) =>
      words`Switch the matrix from clauses to ${t`${m.inputs} inputs`}. The blocks on the diagonal are clauses; everything outside them is overlap that nobody wanted.`,
    place: 'matrix',
    done: ({ view }) => view.matrix === 'inputs',
    after: (_, m) =>
      words`With ${t`${m.neurons} directions`} for ${t`${m.inputs} inputs`}, some overlap is forced. What training chooses is who overlaps with whom.`,
  },
};
