/** Tables of bits for tests of own data. */
import { stream } from '../../src/lib/random';
import { type Dataset, keepDataset } from '../../src/tasks/data-store';
import { readTable } from '../../src/tasks/data-table';

/** CSV of `rows` random rows over `inputs` columns; the label is an odd number of ones in the first two. */
export function tableText(rows: number, inputs: number, seed = 1): string {
  const random = stream(seed, 'sample', 0);
  const names = Array.from({ length: inputs }, (_, j) => `q${j + 1}`);
  const lines = Array.from({ length: rows }, () => {
    const bits = Array.from({ length: inputs }, () => random.below(2));
    return [...bits, bits[0] ^ bits[1]].join(',');
  });
  return [[...names, 'label'].join(','), ...lines].join('\n');
}

/** The same as a dataset. Throws where the text is none. */
export function datasetFrom(text: string): Dataset {
  const result = readTable(text);
  if (!result.ok) throw new Error(result.problems.map((p) => p.text).join(' '));
  return result.dataset;
}

/** A dataset that is at hand. */
export function keptDataset(rows: number, inputs: number, seed = 1): Dataset {
  const dataset = datasetFrom(tableText(rows, inputs, seed));
  keepDataset(dataset);
  return dataset;
}
