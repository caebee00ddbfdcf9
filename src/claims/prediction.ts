import { leastSquares } from '../lib/statistics';
import { later } from '../lib/text';
import type { MethodId } from '../methods';
import { type MeasureId, nullOf } from '../model/measures';
import { arm, GRID_SEEDS } from './arm';
import type { Arm, Claim, Comparison, Results, Row } from './claim';
import { linkTo } from './compare';
import { armsOf, type Series, seriesOver } from './grid';
import { effectWords } from './words';

/** Settings in which dense is neither perfect nor lost: elsewhere there is no gain to predict. */
const SERIES = [...seriesOver('clauses', [4, 8, 16, 24]), ...seriesOver('hidden', [4, 16, 32])];

/** Metrics with the side their fold change should be on when the accuracy gains. */
const METRICS = [
  { id: 'capacity', name: later('feature capacity'), claimed: 1, aside: false },
  { id: 'cosineAbs', name: later('|cosine| of neurons'), claimed: -1, aside: false },
  { id: 'interference', name: later('interference'), claimed: -1, aside: true },
] as const;
type Metric = (typeof METRICS)[number];

/** What counts as a high R². */
const HIGH = 0.5;

/** Split and dense arm of every setting of some series. */
const pairsOf = (series: readonly Series[]): (readonly [Arm, Arm])[] =>
  series.flatMap(({ split, dense }) =>
    [...split].flatMap(([value, ahead]) => {
      const base = dense.get(value);
      return base ? [[ahead, base] as const] : [];
    }),
  );

const setOf = (name: string, method: MethodId) => ({
  name,
  method,
  pairs: pairsOf(SERIES.filter((series) => series.method === method)),
});

/** Both splits together, and each on its own: what predicts which split is better may differ. */
const SETS = [
  // Neither split's colour.
  { name: later('both splits'), method: 'sparse-wide', pairs: pairsOf(SERIES) },
  setOf(later('clause-aware'), 'fpe-clause'),
  setOf(later('random'), 'fpe-random'),
] as const;
type Set = (typeof SETS)[number];

/** Split over dense of a measure, [setting][seed]. */
const folds = (results: Results, { pairs }: Set, measure: MeasureId): number[][] =>
  pairs.map(([split, dense]) => {
    const base = results.values(dense, measure);
    return results.values(split, measure).map((value, seed) => value / base[seed]);
  });

/** R² of the least-squares line, negative where it slopes the other way than claimed. */
function signedFit(x: readonly number[], y: readonly number[], claimed: 1 | -1): number {
  const { slope, r2, n } = leastSquares(x, y);
  if (n < 3) return Number.NaN;
  return Math.sign(slope) === claimed ? r2 : -r2;
}

/** R² over the settings, one a seed: fold change of the metric against relative accuracy. */
function fits(results: Results, set: Set, metric: Metric, shuffled: boolean): number[] {
  const change = folds(results, set, shuffled ? nullOf(metric.id) : metric.id);
  const gain = folds(results, set, 'accuracy');
  return gain[0].map((_, seed) =>
    signedFit(
      change.map((row) => row[seed]),
      gain.map((row) => row[seed]),
      metric.claimed,
    ),
  );
}

const compareOne = (results: Results, set: Set, metric: Metric, shuffled: boolean): Comparison => ({
  label: shuffled
    ? later`${metric.name}, ${set.name}, shuffled weights`
    : `${metric.name}, ${set.name}`,
  values: fits(results, set, metric, shuffled),
  sense: 'more',
  least: 0,
  from: HIGH,
  aside: shuffled || metric.aside,
});

export const prediction: Claim = {
  id: 'prediction',
  asked: 'paper',
  title: later('The change of capacity and cosine predicts the gain in accuracy'),
  published: later('both correlate with the gain, high R²'),
  arms: armsOf(SERIES),
  readings: METRICS.flatMap(({ id }) => [
    { measure: id, moment: 'after' as const },
    { measure: nullOf(id), moment: 'after' as const },
  ]),
  link: linkTo(
    [arm('fpe-random'), arm('fpe-clause')],
    {},
    {
      seeds: GRID_SEEDS,
      sweep: {
        x: { field: 'clauses', values: [4, 8, 16, 24] },
        y: { field: 'alpha', values: [2, 4] },
      },
    },
  ),
  axis: { label: later('R², negative: the other way'), unit: '', digits: 2, signed: false },
  unit: '',
  digits: 2,
  compare: (results) =>
    [false, true].flatMap((shuffled) =>
      METRICS.flatMap((metric) => SETS.map((set) => compareOne(results, set, metric, shuffled))),
    ),
  rows: (results) =>
    METRICS.filter(({ aside }) => !aside).flatMap((metric) =>
      SETS.flatMap((set) =>
        [false, true].map(
          (shuffled): Row => ({
            label: shuffled ? later('shuffled') : set.name,
            group: metric.name,
            method: set.method,
            values: fits(results, set, metric, shuffled),
            pale: shuffled,
          }),
        ),
      ),
    ),
  say: (parts) => {
    const said = (metric: number, set: number, shuffled = 0): string =>
      effectWords(parts[(shuffled * METRICS.length + metric) * SETS.length + set], 2);
    return later`Over ${SETS[1].pairs.length} settings, R² with the relative gain is ${said(0, 1)} for capacity and ${said(1, 1)} for |cosine| of clause-aware splits (masks alone: ${said(0, 1, 1)} and ${said(1, 1, 1)}), ${said(0, 2)} and ${said(1, 2)} of random ones.`;
  },
};
