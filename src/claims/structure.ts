import { signed } from '../lib/format';
import { finite, mean } from '../lib/statistics';
import { later } from '../lib/text';
import { nullOf } from '../model/measures';
import { arm } from './arm';
import type { Arm, Claim, Comparison, Results, Row } from './claim';
import { linkTo, rowOf } from './compare';
import { lostWords, stored } from './words';

const dense = arm('dense');
const SPLITS = [
  { name: later('random'), arm: arm('fpe-random') },
  { name: later('clause-aware'), arm: arm('fpe-clause') },
] as const;
/** What is measured, and the sign of the claimed change. */
const METRICS = [
  { id: 'capacity', name: later('feature capacity'), sign: 1 },
  { id: 'cosineAbs', name: later('|cosine| of neurons'), sign: -1 },
] as const;
type Metric = (typeof METRICS)[number];

/** Smallest change that counts, %. */
const LEAST = 5;

/** Change against the dense network of the same seed, %; `shuffled`: of both nulls. */
export function change(results: Results, split: Arm, { id }: Metric, shuffled: boolean): number[] {
  const measure = shuffled ? nullOf(id) : id;
  const [ahead, base] = [results.values(split, measure), results.values(dense, measure)];
  return ahead.map((value, seed) => 100 * (value / base[seed] - 1));
}

function labelOf(split: string, { id }: Metric, shuffled: boolean): string {
  switch (id) {
    case 'capacity':
      return shuffled
        ? later`${split}: feature capacity rises, shuffled weights`
        : later`${split}: feature capacity rises`;
    case 'cosineAbs':
      return shuffled
        ? later`${split}: |cosine| of neurons falls, shuffled weights`
        : later`${split}: |cosine| of neurons falls`;
  }
}

const compareAll = (results: Results, shuffled: boolean): Comparison[] =>
  METRICS.flatMap((metric) =>
    SPLITS.map((split) => ({
      label: labelOf(split.name, metric, shuffled),
      values: change(results, split.arm, metric, shuffled).map((value) => metric.sign * value),
      sense: 'more' as const,
      least: LEAST,
      aside: shuffled,
    })),
  );

/** Mean changes of both splits, then those on shuffled weights. */
const changes = (results: Results, metric: Metric): string[] =>
  [false, true].flatMap((shuffled) =>
    SPLITS.map(({ arm }) => signed(mean(finite(change(results, arm, metric, shuffled))), 0)),
  );

export const structure: Claim = {
  id: 'structure',
  asked: 'paper',
  title: later('Feature capacity goes up and the cosine between neurons goes down'),
  published: later('capacity up, cosine down'),
  arms: [dense, ...SPLITS.map((split) => split.arm)],
  readings: METRICS.flatMap(({ id }) => [
    { measure: id, moment: 'after' as const },
    { measure: nullOf(id), moment: 'after' as const },
  ]),
  link: linkTo(SPLITS.map((split) => split.arm)),
  axis: { label: later('change against dense'), unit: '%', digits: 0, signed: true },
  unit: '%',
  digits: 0,
  compare: (results) => [...compareAll(results, false), ...compareAll(results, true)],
  rows: (results) =>
    METRICS.flatMap((metric) =>
      SPLITS.flatMap((split): Row[] => [
        rowOf(results, split.arm, split.name, {
          group: metric.name,
          values: change(results, split.arm, metric, false),
        }),
        rowOf(results, split.arm, later('shuffled'), {
          group: metric.name,
          values: change(results, split.arm, metric, true),
          pale: true,
        }),
      ]),
    ),
  say: (parts, results) => {
    const [c, u] = METRICS.map((metric) => changes(results, metric));
    return stored(
      later`Random and clause-aware change capacity by ${c[0]} and ${c[1]} % (masks alone, on shuffled weights: ${c[2]} and ${c[3]} %), |cosine| by ${u[0]} and ${u[1]} % (masks alone, on shuffled weights: ${u[2]} and ${u[3]} %).`,
      lostWords(parts),
    );
  },
};
