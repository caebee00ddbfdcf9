import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { runExperiment } from '../../src/engine/run';
import type { TrainingState } from '../../src/engine/training-state';
import { MEASURES, type Measures } from '../../src/model/measures';
import type { RunRecord } from '../../src/model/record';
import { beforeFrame, MOMENTS, splitFrame } from '../../src/model/timeline';
import { DEFAULT_VIEW } from '../../src/spec/fields';
import { encode } from '../../src/spec/permalink';
import { recordOf } from '../../src/store/bake';
import { readExample } from '../../src/store/example';
import { curvesOf } from '../../src/store/snapshot/curves-code';
import { snapshotFile } from '../../src/store/snapshot/file';
import { snapshotLink } from '../../src/store/snapshot/link';
import { openSnapshot } from '../../src/store/snapshot/open';
import { LOSS_STEP, MOST_CHARACTERS, type Snapshot } from '../../src/store/snapshot/snapshot';
import { generator, randomRun } from '../support/random-run';
import { smallSpec } from '../support/small-run';

const PAGE = 'https://example.org/fpe/';
const absolute = (fragment: string): string => `${PAGE}#${fragment}`;
const linkOf = (of: Pick<Snapshot, 'spec' | 'record'>, shown = of.record.frames - 1) =>
  snapshotLink(of, DEFAULT_VIEW, shown, absolute);

const baked = (alpha: number): Snapshot => {
  const text = readFileSync(`public/examples/alpha-${alpha}.json`, 'utf8');
  const { shown, record } = readExample(text);
  return { spec: shown, view: DEFAULT_VIEW, record, state: null };
};

/** A real run and where it rests after its last epoch. */
async function trained(spec = smallSpec({ seeds: 2, opt: 'adam', lr: 0.01 })): Promise<Snapshot> {
  const record = await recordOf(spec);
  let state: TrainingState | null = null;
  await runExperiment(spec, {
    open: async () => createCpuBackend(),
    gate: async () => true,
    emit: () => {},
    onEnd: (end) => {
      state = end;
    },
  });
  return { spec, view: DEFAULT_VIEW, record, state };
}

describe('a snapshot file', () => {
  test('gives back the very same run and state', async () => {
    const snapshot = await trained();
    const { data, name } = await snapshotFile(snapshot, PAGE);
    expect(await openSnapshot(data)).toEqual(snapshot);
    expect(name).toBe('fpe-alpha-2-seed-5-epoch-4.fpe.json');
  });

  test('does so for any run: random settings, networks and numbers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const snapshot = randomRun(generator(seed));
        const { data } = await snapshotFile(snapshot, PAGE);
        expect(await openSnapshot(data)).toEqual(snapshot);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same text for equal runs, and another one where a single bit differs', async () => {
    const [a, b] = [randomRun(generator(3)), randomRun(generator(3))];
    expect((await snapshotFile(a, PAGE)).data).toBe((await snapshotFile(b, PAGE)).data);
    const network = b.record.networks.get('dense')?.findLast((n) => n !== undefined);
    if (!network) throw new Error('no network');
    const words = new Uint32Array(network.bias.buffer, network.bias.byteOffset);
    words[0] ^= 1;
    // Frame 0 is drawn again by whoever reads; the newest is carried.
    expect(b.record.networks.get('dense')?.indexOf(network)).toBeGreaterThan(0);
    expect((await snapshotFile(a, PAGE)).data).not.toBe((await snapshotFile(b, PAGE)).data);
  });
});

