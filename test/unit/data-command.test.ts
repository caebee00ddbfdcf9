/** Own formulas and own data on the command line. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packedFashion } from '../../scripts/fashion-pack.mjs';
import { labelsNpy, npy, npz } from '../support/array-files';
import { tableText } from '../support/own-data';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'experiment.mjs');
const command = (...args: string[]) =>
  spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });

const SMALL = 'v=1&train=200&test=100&warmup=1&finetune=1&seeds=1&hidden=2';

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  const at = (name: string) => join(folder, name);
  writeFileSync(at('good.csv'), tableText(300, 5));
  writeFileSync(at('bad.csv'), tableText(300, 5).replace('\n0', '\nmaybe'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('learns a formula, and says where one is none', () => {
    const done = command(`${SMALL}&task=formula&formula=x1.and.x2.or.not.x3`, '--json');
    expect(done.status).toBe(0);
    expect(JSON.parse(done.stdout).spec.formula).toBe('x1 and x2 or not x3');
    const bad = command(`${SMALL}&task=formula&formula=x1.and.or.x3`);
    expect([bad.status, bad.stdout]).toEqual([2, '']);
    expect(bad.stderr).toMatch(/^task: cannot be read: expected a variable.*\(character 8\)/);
  }, 60_000);

  test('learns from a file, and names what is wrong with one', () => {
    const done = command(SMALL, '--data', at('good.csv'), '--json');
    expect([done.status, done.stderr.includes('warning')]).toEqual([0, false]);
    const { spec, results } = JSON.parse(done.stdout);
    expect(spec).toMatchObject({ task: 'data', train: 236, test: 64 });
    expect(results).toHaveLength(6);
    const bad = command(SMALL, '--data', at('bad.csv'));
    expect([bad.status, bad.stdout]).toEqual([2, '']);
    expect(bad.stderr).toMatch(/bad\.csv: Line \d+, column 1 \(q1\): “maybe” is neither 0 nor 1/);
    const none = command(SMALL, '--data', at('none.csv'));
    expect([none.status, none.stdout]).toEqual([2, '']);
    expect(none.stderr).toMatch(/none\.csv: there is no such file/);
    const small = SMALL.replace('test=100', 'test=64');
    const without = command(`${small}&task=data&data=${spec.data}&methods=dense,fpe-random`);
    expect(without.status).toBe(2);
    expect(without.stderr).toMatch(/give it with --data FILE/);
  }, 60_000);

  const REAL = 'v=1&warmup=1&finetune=1&seeds=1&hidden=4&opt=adam&lr=0.001';

  test('learns from arrays of NumPy, and names the byte of what is wrong with one', () => {
    const features = npy({ shape: [300, 6], kind: 'f4' }, ([row, j]) => ((row * 7 + j) % 13) / 13);
    writeFileSync(at('mine.npz'), npz({ features, labels: labelsNpy(300, 4) }));
    const done = command(REAL, '--data', at('mine.npz'), '--json');
    expect(done.status, done.stderr).toBe(0);
    const { spec, results } = JSON.parse(done.stdout);
    expect(spec.data).toMatch(/^[0-9a-f]{16}\.300x6x4$/);
    expect(spec).toMatchObject({ task: 'embeddings', train: 236, test: 64, hidden: 4 });
    expect(new Set(results.map(({ nonzeros }: { nonzeros: number }) => nonzeros))).toEqual(
      new Set([6 * 4 + 4 * 4]),
    );
    writeFileSync(at('pickled.npy'), Buffer.from([0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0]));
    const bad = command(REAL, '--data', at('pickled.npy'));
    expect([bad.status, bad.stdout]).toEqual([2, '']);
    expect(bad.stderr).toMatch(/pickled\.npy, byte 0: a pickle of Python, which is never opened/);
    const without = command(
      `${REAL}&task=embeddings&data=${spec.data}&train=236&test=64&methods=dense`,
    );
    expect([without.status, without.stderr]).toEqual([2, expect.stringMatching(/--data FILE/)]);
  }, 60_000);

  test('trains on the packed images, and sweeps over them in threads', async () => {
    await packedFashion();
    const link = `${REAL}&task=fashion-mnist&train=640&test=200&methods=dense,fpe-random`;
    const done = command(link, '--json');
    expect(done.status, done.stderr).toBe(0);
    const { results } = JSON.parse(done.stdout);
    expect(results).toHaveLength(6);
    expect(results.map(({ nonzeros }: { nonzeros: number }) => nonzeros)).toEqual(
      Array.from({ length: 6 }, () => 784 * 4 + 4 * 10),
    );
    const swept = command(`${link}&sx=alpha:1,2`, '--workers', '2');
    expect(swept.stdout).toMatch(/4 of 4 networks measured/);
  }, 120_000);

  test('sweeps over a file in threads', () => {
    const done = command(`${SMALL}&sx=alpha:1,2`, '--data', at('good.csv'), '--workers', '2');
    expect(done.status).toBe(0);
    expect(done.stdout).toMatch(/task=data&data=[0-9a-f]{8}\.300x5/);
    expect(done.stdout).toMatch(/4 of 4 networks measured/);
  }, 60_000);
});
