import { signed } from '../lib/format';
import { finite, mean } from '../lib/statistics';
import { nullOf } from '../model/measures';
import { arm } from './arm';
import type { Arm, Claim, Comparison, Results, Row } from './claim';
import { linkTo, rowOf } from './compare';
import { lostWords } from './words';

const dense = arm('dense');
const SPLITS = [
  { name: 'random', arm: arm('fpe-random') },
  { name: 'clause-aware', arm: arm('fpe-clause') },
] as const;
/** What is measured, and the sign of the claimed change. */
const METRICS = [
  { id: 'capacity', name: 'feature capacity', sign: 1, word: 'rises' },
  { id: 'cosineAbs', name: '|cosine| of neurons', sign: -1, word: 'falls' },
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

const compareAll = (results: Results, shuffled: boolean): Comparison[] =>
  METRICS.flatMap((metric) =>
    SPLITS.map((split) => ({
      label: `${split.name}: ${metric.name} ${metric.word}${shuffled ? ', shuffled weights' : ''}`,
      values: change(results, split.arm, metric, shuffled).map((value) => metric.sign * value),
      sense: 'more' as const,
      least: LEAST,
      aside: shuffled,
    })),
  );

/** "+75 and +70 % (shuffled +74 and +74 %)" of both splits. */
function changeWords(results: Results, metric: Metric): string {
  const [all, shuffled] = [false, true].map((of) =>
    SPLITS.map((split) => signed(mean(finite(change(results, split.arm, metric, of))), 0)).join(
      ' and ',
    ),
  );
  return `${all} % (masks alone, on shuffled weights: ${shuffled} %)`;
}

export const structure: Claim = {
  id: 'structure',
  asked: 'paper',
  title: 'Feature capacity goes up and the cosine between neurons goes down',
  published: 'capacity up, cosine down',
  arms: [dense, ...SPLITS.map((split) => split.arm)],
  readings: METRICS.flatMap(({ id }) => [
    { measure: id, moment: 'after' as const },
    { measure: nullOf(id), moment: 'after' as const },
  ]),
  link: linkTo(SPLITS.map((split) => split.arm)),
  axis: { label: 'change against dense', unit: '%', digits: 0, signed: true },
  unit: '%',
  digits: 0,
  untested: '',
  compare: (results) => [...compareAll(results, false), ...compareAll(results, true)],
  rows: (results) =>
    METRICS.flatMap((metric) =>
      SPLITS.flatMap((split): Row[] => [
        rowOf(results, split.arm, split.name, {
          group: metric.name,
          values: change(results, split.arm, metric, false),
        }),
        rowOf(results, split.arm, 'shuffled', {
          group: metric.name,
          values: change(results, split.arm, metric, true),
          pale: true,
        }),
      ]),
    ),
  say: (parts, results) => {
    const [capacity, cosine] = METRICS.map((metric) => changeWords(results, metric));
    return `Random and clause-aware change capacity by ${capacity}, |cosine| by ${cosine}.${lostWords(parts)}`;
  },
};
