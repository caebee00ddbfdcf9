/** Which class is taken for which, before and after, out of the two tables of answers. */
import { t } from '../lib/text';
import type { Method } from '../methods';
import { confusionPair } from './layered-pair';
import { type Empty, isEmpty, type PlotInput } from './plot';

/** A class taken for another, and how often on either side. */
export interface Mistake {
  readonly of: number;
  readonly as: number;
  readonly counts: readonly [left: number, right: number];
}

export interface ConfusionModel {
  /** A grid while every class has room in one, else a list of pairs. */
  readonly kind: 'grid' | 'pairs';
  readonly classes: readonly string[];
  /** Examples by class (row) and answer (column), C × C, left and right. */
  readonly counts: readonly [left: Uint32Array, right: Uint32Array];
  /** Examples of each class. */
  readonly examples: readonly number[];
  /** Most confused pairs first, both sides counted together. */
  readonly mistakes: readonly Mistake[];
  /** Wrong answers of each side, and examples. */
  readonly wrong: readonly [left: number, right: number];
  readonly total: number;
  /** Largest share of a class that a mistake takes, and largest change of a cell as a share. */
  readonly most: number;
  readonly mostChange: number;
  readonly names: readonly [left: string, right: string];
  readonly epochs: readonly [left: number, right: number];
  readonly method: Method;
  readonly same: boolean;
}

const MOST_OF_A_GRID = 20;
/** Pairs in the list, and in the table. */
export const MOST_PAIRS = 14;

export function selectConfusion(input: PlotInput): ConfusionModel | Empty {
  const pair = confusionPair(input);
  if (isEmpty(pair)) return pair;
  const { left, right, layered, method, same } = pair;
  const { classNames: classes } = layered;
  const C = classes.length;
  const counts = [left.value, right.value] as const;
  const rowSum = (row: number): number =>
    right.value.subarray(row * C, (row + 1) * C).reduce((a, b) => a + b, 0);
  const examples = classes.map((_, row) => rowSum(row));
  const total = examples.reduce((a, b) => a + b, 0);
  if (total === 0) return { empty: t('There are no test examples of any class.'), lasting: true };
  const mistakes: Mistake[] = [];
  let [most, mostChange] = [0, 0];
  for (let of = 0; of < C; of++) {
    for (let as = 0; as < C; as++) {
      const [a, b] = [counts[0][of * C + as], counts[1][of * C + as]];
      const whole = Math.max(1, examples[of]);
      mostChange = Math.max(mostChange, Math.abs(b - a) / whole);
      if (of === as || a + b === 0) continue;
      most = Math.max(most, a / whole, b / whole);
      mistakes.push({ of, as, counts: [a, b] });
    }
  }
  const sum = ({ counts: [a, b] }: Mistake): number => a + b;
  mistakes.sort((x, y) => sum(y) - sum(x) || x.of - y.of || x.as - y.as);
  const wrong = (k: 0 | 1): number => mistakes.reduce((n, m) => n + m.counts[k], 0);
  return {
    ...{ kind: C <= MOST_OF_A_GRID ? 'grid' : 'pairs', classes, counts, examples, mistakes },
    ...{ wrong: [wrong(0), wrong(1)], total, most, mostChange, method, same },
    names: [left.name, right.name],
    epochs: [left.epoch, right.epoch],
  };
}
