/** What most claims compare and draw: accuracies of arms, seed by seed, in percent and points. */
import { later } from '../lib/text';
import type { MeasureId } from '../model/measures';
import { DEFAULT_SPEC, DEFAULT_VIEW } from '../spec/fields';
import { encode } from '../spec/permalink';
import type { Spec, View } from '../spec/spec';
import { NO_SWEEP, type Sweep } from '../spec/sweep';
import { inOrder, SEEDS } from './arm';
import type { Arm, Axis, Claim, Comparison, Results, Row } from './claim';

/** Points of accuracy below which two networks are “about the same”, here as on the whole page. */
export const LEAST_POINTS = 1;

/** Test accuracy after training, %. */
export const accuracy = (results: Results, arm: Arm, measure: MeasureId = 'accuracy'): number[] =>
  results.values(arm, measure).map((share) => 100 * share);

/** a − b, seed by seed, over the seeds both have. */
export const minus = (a: readonly number[], b: readonly number[]): number[] =>
  a.slice(0, b.length).map((value, seed) => value - b[seed]);

/** How far an arm is ahead of another, points a seed. */
export const lead = (results: Results, a: Arm, b: Arm): number[] =>
  minus(accuracy(results, a), accuracy(results, b));

/** A comparison in points that must reach the smallest effect. */
export const more = (
  label: string,
  values: readonly number[],
  rest: Partial<Comparison> = {},
): Comparison => ({ label, values, sense: 'more', least: LEAST_POINTS, ...rest });

export const rowOf = (results: Results, arm: Arm, label: string, rest: Partial<Row> = {}): Row => ({
  label,
  group: '',
  method: arm.method,
  values: accuracy(results, arm),
  ...rest,
});

export const ACCURACY_AXIS: Axis = {
  label: later('test accuracy after training'),
  unit: '%',
  digits: 1,
  signed: false,
};

export const GAIN_AXIS: Axis = {
  label: later('gain over dense'),
  unit: later('points'),
  digits: 1,
  signed: true,
};

/** What claims about accuracy have in common. */
export const IN_POINTS = {
  unit: later('points'),
  digits: 1,
  axis: ACCURACY_AXIS,
} as const satisfies Partial<Claim>;

/** The fragment that opens a setting with these methods, the last one beside the dense network. */
export function linkTo(
  arms: readonly Arm[],
  patch: Partial<Spec> = {},
  { seeds = SEEDS, show = DEFAULT_VIEW.show, sweep = NO_SWEEP as Sweep } = {},
): string {
  const methods = inOrder(['dense', ...arms.map(({ method }) => method)]);
  const view: View = { ...DEFAULT_VIEW, show };
  return encode({ ...DEFAULT_SPEC, ...patch, methods, seeds }, view, sweep);
}
