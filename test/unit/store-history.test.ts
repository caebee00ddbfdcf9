/** The history through the store: what is kept of which runs, where, and what goes wrong there. */
import { describe, expect, test, vi } from 'vitest';
import { createRuns } from '../../src/store/history/port';
import { memoryStorage, type RunStorage } from '../../src/store/history/storage';
import type { State } from '../../src/store/state';
import { explorer } from '../support/explorer';
import { failingStorage, linkOf, row, sharedStorage } from '../support/runs';

const LINK = 'v=1&warmup=1&finetune=1&seeds=2';

/** A page on that storage. */
function page(storage: RunStorage = memoryStorage(), link = LINK) {
  const made = explorer(link, undefined, storage);
  const { state, engine } = made;
  const runs = () => state().runs;
  return {
    ...made,
    runs,
    names: () => runs().list.map(({ name }) => name),
    /** Trains the settings to the end. */
    train() {
      made.playTo(3);
      engine.send({ type: 'finished', run: engine.run, replicaSteps: 1, seconds: 1 });
    },
    until: (what: () => unknown) => vi.waitFor(() => expect(what()).toBeTruthy(), 5000),
    async opened() {
      state().openRuns();
      await vi.waitFor(() => expect(runs().known).toBe(true), 5000);
    },
  };
}

describe('runs', () => {
  test('are kept when they finish, newest first, named by what changed', async () => {
    const { train, state, runs, names, until } = page();
    train();
    await until(() => runs().list.length === 1);
    state().restore({ ...state().spec, alpha: 4 }, 'fpe-random');
    train();
    await until(() => runs().list.length === 2);
    train();
    await until(() => runs().list.length === 3);
    expect(names()).toEqual([
      'same settings again',
      'α 2→4, random',
      'warm-up 25→1, fine-tuning 25→1, seeds 8→2',
    ]);
    const [, { run, machine, end, show }] = runs().list;
    expect({ machine, end, show }).toEqual({ machine: 'GPU', end: 'finished', show: 'fpe-random' });
    expect(run.frames).toEqual([0, 1, 2, 3]);
    // The fake engine: accuracy = (frame + 1) / 100 + replica / 1000, three methods a seed.
    expect(run.methods.map(({ finals }) => finals)).toEqual([
      [0.04, 0.043],
      [0.041, 0.044],
      [0.042, 0.045],
    ]);
  });

  test('that are given up count from their first epoch on, once each', async () => {
    const { playTo, state, runs, until } = page();
    playTo(0);
    state().rewind();
    playTo(1);
    state().rewind();
    await until(() => runs().list.length === 1);
    playTo(2);
    state().setSpec({ alpha: 3 });
    state().restart();
    await until(() => runs().list.length === 2);
    expect(runs().list.map(({ end, run }) => [end, run.frames.at(-1)])).toEqual([
      ['stopped', 2],
      ['stopped', 1],
    ]);
  });

  test('that pause are kept at once, and replaced when they end', async () => {
    const { playTo, state, engine, store, runs, until } = page();
    playTo(1);
    state().pause();
    await until(() => runs().list[0]?.end === 'stopped');
    const { id } = runs().list[0];
    state().play();
    store.suspend();
    store.wake();
    engine.frame(2);
    engine.frame(3);
    engine.send({ type: 'finished', run: engine.run, replicaSteps: 1, seconds: 1 });
    await until(() => runs().list[0]?.end === 'finished');
    expect(runs().list).toHaveLength(1);
    expect(runs().list[0]).toMatchObject({ id, run: { frames: [0, 1, 2, 3] } });
  });

  test('that fail are kept as far as they came', async () => {
    const { playTo, engine, runs, until } = page();
    playTo(1);
    engine.send({ type: 'failed', run: engine.run, message: 'gone' });
    await until(() => runs().list[0]?.end === 'failed');
  });

  test('shown again without training are not kept again', async () => {
    const { train, state, status, runs, until } = page();
    train();
    await until(() => runs().list.length === 1);
    state().setSpec({ alpha: 3 });
    state().setSpec({ alpha: 2 });
    expect(status()).toBe('finished');
    state().openRuns();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(runs().list).toHaveLength(1);
  });

  test('give their settings back, which can be undone', async () => {
    const { train, state, runs, until } = page();
    train();
    await until(() => runs().list.length === 1);
    state().setSpec({ alpha: 4, seed: 9 });
    const [{ spec, show }] = runs().list;
    state().restore(spec, show);
    expect(state().spec).toMatchObject({ alpha: 2, seed: 33 });
    expect(state().status.kind).toBe('finished');
    state().undo();
    expect(state().spec).toMatchObject({ alpha: 4, seed: 9 });
  });
});

