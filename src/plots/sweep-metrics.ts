/** What a sweep's cells can show: names, units and digits of the gain and of every measure. */
import { filled, later, t } from '../lib/text';
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
  label: later('gain over dense'),
  unit: later('points'),
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
export function withUnit(metric: SweepMetric): string {
  if (metric.id === 'gain') return t('gain over dense in points');
  if (metric.unit === '') return t(metric.label);
  return filled(t('{0} in {1}', 'unit'), [t(metric.label), t(metric.unit)]);
}

/** A number with the metric's unit. */
export const unitText = (metric: SweepMetric, number: string): string =>
  metric.unit === '' ? number : `${number} ${t(metric.unit)}`;
