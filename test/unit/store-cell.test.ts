import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { networkAt, type RunRecord } from '../../src/model/record';
import { frameCount, lastFrame, momentFrame, splitFrame } from '../../src/model/timeline';
import { idleRecord } from '../../src/store/idle-record';
import { isDirty, shownCell, shownFrame, sweepStale } from '../../src/store/selectors';
import { explorer } from '../support/explorer';
import { accuracyOf } from '../support/fake-sweep';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const settle = () => vi.advanceTimersByTime(1000);

/** Two by two cells, two seeds; cell 3 is the network on screen. */
const GRID = 'v=1&seeds=2&train=64&test=64&warmup=3&finetune=4&sx=hidden:4,8&sy=clauses:4,8';

/** The first `members` results are there; the first four are one seed of each cell. */
function swept(members: number, link = GRID) {
  const parts = explorer(link);
  parts.state().startSweep();
  parts.sweeps.started();
  parts.sweeps.finish(members);
  settle();
  return parts;
}

/** The test accuracies of a method's networks at a frame. */
const accuracies = (record: RunRecord, method: string, frame: number): number[] =>
  record.replicas.flatMap((r, i) => (r.method === method ? [record.testAccuracy[i][frame]] : []));

const float = Math.fround;

describe('loading a cell', () => {
  test('shows its very networks and numbers at once, where the sweep measured them', () => {
    const { state, status, engine } = swept(4);
    state().loadCell(0);
    expect(state().spec).toMatchObject({ hidden: 4, clauses: 4, seed: 33, seeds: 2 });
    expect(state().shown).toEqual(state().spec);
    expect(isDirty(state())).toBe(false);
    expect(status()).toBe('finished');
    expect(engine.commands).toEqual([]);
    const { record } = state();
    expect(record.sparse).toEqual([0, 3, 4, 8]);
    expect(record.frames).toBe(frameCount(record.schedule));
    const bias = (method: string, frame: number) => networkAt(record, method, frame)?.outputBias;
    expect(bias('dense', 3)).toBeCloseTo(0.1, 10);
    expect(bias('fpe-clause', splitFrame(record.schedule))).toBeCloseTo(0.22, 10);
    expect(bias('fpe-clause', lastFrame(record.schedule))).toBeCloseTo(0.32, 10);
    expect(networkAt(record, 'fpe-clause', 0)?.parents).toBe(4);
    expect(networkAt(record, 'fpe-clause', 5)).toBeUndefined();
    expect(accuracies(record, 'fpe-clause', 8)).toEqual([float(accuracyOf(0, 33, 2)), Number.NaN]);
    expect(accuracies(record, 'dense', 3)).toEqual([float(accuracyOf(0, 33, 0) - 0.2), Number.NaN]);
    expect(accuracies(record, 'dense', 5)).toEqual([Number.NaN, Number.NaN]);
    const after = record.measures.after.filter((m) => m !== undefined);
    expect(after.map((m) => m.accuracy)).toEqual([0, 1, 2].map((m) => accuracyOf(0, 33, m)));
    const budgets = record.ledgers.filter((l) => l !== undefined);
    expect(budgets.map((l) => l.budget)).toEqual([264, 264]);
    expect(shownCell(state())).toBe(0);
  });

  test('is an edit that can be undone, and keeps the sweep as it is', () => {
    const { state, sweep } = swept(4);
    const { shown, asked } = sweep();
    state().loadCell(1);
    settle();
    state().loadCell(2);
    expect(sweep().shown).toBe(shown);
    expect(sweep().asked).toBe(asked);
    expect(sweepStale(state())).toBe(false);
    state().undo();
    expect(state().spec).toMatchObject({ hidden: 8, clauses: 4 });
    // The run of that cell is at hand again.
    expect(shownCell(state())).toBe(1);
    state().undo();
    expect(state().spec).toEqual(shown?.spec);
  });

  test('more seeds of it reach the run on screen as they finish', () => {
    const { state, sweeps } = swept(4);
    state().loadCell(3);
    const { record, version } = state();
    expect(accuracies(record, 'dense', 8)).toEqual([float(accuracyOf(3, 33, 0)), Number.NaN]);
    sweeps.finish();
    settle();
    expect(state().record).toBe(record);
    expect(state().version).toBeGreaterThan(version);
    expect(accuracies(record, 'dense', 8)).toEqual(
      [33, 34].map((seed) => float(accuracyOf(3, seed, 0))),
    );
  });

  test('that is not measured yet starts its run', () => {
    const { state, status, engine } = swept(1);
    state().loadCell(0);
    expect(engine.commands).toEqual(['start']);
    expect(engine.specs[0]).toMatchObject({ hidden: 4, clauses: 4 });
    expect(status()).toBe('starting');
    expect(state().record.sparse).toBeNull();
    expect(shownCell(state())).toBe(0);
  });

  test('of a sweep that was not started trains that cell alone', () => {
    const { state, engine, sweeps } = explorer(GRID);
    state().loadCell(0);
    expect(engine.specs[0]).toMatchObject({ hidden: 4, clauses: 4 });
    expect(sweeps.commands).toEqual([]);
  });

  test('takes the place of a run that is going on', () => {
    const { state, status, engine, playTo } = swept(4);
    playTo(2);
    state().loadCell(1);
    expect(engine.commands).toEqual(['start', 'stop']);
    expect(status()).toBe('finished');
    engine.frame(3);
    settle();
    expect(state().record.sparse).toEqual([0, 3, 4, 8]);
    expect(state().record.testAccuracy[0][5]).toBeNaN();
  });

  test('leaves a run of that very cell going, and only drops the edits', () => {
    const { state, status, engine, playTo } = swept(4);
    playTo(2);
    const { record } = state();
    state().setSpec({ lr: 0.1 });
    state().loadCell(3);
    expect(isDirty(state())).toBe(false);
    expect(state().record).toBe(record);
    expect(status()).toBe('running');
    expect(engine.commands).toEqual(['start']);
  });

  test('that cannot be run, or is none, does nothing', () => {
    const { state } = swept(3, 'v=1&seeds=1&sx=literals:4,16&sy=clauses:8,16');
    const before = state();
    state().loadCell(3);
    state().loadCell(99);
    state().loadCell(-1);
    expect(state()).toBe(before);
    const { state: none } = explorer();
    none().loadCell(0);
    expect(none().status.kind).toBe('idle');
  });
});

