/** The register of metrics: adding one is its file and a line here. */
import { meanCapacity } from './capacity';
import { neuronCosine } from './cosine';
import { interference } from './interference';
import type { Metric } from './metric';
import { meanMixed } from './mixed';

export { capacities, columnGram, meanCapacity } from './capacity';
export { type NeuronCosine, neuronCosine } from './cosine';
export { inputCosines, meanBetweenGroups } from './input-cosines';
export {
  clauseVectors,
  interference,
  interferenceMatrix,
  meanOffDiagonal,
} from './interference';
export type { Metric } from './metric';
export { clauseEnergy, meanMixed, mixedClauses } from './mixed';
export { SETTLED_SHARE, type Settled, settledClauses } from './settled';

const fixed = (digits: number) => (value: number) =>
  Number.isFinite(value) ? value.toFixed(digits).replace('-', '−') : '–';

export const METRICS = [
  {
    id: 'interference',
    label: 'interference',
    unit: '',
    explanation:
      'Mean |cosine| between clause vectors, a clause vector being the mean of its literals’ signed input columns.',
    of: interference,
    format: fixed(2),
  },
  {
    id: 'mixed',
    label: 'clauses mixed',
    unit: 'clauses',
    explanation:
      'Participation ratio of a neuron’s squared weight by clause, (Σe)²/Σe², averaged over neurons that have weights.',
    of: meanMixed,
    format: fixed(1),
  },
  {
    id: 'capacity',
    label: 'feature capacity',
    unit: '',
    explanation:
      'Mean over inputs of (W_i·W_i)² / Σ_j (W_i·W_j)²: how much of its direction an input owns.',
    of: meanCapacity,
    format: fixed(2),
  },
  {
    id: 'cosine',
    label: 'cosine between neurons',
    unit: '',
    explanation: 'Mean signed cosine between the weight vectors of two neurons.',
    of: (network) => neuronCosine(network).signed,
    format: fixed(2),
  },
  {
    id: 'cosineAbs',
    label: '|cosine| between neurons',
    unit: '',
    explanation: 'Mean absolute cosine between the weight vectors of two neurons.',
    of: (network) => neuronCosine(network).absolute,
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
