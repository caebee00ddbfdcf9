/** Datasets read, loaded and made in a real worker. */
import { describe, expect, test } from 'vitest';
import { requestData } from '../../src/engine/data-client';
import { readFiles } from '../../src/tasks/embeddings/read';
import { embeddingSample } from '../../src/tasks/embeddings/sample';

const table = `a,b,label\n${Array.from({ length: 130 }, (_, i) => `${i},${i / 8},${i % 3}`).join('\n')}`;

describe('a worker', () => {
  test('reads the files it is given, as they are read here', async () => {
    const files = [new File([table], 'table.csv')];
    const outcome = await requestData({ type: 'files', files });
    const here = await readFiles(files);
    expect(outcome.type === 'done' && outcome.dataset).toEqual(here.ok && here.dataset);
    expect(outcome.type === 'done' && outcome.dataset.features[2]).toBe(1);
  });

  test('says what is wrong with them', async () => {
    const files = [new File([table.replace('7,', 'x,')], 'table.csv')];
    expect(await requestData({ type: 'files', files })).toEqual({
      type: 'failed',
      more: 0,
      problems: [
        {
          text: 'table.csv, line 9, column 1: (a) “x” is none, expected a finite number.',
          file: 'table.csv',
          place: { line: 9, column: 1 },
        },
      ],
    });
  });

  test('makes the same sample', async () => {
    const outcome = await requestData({ type: 'sample' });
    const { checksum } = await embeddingSample();
    expect(outcome.type === 'done' && outcome.dataset.checksum).toBe(checksum);
  });

  test('says that images are missing, with the name of the file', async () => {
    const base = new URL('/nowhere/', document.baseURI).href;
    const outcome = await requestData({ type: 'fashion-mnist', base, all: false });
    expect(outcome).toMatchObject({ type: 'failed', problems: [{ file: 'manifest.json' }] });
  });

  test('is ended where it is called off, and is not begun where that was before', async () => {
    const control = new AbortController();
    const shape = { rows: 100_000, columns: 512, classes: 100 };
    const started = performance.now();
    const promise = requestData({ type: 'sample', shape }, { signal: control.signal });
    setTimeout(() => control.abort(), 50);
    await expect(promise).rejects.toMatchObject({ name: 'AbortError' });
    // Control: to its end it would have taken many seconds.
    expect(performance.now() - started).toBeLessThan(3000);
    let opened = 0;
    const openPort = () => {
      opened++;
      return { post: () => {}, terminate: () => {} };
    };
    const early = requestData({ type: 'sample' }, { signal: control.signal, openPort });
    await expect(early).rejects.toMatchObject({ name: 'AbortError' });
    expect(opened).toBe(0);
  });

  test('that crashes is a failure, and is ended', async () => {
    let ended = 0;
    const outcome = await requestData(
      { type: 'sample' },
      {
        openPort: (_, onCrash) => ({
          post: () => onCrash('out of memory'),
          terminate: () => ended++,
        }),
      },
    );
    expect(outcome).toMatchObject({
      type: 'failed',
      problems: [{ text: 'The data could not be read (out of memory).' }],
    });
    expect(ended).toBe(1);
  });
});
