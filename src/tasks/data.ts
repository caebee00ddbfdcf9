/**
 * A file of one's own: columns of bits and one of labels. The seed shuffles the rows; a fifth of
 * them tests, the rest trains. Nobody knows its clauses. Ours, not the paper's.
 */

import { shuffle, stream } from '../lib/random';
import { later } from '../lib/text';
import { type DataShape, parseShape, partsOf } from './data-shape';
import { type Dataset, datasetOf, trueCount } from './data-store';
import type { BitExamples, Task, TaskOptions } from './task';

function shape({ data }: TaskOptions): DataShape {
  const found = parseShape(data);
  if (!found) throw new Error(`"${data}" names no file`);
  return found;
}

function dataset({ data }: TaskOptions): Dataset {
  const found = datasetOf(data);
  if (!found) throw new Error(`the file ${data} is not here`);
  return found;
}

/** Which rows of the file a part has, in the order in which it gives them. */
function rowsOf(rows: number, seed: number, part: 'train' | 'test'): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  shuffle(order, stream(seed, 'formula', 0));
  const { test } = partsOf(rows);
  return part === 'test' ? order.subarray(0, test) : order.subarray(test);
}

function examples(
  options: TaskOptions,
  seed: number,
  part: 'train' | 'test',
  count: number,
): BitExamples {
  const { examples: all } = dataset(options);
  const { inputs, wordsPerRow } = all;
  const chosen = rowsOf(all.count, seed, part);
  const rows = new Uint32Array(count * wordsPerRow);
  const labels = new Uint32Array(Math.ceil(count / 32));
  for (let b = 0; b < count; b++) {
    // More than there are begin again: the short probe of the engines asks for any number.
    const row = chosen[b % chosen.length];
    rows.set(all.rows.subarray(row * wordsPerRow, (row + 1) * wordsPerRow), b * wordsPerRow);
    if ((all.labels[row >> 5] >>> (row & 31)) & 1) labels[b >> 5] |= 1 << (b & 31);
  }
  return { count, inputs, wordsPerRow, rows, labels };
}

function balance({ data }: TaskOptions): number {
  const all = datasetOf(data)?.examples;
  return all ? trueCount(all) / all.count : Number.NaN;
}

export const data = {
  id: 'data',
  label: 'your own data',
  explanation: 'What the label column of your file says.',
  noun: 'a file',
  options: ['data'],
  unready: (options) =>
    parseShape(options.data) ? null : later('has no file yet: choose one under “Your own data”'),
  missing: ({ data: id }) => datasetOf(id) === undefined,
  inputs: (options) => shape(options).inputs,
  clauseCount: () => 0,
  most: (options) => partsOf(shape(options).rows),
  balance,
  form: () => null,
  groups(options) {
    const { inputs } = shape(options);
    return {
      count: 0,
      groupOf: new Int16Array(inputs).fill(-1),
      sign: new Int8Array(inputs).fill(1),
    };
  },
  examples,
  describe: ({ data: id }) => datasetOf(id)?.names.join(', ') ?? id,
  refusal: () => null,
} as const satisfies Task;