describe('pins and removals', () => {
  const stored = () => memoryStorage([row(1), row(2), row(3)]);

  test('two pinned runs make a pair, the earlier one first', async () => {
    const { state, runs, opened, until } = page(stored());
    await opened();
    state().pinRun(3);
    state().pinRun(1);
    await until(() => runs().pair);
    expect([runs().pair?.a.id, runs().pair?.b.id]).toEqual([1, 3]);
    const { pair } = runs();
    state().openRuns();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(runs().pair).toBe(pair);
    state().pinRun(2);
    await until(() => runs().pair?.b.id === 2);
    expect(runs().pair?.a.id).toBe(1);
    state().pinRun(1);
    await until(() => runs().pair === null);
  });

  test('what is removed can be put back, pins and all', async () => {
    const { state, runs, opened, until } = page(stored());
    await opened();
    const before = runs().list;
    state().pinRun(2);
    state().clearRuns();
    await until(() => runs().removed === 3);
    expect(runs().list).toEqual([]);
    state().putBackRuns();
    await until(() => runs().list.length === 3);
    expect(runs()).toMatchObject({ removed: 0 });
    expect(runs().list.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(runs().list[1].pinned).toBe(true);
    state().removeRun(2);
    await until(() => runs().removed === 1);
    expect(runs().list.map(({ id }) => id)).toEqual([3, 1]);
  });
});

describe('storage', () => {
  test('brings the runs of an earlier visit, and the next one is named after them', async () => {
    const storage = memoryStorage();
    const first = page(storage);
    first.train();
    await first.until(() => first.runs().list.length === 1);
    const second = page(storage, `${LINK}&alpha=8`);
    second.train();
    await second.until(() => second.runs().list.length === 2);
    expect(second.names()[0]).toBe('α 2→8');
  });

  test.each([
    ['SecurityError', 'stores nothing for this page'],
    ['QuotaExceededError', 'is full'],
  ])('that refuses with %s is said once, and runs stay for this visit', async (name, words) => {
    const storage = failingStorage(name, 1);
    const { train, state, runs, opened, until } = page(storage);
    await opened();
    expect(runs().fault).toBe('');
    train();
    await until(() => runs().list.length === 1);
    expect(runs().fault).toContain(words);
    const { fault } = runs();
    state().setSpec({ alpha: 3 });
    train();
    await until(() => runs().list.length === 2);
    expect(runs().fault).toBe(fault);
    expect(storage.asked).toBe(2);
  });

  test('entries that cannot be read are said and go; those of a newer page stay', async () => {
    const newer = { ...row(9), format: 7 };
    const storage = memoryStorage([{ id: 4, format: 1 }, 'junk', newer, row(2)]);
    const { train, runs, opened, until } = page(storage);
    await opened();
    expect(runs().list.map(({ id }) => id)).toEqual([2]);
    expect(runs().fault).toContain('could not be read');
    train();
    await until(() => runs().list.length === 2);
    let left: readonly unknown[] = [];
    await storage.edit((rows) => {
      left = rows;
      return { put: [], drop: [] };
    });
    expect(left.map((r) => (r as { id: number }).id).sort((a, b) => a - b)).toEqual([
      2,
      9,
      expect.any(Number),
    ]);
  });

  test('a link that says nothing known gives the default settings, not a fault', async () => {
    const { runs, opened } = page(memoryStorage([row(1, { link: 'v=99&x=%' })]));
    await opened();
    expect(runs().list[0].name).toBe('default settings');
  });

  test('two tabs keep both their runs, and each sees the other’s', async () => {
    const tab = sharedStorage();
    const [a, b] = [page(tab()), page(tab(), `${LINK}&alpha=3`)];
    a.train();
    b.train();
    await a.until(() => a.runs().list.length === 2);
    await b.until(() => b.runs().list.length === 2);
    const ids = a.runs().list.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    a.state().pinRun(ids[0]);
    b.state().removeRun(ids[1]);
    await b.until(() => b.runs().list.length === 1 && b.runs().list[0].pinned);
    await a.until(() => a.runs().list.length === 1);
  });

  test('keeps no more than it says, of two tabs together', async () => {
    const full = Array.from({ length: 100 }, (_, k) => row(k + 1, { link: linkOf({ seed: k }) }));
    const { train, runs, until } = page(memoryStorage(full));
    train();
    await until(() => runs().known);
    expect(runs().list).toHaveLength(100);
    expect(runs().list.at(-1)?.id).toBe(2);
  });
});

test('code that cannot be fetched is asked for once a start, and said', async () => {
  let state = page().state();
  let asked = 0;
  const parts = {
    get: () => state,
    // Every change is heeded, as by the store.
    set: (patch: Partial<State>) => {
      const before = state;
      state = { ...state, ...patch };
      runs.heed(state, before);
    },
  };
  const runs = createRuns(parts, async () => {
    asked++;
    throw new Error('offline');
  });
  const starts = async (times: number) => {
    parts.set({ status: { kind: 'idle' } });
    parts.set({ status: { kind: 'starting' } });
    await vi.waitFor(() => expect(state.runs.fault).toMatch(/offline/));
    // Long enough for what would go round in circles.
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    expect(asked).toBe(times);
  };
  await starts(1);
  parts.set({ runs: { ...state.runs, fault: '' } });
  await starts(2);
});
