import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodeRecord } from '../../src/model/record-file';
import { DEFAULT_SPEC, DEFAULT_VIEW } from '../../src/spec/fields';
import { encode } from '../../src/spec/permalink';
import { keptFrames, recordOf } from '../../src/store/bake';
import { readExample } from '../../src/store/example';
import { BAKED_ALPHAS } from '../../src/store/fetch-example';
import { smallSpec } from '../support/small-run';

const bakedAt = (alpha: number) => readFileSync(`public/examples/alpha-${alpha}.json`, 'utf8');
const baked = bakedAt(2);

describe('a record file', () => {
  test('gives back the very same run: curves, measures, ledgers, networks', async () => {
    const spec = smallSpec({ seeds: 2 });
    const record = await recordOf(spec);
    const text = encodeRecord(record, encode(spec, DEFAULT_VIEW), keptFrames(spec));
    const { shown, record: read } = readExample(text);
    expect(shown).toEqual(spec);
    expect(read).toEqual(record);
  });

  test('is refused with the reason when damaged, of another version or no record at all', () => {
    expect(() => readExample(baked.replace('"seed":33', '"seed":34'))).toThrow(/checksum/);
    expect(() => readExample(baked.replace('"version":1', '"version":2'))).toThrow(/version 2/);
    expect(() => readExample('{}')).toThrow(/not a record/);
    expect(() => readExample(baked.slice(0, 1000))).toThrow();
  });
});

describe('the baked examples', () => {
  test.each(BAKED_ALPHAS)(
    'α = %i: what the CPU engine computes today, bit for bit',
    async (alpha) => {
      const { shown, record } = readExample(bakedAt(alpha));
      expect(shown).toEqual({ ...DEFAULT_SPEC, alpha });
      const again = await recordOf({ ...shown, seeds: 1 });
      again.replicas.forEach((replica, r) => {
        expect(record.replicas[r]).toEqual(replica);
        expect(record.testAccuracy[r]).toEqual(again.testAccuracy[r]);
        expect(record.measures.after[r]).toEqual(again.measures.after[r]);
        expect(record.ledgers[r]).toEqual(again.ledgers[r]);
      });
      for (const frame of keptFrames(shown, alpha === DEFAULT_SPEC.alpha)) {
        for (const [method, kept] of again.networks) {
          expect(record.networks.get(method)?.[frame]).toEqual(kept[frame]);
        }
      }
    },
    60_000,
  );
});
