/** What `docs/embeddings.md` says is what the readers do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LIMITS } from '../../src/tasks/embeddings/limits';
import { readFiles } from '../../src/tasks/embeddings/read';
import { SAMPLE } from '../../src/tasks/embeddings/sample';
import { MAX_CLASSES, MIN_ROWS } from '../../src/tasks/real-dataset';
import { datasetOf, fileOf, labelsNpy, npy, npz } from '../support/array-files';

const text = readFileSync(join(import.meta.dirname, '../../docs/embeddings.md'), 'utf8');
const script = /```python\n([\s\S]*?)```/.exec(text)?.[1] ?? '';

test('the script has at most 20 lines and writes arrays that are read', async () => {
  const lines = script.trim().split('\n');
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.length).toBeLessThanOrEqual(20);
  // Its arrays, by the names in the script.
  const [x, y] = [...script.matchAll(/arrays\[f"(\w+_)\{part\}"\]/g)].map((found) => found[1]);
  const names = /savez\("[^"]+", (\w+)=/.exec(script)?.[1] ?? '';
  const table = (rows: number) => npy({ shape: [rows, 4], kind: 'f4' }, ([r, c]) => r + c);
  const header = "{'descr': '<U1', 'fortran_order': False, 'shape': (3,), }";
  const arrays = {
    [`${x}train`]: table(150),
    [`${y}train`]: labelsNpy(150),
    [`${x}test`]: table(40),
    [`${y}test`]: labelsNpy(40),
    // Letters a, b, c as UTF-32.
    [names]: npy({ shape: [3], kind: 'u4', header }, ([k]) => 97 + k),
  };
  const dataset = datasetOf(await readFiles([fileOf('clip.npz', npz(arrays))]));
  expect(dataset.parts?.test.length).toBe(40);
  expect(dataset.classNames).toEqual(['a', 'b', 'c']);
});

test('its numbers are those of the code', () => {
  const mib = (bytes: number) => `${bytes / 2 ** 20} MiB`;
  expect(text).toContain(`At most ${mib(LIMITS.file)} of files, ${mib(LIMITS.table)} of a table`);
  expect(text).toContain(`${mib(LIMITS.unpacked)} once unpacked and ${mib(LIMITS.features)} of`);
  expect(text).toContain(`fewer than ${MIN_ROWS} rows`);
  expect(text.replace(/\s+/g, ' ')).toContain(`Two to ${MAX_CLASSES.toLocaleString('en')} classes`);
  const { rows, columns, classes } = SAMPLE;
  const shape = `${rows.toLocaleString('en')} rows of ${columns} features in ${classes} classes`;
  expect(text).toContain(shape);
  expect(60_000 * 512 * 4).toBeLessThanOrEqual(LIMITS.features);
  expect(text).toContain(`take ${(60_000 * 512 * 4).toLocaleString('en')} bytes`);
});