/** Equal but for what a link rounds, within what it states. */
function expectSamePicture(read: RunRecord, sent: RunRecord, shown: number): void {
  const { schedule } = sent;
  expect(read.replicas).toEqual(sent.replicas);
  expect(read.frames).toBe(sent.frames);
  expect(read.testAccuracy).toEqual(sent.testAccuracy);
  expect(read.ledgers).toEqual(sent.ledgers);
  for (const { name } of curvesOf(1).slice(1)) {
    read[name].forEach((row, r) => {
      row.forEach((value, f) => {
        const original = sent[name][r][f];
        if (Number.isNaN(original)) expect(value).toBeNaN();
        else expect(Math.abs(value - original)).toBeLessThanOrEqual(LOSS_STEP / 2 + 1e-6);
      });
    });
  }
  for (const moment of MOMENTS) {
    read.measures[moment].forEach((measures: Measures | undefined, r) => {
      const original = sent.measures[moment][r];
      expect(measures === undefined).toBe(original === undefined);
      for (const id of measures && original ? MEASURES : []) {
        const [value, wanted] = [measures?.[id] ?? Number.NaN, original?.[id] ?? Number.NaN];
        if (Number.isNaN(wanted)) expect(value).toBeNaN();
        else expect(Math.abs(value - wanted)).toBeLessThanOrEqual(Math.abs(wanted) * 2 ** -16);
      }
    });
  }
  for (const [method, kept] of sent.networks) {
    for (const frame of [0, beforeFrame(schedule), splitFrame(schedule), shown, sent.frames - 1]) {
      expect(read.networks.get(method)?.[frame]).toEqual(kept[frame]);
    }
  }
}

describe('old snapshot links', () => {
  const lines = readFileSync(new URL('../golden/links.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.includes('&snap='));

  test('there is one, and it gives the networks that were in it', async () => {
    expect(lines.length).toBeGreaterThan(0);
    const { record } = await openSnapshot(lines[0].split('\t')[0]);
    const network = record.networks.get('fpe-clause')?.[3];
    expect(network?.weight).toEqual(
      Float32Array.from([
        -0.13046619296073914, 0.12703736126422882, 0.46481290459632874, 0.20905274152755737,
        -0.39767569303512573, -0.1680917888879776,
      ]),
    );
    expect(record.frames).toBe(4);
  });

  test.each(lines)('%s', async (line) => {
    await expect(openSnapshot(line.split('\t')[0])).resolves.toBeDefined();
  });
});

describe('a snapshot link', () => {
  test.each([1, 2, 8])(
    'of the default experiment at α = %i holds all its seeds, to the bit where it matters',
    async (alpha) => {
      const sent = baked(alpha);
      const link = await linkOf(sent);
      expect(link.holds).toBe('run');
      expect(link.url.length).toBeLessThan(MOST_CHARACTERS);
      const read = await openSnapshot(link.url);
      expect(read.spec).toEqual(sent.spec);
      expectSamePicture(read.record, sent.record, sent.record.frames - 1);
    },
  );

  test('of what was opened from a link is that link again', async () => {
    const { url } = await linkOf(await trained());
    const read = await openSnapshot(url);
    expect((await linkOf(read)).url).toBe(url);
  });

  test('holds the seed on screen where all would be too long, else nothing', async () => {
    const spec = smallSpec({ seeds: 40, clauses: 8, warmup: 20, finetune: 20 });
    const sent = randomRun(generator(3), spec);
    const link = await linkOf(sent);
    expect(link.holds).toBe('seed');
    const read = await openSnapshot(link.url);
    expect(read.spec).toEqual({ ...spec, seeds: 1 });
    expect(read.record.replicas).toEqual(sent.record.replicas.slice(0, 3));
    expect(read.record.testAccuracy).toEqual(sent.record.testAccuracy.slice(0, 3));
    const large = smallSpec({ clauses: 32, literals: 16, hidden: 32, warmup: 1, finetune: 0 });
    const none = await linkOf(randomRun(generator(4), large));
    expect(none.url).toBe('');
    expect(none.length).toBeGreaterThan(MOST_CHARACTERS);
  });

  test('is read whatever its machine and view, and refused with other settings', async () => {
    const sent = await trained();
    const { url } = await linkOf(sent);
    const own = encode(sent.spec, DEFAULT_VIEW);
    const beside = (settings: string) => openSnapshot(url.replace(own, settings));
    await expect(beside(`${own}&backend=cpu&theme=dark`)).resolves.toBeDefined();
    await expect(beside(own.replace('seed=5', 'seed=6'))).rejects.toThrow(/other settings/);
    await expect(beside(`${own}&alpha=4`)).rejects.toThrow(/other settings/);
  });
});
