/** Right answers by class, before and after, out of the two tables of answers. */
import { t } from '../lib/text';
import type { Method } from '../methods';
import { confusionPair } from './layered-pair';
import { type Empty, isEmpty, type PlotInput } from './plot';

export interface ClassRow {
  readonly name: string;
  readonly examples: number;
  /** Examples of the class that each side gets right. */
  readonly right: readonly [left: number, right: number];
  /** The same as shares, 0 … 1. */
  readonly values: readonly [left: number, right: number];
  /** Right minus left, as a share. */
  readonly gain: number;
}

export interface ClassesModel {
  /** Largest gain first. */
  readonly rows: readonly ClassRow[];
  /** Classes there are, and how many of them are not in `rows`. */
  readonly all: number;
  readonly left: number;
  readonly gained: number;
  readonly lost: number;
  /** Examples of the largest class. */
  readonly most: number;
  readonly total: readonly [left: number, right: number];
  readonly names: readonly [left: string, right: string];
  readonly epochs: readonly [left: number, right: number];
  readonly method: Method;
  /** Both sides are one network. */
  readonly same: boolean;
}

/** More classes than these show only the ends, half of these each. */
const MOST = 30;

export function selectClasses(input: PlotInput): ClassesModel | Empty {
  const pair = confusionPair(input);
  if (isEmpty(pair)) return pair;
  const { left, right, layered, method, same } = pair;
  const names = layered.classNames;
  const rows = names
    .map((name, c): ClassRow => {
      const examples = sumRow(right.value, c, names.length);
      const at = c * names.length + c;
      const counts = [left.value[at], right.value[at]] as const;
      const of = (k: 0 | 1): number => counts[k] / Math.max(1, examples);
      return {
        ...{ name, examples, right: counts, values: [of(0), of(1)] },
        gain: (counts[1] - counts[0]) / Math.max(1, examples),
      };
    })
    .filter(({ examples }) => examples > 0);
  if (rows.length === 0)
    return { empty: t('There are no test examples of any class.'), lasting: true };
  const sorted = rows.sort((a, b) => b.gain - a.gain || b.values[1] - a.values[1]);
  const examples = rows.reduce((sum, row) => sum + row.examples, 0);
  const total = (k: 0 | 1): number => rows.reduce((sum, row) => sum + row.right[k], 0) / examples;
  const all = sorted.length;
  const ends = all > MOST ? [...sorted.slice(0, MOST / 2), ...sorted.slice(-MOST / 2)] : sorted;
  return {
    ...{ rows: ends, all, left: all - ends.length, method, same },
    gained: rows.filter(({ gain }) => gain > 0).length,
    lost: rows.filter(({ gain }) => gain < 0).length,
    most: Math.max(...rows.map((row) => row.examples)),
    total: [total(0), total(1)],
    names: [left.name, right.name],
    epochs: [left.epoch, right.epoch],
  };
}

/** Examples of a class, whatever the answer. */
const sumRow = (counts: Uint32Array, row: number, width: number): number =>
  counts.subarray(row * width, (row + 1) * width).reduce((a, b) => a + b, 0);
