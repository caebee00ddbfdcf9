/** The strips of claims that the gallery and the golden drawings show, on made-up seeds. */
import type { Axis, Row, Strip } from '../../src/claims';
import { ACCURACY_AXIS, GAIN_AXIS } from '../../src/claims/compare';
import { stream } from '../../src/lib/random';
import type { Case } from './cases';

type Mean = readonly [label: string, method: Row['method'], mean: number, spread: number];

/** Twenty seeds around the mean, the same every time. */
function valuesOf([label, method, mean, spread]: Mean, group: string): number[] {
  const name = `${group}${label}${method}`;
  const place = [...name].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 65536, 1);
  const random = stream(place, 'init', 9);
  return Array.from({ length: 20 }, () => {
    const bell = random.uniform() + random.uniform() + random.uniform() - 1.5;
    return Math.min(100, mean + 2 * spread * bell);
  });
}

const rowsOf = (means: readonly Mean[], group = '', rest: Partial<Row> = {}): Row[] =>
  means.map((one) => ({
    label: one[0],
    method: one[1],
    group,
    values: valuesOf(one, group),
    ...rest,
  }));

const strip = (title: string, axis: Axis, rows: readonly Row[]): Strip => ({ title, axis, rows });

const order = rowsOf([
  ['dense', 'dense', 80, 3],
  ['random', 'fpe-random', 85, 3],
  ['clause-aware', 'fpe-clause', 96, 3],
]);
const growth = (alpha: number): Row[] =>
  (['fpe-clause', 'fpe-random'] as const).flatMap((method) =>
    rowsOf(
      [2, 4, 8, 16, 24].map((m) => [`${m} clauses`, method, m * alpha * 0.4 - 3, 2]),
      `${method === 'fpe-clause' ? 'clause-aware' : 'random'}, α ${alpha}`,
    ),
  );
const lost = order.map((row, r) => ({
  ...row,
  values: row.values.map((value, s) => (r === 2 || (r === 1 && s < 3) ? Number.NaN : value)),
}));

const strips: Readonly<Record<string, Strip>> = {
  'claim-accuracy': strip('One beats the other', ACCURACY_AXIS, order),
  'claim-gains': strip('The gain grows', GAIN_AXIS, [...growth(2), ...growth(4)]),
  'claim-nulls': strip(
    'Capacity goes up',
    { label: 'change against dense', unit: '%', digits: 0, signed: true },
    [
      ...rowsOf([['random', 'fpe-random', 75, 6]], 'feature capacity'),
      ...rowsOf([['shuffled', 'fpe-random', 74, 4]], 'feature capacity', { pale: true }),
      ...rowsOf([['sparse wide', 'sparse-wide', -20, 5]], '|cosine| of neurons'),
      ...rowsOf([['shuffled', 'sparse-wide', -14, 4]], '|cosine| of neurons', { pale: true }),
    ],
  ),
  'claim-diverged': strip('Some diverged', ACCURACY_AXIS, lost),
  'claim-level': strip(
    'All the same',
    { label: 'R²', unit: '', digits: 2, signed: false },
    order.map((row) => ({ ...row, values: row.values.map(() => 0.5) })),
  ),
};

export const CLAIM_CASES: readonly Case[] = Object.entries(strips).map(([name, claim]) => ({
  name,
  record: {},
  input: { claim },
}));
