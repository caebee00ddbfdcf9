/** What a sweep's cells can show: names, units and digits of the gain and of every measure. */
import { type MeasureName, measureName } from '../metrics';
import type { MeasureId } from '../model/measures';
import { fixed } from './format';

export type SweepMetricId = 'gain' | MeasureId;

export interface SweepMetric extends Omit<MeasureName, 'group'> {
  readonly id: SweepMetricId;
}

/** Differences of accuracies within this many points are ties. */
export const TIE = 0.05;

const GAIN: SweepMetric = {
  id: 'gain',
  label: 'gain over dense',
  unit: 'points',
  digits: 1,
  scale: 100,
};

/** Name, unit and digits of what the cells show; throws on an unknown id, naming it. */
export const sweepMetric = (id: SweepMetricId): SweepMetric =>
  id === 'gain' ? GAIN : { id, ...measureName(id) };

/** A number in the metric's digits, without unit. */
export const valueText = (metric: SweepMetric, value: number): string =>
  fixed(value, metric.digits);

/** "test accuracy in %". */
export const withUnit = (metric: SweepMetric): string =>
  metric.unit === '' ? metric.label : `${metric.label} in ${metric.unit}`;
