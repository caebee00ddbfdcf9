import { describe, expect, test } from 'vitest';
import { momentFrame } from '../../src/model/timeline';
import { DEFAULT_VIEW } from '../../src/spec/fields';
import { encodeBody } from '../../src/store/snapshot/code';
import { snapshotFile } from '../../src/store/snapshot/file';
import { snapshotLink } from '../../src/store/snapshot/link';
import { openSnapshot } from '../../src/store/snapshot/open';
import { layeredRun, sampleSpec } from '../support/layered-record';

const PAGE = 'https://example.org/fpe/';
const absolute = (fragment: string): string => `${PAGE}#${fragment}`;

describe('a snapshot of layered networks', () => {
  test('a file gives back networks, answers and ledgers bit for bit', async () => {
    const spec = await sampleSpec({ layers: '6,5' });
    const record = await layeredRun(spec);
    const snapshot = { spec, view: DEFAULT_VIEW, record, state: null };
    const { data } = await snapshotFile(snapshot, PAGE);
    const opened = await openSnapshot(data);
    expect(opened).toEqual(snapshot);
    const last = momentFrame(record.schedule, 'after');
    const network = opened.record.layered?.networks.get('fpe-random')?.[last];
    expect(network?.layers.map(({ rows }) => rows)).toEqual([12, 10, 4]);
    // The control: a weight that changes is another snapshot.
    if (network) network.layers[0].weight[0] += 1;
    expect(opened).not.toEqual(snapshot);
  });

  test('a link holds the networks of a small run, of the seed on screen', async () => {
    const spec = await sampleSpec();
    const record = await layeredRun(spec);
    const link = await snapshotLink({ spec, record }, DEFAULT_VIEW, record.frames - 1, absolute);
    expect(link.url).not.toBe('');
    const { record: opened } = await openSnapshot(link.url);
    const last = momentFrame(record.schedule, 'after');
    for (const method of ['dense', 'fpe-random']) {
      const network = opened.layered?.networks.get(method)?.[last];
      expect(network).toEqual(record.layered?.networks.get(method)?.[last]);
    }
  });

  test('a large one says how long its link would be', async () => {
    const spec = await sampleSpec({ layers: '512', methods: ['dense', 'fpe-random'], warmup: 1 });
    const record = await layeredRun(spec);
    const link = await snapshotLink({ spec, record }, DEFAULT_VIEW, record.frames - 1, absolute);
    expect(link.url).toBe('');
    expect(link.length).toBeGreaterThan(20_000);
  });

  test('of other settings, or damaged, is refused with the reason', async () => {
    const spec = await sampleSpec();
    const record = await layeredRun(spec);
    const { data } = await snapshotFile({ spec, view: DEFAULT_VIEW, record, state: null }, PAGE);
    await expect(openSnapshot(data.replace('hidden=4', 'hidden=5'))).rejects.toThrow(
      'other settings',
    );
    const body = { record, state: null };
    const detail = { resolution: 'exact', frames: [0, record.frames - 1] } as const;
    const text = await encodeBody(spec, body, 'v=1', detail);
    expect(text.length).toBeGreaterThan(0);
    await expect(openSnapshot(data.replace(/(.)"\}\n$/, '"}\n'))).rejects.toThrow(/snapshot/);
  });
});
