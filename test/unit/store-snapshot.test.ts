import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW } from '../../src/spec/fields';
import { encode } from '../../src/spec/permalink';
import { recordOf } from '../../src/store/bake';
import { snapshotFile } from '../../src/store/snapshot/file';
import { snapshotLink } from '../../src/store/snapshot/link';
import { explorer } from '../support/explorer';
import { smallSpec } from '../support/small-run';

const spec = smallSpec({ seeds: 2, seed: 5 });
const record = await recordOf(spec);
const absolute = (fragment: string): string => `https://example.org/fpe/#${fragment}`;

/** The run as it stood after some frames. */
async function partial(frames: number) {
  const all = await recordOf(spec);
  all.frames = frames;
  for (const kept of all.networks.values()) kept.fill(undefined, frames);
  for (const curve of ['testAccuracy', 'testLoss', 'trainLoss'] as const) {
    for (const row of all[curve]) row.fill(Number.NaN, frames);
  }
  all.measures.after.fill(undefined);
  return all;
}

const linkOf = async (of = record) =>
  (await snapshotLink({ spec, record: of }, DEFAULT_VIEW, of.frames - 1, absolute)).url;

/** Waits for what the store fetches and inflates. */
const until = (check: () => boolean) => expect.poll(check).toBe(true);

describe('a snapshot in the store', () => {
  test('is on screen at once, finished, without a start; the address keeps it', async () => {
    const { state, engine, url, store } = explorer();
    const link = await linkOf();
    expect(await state().openSnapshot(link)).toBe(true);
    expect(state().shown).toEqual(spec);
    expect(state().spec).toBe(state().shown);
    expect(state().record.testAccuracy).toEqual(record.testAccuracy);
    expect(state().record.networks.get('fpe-clause')?.[5]).toEqual(
      record.networks.get('fpe-clause')?.[5],
    );
    expect(state().status.kind).toBe('finished');
    expect(engine.commands).toEqual([]);
    expect(absolute(url.written.at(-1) ?? '')).toBe(link);
    store.getState().pin({ kind: 'clause', group: 1 });
    expect(url.written.at(-1)).toMatch(/pin=c2&snap=1\./);
    store.getState().setSpec({ alpha: 3 });
    expect(url.written.at(-1)).not.toContain('snap');
  });

  test('comes in through the address bar; a bad one leaves everything as it is', async () => {
    const { state, url, texts, playTo, status } = explorer();
    playTo(3);
    const before = state().record;
    url.paste(`#${encode(spec, DEFAULT_VIEW)}&snap=1.00000000.AAAA`);
    await until(() => texts().some((text) => /^This snapshot .* still there\.$/.test(text)));
    expect(state().record).toBe(before);
    expect(status()).toBe('running');
    expect(state().spec).toBe(state().shown);
    url.paste((await linkOf()).replace(/^.*#/, '#'));
    await until(() => state().shown.seed === 5);
    expect(state().record.testAccuracy).toEqual(record.testAccuracy);
  });

  test('goes on from a file with every seed and the state it had', async () => {
    const { state, engine, status } = explorer();
    const half = await partial(4);
    engine.state = null;
    const network = record.networks.get('dense')?.[3];
    if (!network) throw new Error('no network');
    const replicas = half.replicas.map(({ method }) => ({
      network: record.networks.get(method)?.[3] ?? network,
      moments: [new Float32Array(400), new Float32Array(400)] as const,
      report: new Float32Array(8),
      dealt: null,
    }));
    const sized = replicas.map((r, i) => {
      const { children } = r.network;
      const size = 48 + 2 * (spec.methods[i % 3] === 'dense' ? 4 : children) + 1;
      return { ...r, moments: [new Float32Array(size), new Float32Array(size)] as const };
    });
    const snapshot = {
      spec,
      view: DEFAULT_VIEW,
      record: half,
      state: { frame: 3, replicas: sized },
    };
    const { data } = await snapshotFile(snapshot, absolute(''));
    expect(await state().openSnapshot(data)).toBe(true);
    expect(status()).toBe('paused');
    expect(await state().trainingState()).toEqual(snapshot.state);
    const shown = state().record;
    state().step();
    expect(engine.commands).toEqual(['start paused']);
    expect(engine.origins[0]).toEqual(snapshot.state);
    engine.started();
    expect(state().record).toBe(shown);
    engine.frame(4);
    expect(state().record.frames).toBe(5);
    expect(state().record.testAccuracy[0].slice(0, 4)).toEqual(record.testAccuracy[0].slice(0, 4));
  });

  test('goes on from a link with the seed whose weights it has, and says so', async () => {
    const { state, engine, texts } = explorer();
    const half = await partial(4);
    expect(await state().openSnapshot(await linkOf(half))).toBe(true);
    expect(state().record.replicas.length).toBe(6);
    state().play();
    expect(engine.specs[0]).toEqual({ ...spec, seeds: 1 });
    expect(engine.origins[0]?.frame).toBe(3);
    expect(engine.origins[0]?.replicas.map(({ network }) => network)).toEqual(
      spec.methods.map((method) => half.networks.get(method)?.[3]),
    );
    expect(state().record.replicas).toEqual(record.replicas.slice(0, 3));
    expect(texts().join()).toMatch(/epoch 2 with an optimiser that starts anew and only seed 5/);
  });

  test('the state is the engine’s while its run is on screen, and none of another', async () => {
    const { state, engine, playTo } = explorer();
    playTo(2);
    const told = { frame: 2, replicas: [] };
    engine.state = told;
    expect(await state().trainingState()).toBe(told);
    expect(engine.commands.slice(-2)).toEqual(['save', 'resume']);
    state().rewind();
    expect(await state().trainingState()).toBeNull();
  });
});
