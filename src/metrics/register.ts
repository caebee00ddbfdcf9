/**
 * The register of metrics: adding one is its file and a line here. Not part of `index.ts`: no plot
 * of the first screen needs all of them.
 */
import { meanCapacity } from './capacity';
import { clauseCapacity } from './clause-capacity';
import { codeLoad, codeless, codeWeight } from './code-measures';
import { neuronCosine } from './cosine';
import { maskCounts } from './coverage';
import { interference } from './interference';
import type { Metric } from './metric';
import { meanMixed } from './mixed';
import { NAMES } from './names';
import { participation } from './participation';
import { rank } from './rank';

const fixed = (digits: number) => (value: number) =>
  Number.isFinite(value) ? value.toFixed(digits).replace('-', '−') : '–';

export const METRICS = [
  {
    id: 'interference',
    label: NAMES.interference.label,
    unit: '',
    explanation:
      'Mean |cosine| between clause vectors, a clause vector being the mean of its literals’ signed input columns.',
    of: interference,
    format: fixed(2),
  },
  {
    id: 'mixed',
    label: NAMES.mixed.label,
    unit: 'clauses',
    explanation:
      'Participation ratio of a neuron’s squared weight by clause, (Σe)²/Σe², averaged over neurons that have weights.',
    of: meanMixed,
    format: fixed(1),
  },
  {
    id: 'capacity',
    label: NAMES.capacity.label,
    unit: '',
    explanation:
      'Mean over inputs of (W_i·W_i)² / Σ_j (W_i·W_j)²: how much of its direction an input owns.',
    of: meanCapacity,
    format: fixed(2),
  },
  {
    id: 'cosine',
    label: NAMES.cosine.label,
    unit: '',
    explanation: 'Mean signed cosine between the weight vectors of two neurons.',
    of: (network) => neuronCosine(network).signed,
    format: fixed(2),
  },
  {
    id: 'cosineAbs',
    label: NAMES.cosineAbs.label,
    unit: '',
    explanation: 'Mean absolute cosine between the weight vectors of two neurons.',
    of: (network) => neuronCosine(network).absolute,
    format: fixed(2),
  },
  {
    id: 'clauseCapacity',
    label: NAMES.clauseCapacity.label,
    unit: '',
    explanation:
      'Mean over clauses of (u_g·u_g)² / Σ_h (u_g·u_h)², u_g being the clause vector: how much of its direction a clause owns.',
    of: clauseCapacity,
    format: fixed(2),
  },
  {
    id: 'rank',
    label: NAMES.rank.label,
    unit: '',
    explanation:
      'Directions in which the input weights are not zero; feature capacities add up to at most this.',
    of: rank,
    format: fixed(0),
  },
  {
    id: 'participation',
    label: NAMES.participation.label,
    unit: '',
    explanation:
      'Participation ratio (Σλ)²/Σλ² of the eigenvalues of W1ᵀW1: how many directions share the weight.',
    of: participation,
    format: fixed(1),
  },
  {
    id: 'codeWeight',
    label: NAMES.codeWeight.label,
    unit: 'neurons',
    explanation:
      'Neurons that carry a clause by the signs of their weights: its code. Mean over clauses; a weight counts from half of its neuron’s typical weight on.',
    of: codeWeight,
    format: fixed(2),
  },
  {
    id: 'codeless',
    label: NAMES.codeless.label,
    unit: 'clauses',
    explanation: 'Clauses without a code: the signs of no neuron match all of their literals.',
    of: codeless,
    format: fixed(0),
  },
  {
    id: 'codeLoad',
    label: NAMES.codeLoad.label,
    unit: 'clauses',
    explanation:
      'Clauses that a neuron carries by the signs of its weights, mean over all neurons.',
    of: codeLoad,
    format: fixed(2),
  },
  {
    id: 'coverage',
    label: NAMES.coverage.label,
    unit: '',
    explanation: 'Share of clauses of which some neuron has an edge from every literal.',
    of: (network, groups) => maskCounts(network, groups).coverage,
    format: fixed(2),
  },
  {
    id: 'wholes',
    label: NAMES.wholes.label,
    unit: '',
    explanation:
      'Share of clauses that stay whole in one child of a neuron, averaged over the neurons that were split.',
    of: (network, groups) => maskCounts(network, groups).wholes,
    format: fixed(2),
  },
  {
    id: 'collisions',
    label: NAMES.collisions.label,
    unit: '',
    explanation:
      'Share of pairs of clauses that are whole in the same child, averaged over the neurons that were split.',
    of: (network, groups) => maskCounts(network, groups).collisions,
    format: fixed(2),
  },
] as const satisfies readonly Metric[];

export type MetricId = (typeof METRICS)[number]['id'];

/** The metric of that id; throws on an unknown one, naming it. */
export function metricOf(id: string): Metric & { id: MetricId } {
  const found = METRICS.find((m) => m.id === id);
  if (!found) throw new Error(`unknown metric "${id}"`);
  return found;
}
