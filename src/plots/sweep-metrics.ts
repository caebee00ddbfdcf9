/** What a sweep's cells can show: names, units and digits of the gain and of every measure. */
import { METRICS } from '../metrics';
import type { MeasureId } from '../model/measures';
import { fixed } from './format';

export type SweepMetricId = 'gain' | MeasureId;

export interface SweepMetric {
  readonly id: SweepMetricId;
  /** In a sentence, e.g. "test accuracy". */
  readonly label: string;
  /** '' for a plain ratio. */
  readonly unit: string;
  readonly digits: number;
  /** From the record's number to the unit. */
  readonly scale: number;
}

/** Differences of accuracies within this many points are ties. */
export const TIE = 0.05;

const OWN: readonly SweepMetric[] = [
  { id: 'gain', label: 'gain over dense', unit: 'points', digits: 1, scale: 100 },
  { id: 'accuracy', label: 'test accuracy', unit: '%', digits: 1, scale: 100 },
  { id: 'trainAccuracy', label: 'training accuracy', unit: '%', digits: 1, scale: 100 },
  { id: 'loss', label: 'test loss', unit: 'nats', digits: 3, scale: 1 },
  { id: 'nonzeros', label: 'non-zero weights', unit: '', digits: 0, scale: 1 },
  {
    id: 'interferenceNull',
    label: 'interference of shuffled weights',
    unit: '',
    digits: 2,
    scale: 1,
  },
];

/** Name, unit and digits of what the cells show; throws on an unknown id, naming it. */
export function sweepMetric(id: SweepMetricId): SweepMetric {
  const own = OWN.find((m) => m.id === id);
  if (own) return own;
  const metric = METRICS.find((m) => m.id === id);
  if (!metric) throw new Error(`unknown sweep metric "${id}"`);
  const { label, unit } = metric;
  return { id, label, unit: unit === 'clauses' ? '' : unit, digits: 2, scale: 1 };
}

/** A number in the metric's digits, without unit. */
export const valueText = (metric: SweepMetric, value: number): string =>
  fixed(value, metric.digits);

/** "test accuracy in %". */
export const withUnit = (metric: SweepMetric): string =>
  metric.unit === '' ? metric.label : `${metric.label} in ${metric.unit}`;
