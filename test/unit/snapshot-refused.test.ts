import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../../src/lib/base64';
import { ByteError } from '../../src/lib/byte-reader';
import { checksum, checksumOf } from '../../src/lib/checksum';
import { deflate } from '../../src/lib/deflate';
import { DEFAULT_VIEW } from '../../src/spec/fields';
import { encode, runInLink } from '../../src/spec/permalink';
import { recordOf } from '../../src/store/bake';
import { decodeBody, encodeBody } from '../../src/store/snapshot/code';
import { snapshotFile } from '../../src/store/snapshot/file';
import { openSnapshot } from '../../src/store/snapshot/open';
import { readBody, writeBody } from '../../src/store/snapshot/payload';
import { SnapshotError } from '../../src/store/snapshot/snapshot';
import { below, generator, type Next, randomRun } from '../support/random-run';
import { smallSpec } from '../support/small-run';

const spec = smallSpec();
const fragment = encode(spec, DEFAULT_VIEW);
const key = checksum(runInLink(fragment));
const record = await recordOf(spec);
const detail = { resolution: 'thinned', frames: [2, 3, 5] } as const;
const text = await encodeBody(spec, { record, state: null }, fragment, detail);
const link = (snap: string): string => `#${fragment}&snap=${snap}`;

/** The reason of a refusal; throws where there was none, or not one meant for people. */
async function refusal(given: string): Promise<string> {
  const error = await openSnapshot(given).then(
    () => new Error(`opened: ${given.slice(0, 80)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SnapshotError)) throw error;
  return error.message;
}

describe('a snapshot is refused with the reason', () => {
  test('control: the one that all of these damage opens', async () => {
    expect((await openSnapshot(link(text))).record.frames).toBe(record.frames);
  });

  test.each([
    [
      'a wrong checksum',
      text.replace(/\.[0-9a-f]{8}\./, '.00000000.'),
      /checksum .* says 00000000/,
    ],
    ['a newer version', text.replace(/^1/, '2'), /version 2, from a newer version of this page/],
    ['version 0', text.replace(/^1/, '0'), /Version 0/],
    ['cut off', text.slice(0, -40), /cut off/],
    ['foreign signs', `${text}!`, /signs/],
    ['no parts', 'rubbish', /no snapshot/],
    ['nothing', '', /no snapshot/],
  ])('%s', async (_, snap, reason) => {
    expect(await refusal(link(snap))).toMatch(reason);
  });

  test('files that are none', async () => {
    const { data } = await snapshotFile({ spec, view: DEFAULT_VIEW, record, state: null }, 'x');
    expect(await refusal('{"a":1}')).toMatch(/no valid format/);
    expect(await refusal(data.slice(0, 500))).toMatch(/cut off/);
    expect(await refusal(data.replace('"1.', '"9.'))).toMatch(/newer version/);
    expect(await refusal(data.replace('seed=5', 'seed=6'))).toMatch(/other settings/);
  });

  test('one that would fill the memory, at its bound', async () => {
    const bomb = await deflate(new Uint8Array(64 * 2 ** 20));
    const packed = `1.00000000.${toBase64Url(bomb)}`;
    expect(packed.length).toBeGreaterThan(50_000);
    const before = process.memoryUsage().arrayBuffers;
    await expect(decodeBody(packed, spec, fragment, 2 ** 20)).rejects.toThrow(
      /larger than 1048576/,
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 2 ** 20);
  });
});

/** Bytes with a few of them changed, cut off, or doubled. */
function damage(bytes: Uint8Array, next: Next): Uint8Array<ArrayBuffer> {
  const damaged = bytes.slice(0, next() < 0.2 ? below(next, bytes.length) : bytes.length);
  for (let i = 0; i <= below(next, 4); i++) {
    // Half of them near the beginning, where the counts are.
    const most = next() < 0.5 ? Math.min(64, damaged.length) : damaged.length;
    if (most > 0) damaged[below(next, most - 1)] = below(next, 255);
  }
  return next() < 0.1 ? Uint8Array.from([...damaged, ...bytes.subarray(0, 100)]) : damaged;
}

describe('10,000 damaged snapshots', () => {
  test('of which 4,000 as texts: each refused with a sentence', async () => {
    const next = generator(2510_04500);
    const whole = await openSnapshot(link(text));
    const began = performance.now();
    let refused = 0;
    for (let i = 0; i < 4000; i++) {
      const letters = [...text];
      for (let k = 0; k <= below(next, 3); k++) {
        letters[below(next, letters.length - 1)] = String.fromCharCode(33 + below(next, 90));
      }
      const cut = next() < 0.3 ? below(next, letters.length) : letters.length;
      const given = letters.join('').slice(0, cut).replace(/[&#]/g, '.');
      // The last letters have bits that mean nothing: then it must be the very same run.
      const read = await openSnapshot(link(given)).catch((error: unknown) => error);
      if (read instanceof SnapshotError) {
        expect(read.message).toMatch(/^(This|Version) .*\.$/s);
        refused++;
      } else expect(read).toEqual(whole);
    }
    expect(refused).toBeGreaterThan(3900);
    expect(performance.now() - began).toBeLessThan(25_000);
  });

  test('of which 6,000 with the right checksum: refused, or a run whose numbers are numbers', () => {
    const next = generator(31);
    const samples = [
      { spec, record },
      ...Array.from({ length: 30 }, () => randomRun(next)),
    ].flatMap((run) =>
      (['exact', 'thinned'] as const).map((resolution) => {
        const body = { record: run.record, state: null };
        const frames = [1, 2, 3, 5];
        return { spec: run.spec, bytes: writeBody(run.spec, body, key, { resolution, frames }) };
      }),
    );
    let refused = 0;
    let slowest = 0;
    for (let i = 0; i < 6000; i++) {
      const { spec: of, bytes } = samples[i % samples.length];
      const began = performance.now();
      try {
        const { record: read } = readBody(of, damage(bytes, next), key);
        for (const kept of read.networks.values()) {
          for (const network of kept)
            expect(network?.weight.every(Number.isFinite)).not.toBe(false);
        }
        for (const row of read.testAccuracy) expect(row.some((v) => v < 0 || v > 1)).toBe(false);
      } catch (error) {
        if (!(error instanceof ByteError)) throw error;
        expect(error.message).toMatch(/^(has|is|belongs|names|rests|does)/);
        refused++;
      }
      slowest = Math.max(slowest, performance.now() - began);
    }
    expect(refused).toBeGreaterThan(3000);
    expect(slowest).toBeLessThan(1000);
    expect(checksumOf(new Uint8Array())).toBe('811c9dc5');
  });
});