describe('parts of runs and whole ones', () => {
  test('training a loaded cell in full takes its place, and stays', () => {
    const { state, engine } = swept(4);
    state().loadCell(0);
    const part = state().record;
    state().play();
    engine.started();
    for (let frame = 0; frame <= 8; frame++) engine.frame(frame);
    engine.send({ type: 'finished', run: engine.run, replicaSteps: 1, seconds: 1 });
    const whole = state().record;
    expect(whole).not.toBe(part);
    expect(whole.sparse).toBeNull();
    settle();
    state().loadCell(1);
    settle();
    // Its networks are not those of the sweep: the cell opens as the sweep saw it …
    state().loadCell(0);
    expect(state().record.sparse).toEqual([0, 3, 4, 8]);
    // … but settings lead back to the whole run.
    state().setSpec({ hidden: 8 });
    state().setSpec({ hidden: 4 });
    expect(state().record).toBe(whole);
  });

  test('a whole run that ended in the very same networks is shown instead', () => {
    const { state, store, sweep } = swept(4);
    const cell = sweep().shown?.cells[2];
    if (!cell) throw new Error('no cell');
    const whole = idleRecord(cell.spec);
    const focus = sweep().record?.focus.get(2);
    cell.spec.methods.forEach((method, m) => {
      const frames = whole.networks.get(method);
      if (frames) frames[lastFrame(whole.schedule)] = focus?.networks?.after[m] ?? undefined;
    });
    whole.frames = frameCount(whole.schedule);
    store.offerExample({ shown: cell.spec, record: whole });
    state().loadCell(2);
    expect(state().record).toBe(whole);
    // Control: one weight apart, and it is another network.
    const last = lastFrame(whole.schedule);
    const network = networkAt(whole, 'dense', last);
    const frames = whole.networks.get('dense');
    if (!network || !frames) throw new Error('no network');
    const weight = Float32Array.from(network.weight);
    weight[0] += 1e-3;
    frames[last] = { ...network, weight };
    state().loadCell(1);
    state().loadCell(2);
    expect(state().record.sparse).not.toBeNull();
  });

  test('many loaded cells do not push out what was trained', () => {
    const { state, sweeps, engine, playTo } = explorer(
      'v=1&seeds=1&train=64&test=64&warmup=1&finetune=1&sx=hidden:1,2,3,4,5,6,7,9,10,11,12,13,14,15,16',
    );
    playTo(3);
    engine.send({ type: 'finished', run: engine.run, replicaSteps: 1, seconds: 1 });
    const trained = state().record;
    const { spec } = state();
    state().startSweep();
    sweeps.started();
    sweeps.finish();
    for (let cell = 0; cell < 15; cell++) state().loadCell(cell);
    expect(state().record).not.toBe(trained);
    state().setSpec(spec);
    expect(state().record).toBe(trained);
  });
});

describe('the frame on screen of a part of a run', () => {
  test('is the nearest known one at or before the one asked for', () => {
    const { state } = swept(4);
    state().loadCell(0);
    const { schedule } = state().record;
    expect(shownFrame(state())).toBe(8);
    const asked = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const seen = asked.map((at) => {
      state().setView({ at });
      return shownFrame(state());
    });
    expect(seen).toEqual([0, 0, 0, 3, 4, 4, 4, 4, 8]);
    state().scrub(6);
    expect(shownFrame(state())).toBe(splitFrame(schedule));
    state().scrub(null);
    expect(shownFrame(state())).toBe(momentFrame(schedule, 'after'));
  });

  test('of a sweep without warm-up or without fine-tuning is known once', () => {
    for (const [epochs, known] of [
      ['warmup=0&finetune=2', [0, 1, 3]],
      ['warmup=2&finetune=0', [0, 2, 3]],
    ] as const) {
      const { state } = swept(2, `v=1&seeds=1&train=64&test=64&${epochs}&sx=hidden:4,8`);
      state().loadCell(0);
      expect(state().record.sparse).toEqual(known);
      expect(shownFrame(state())).toBe(3);
    }
  });
});
