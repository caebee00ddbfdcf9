import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MEASURES } from '../../src/model/measures';
import { networkPlace } from '../../src/model/sweep-fill';
import { MOMENTS } from '../../src/model/timeline';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { decode } from '../../src/spec/permalink';
import { formatAxis } from '../../src/spec/sweep';
import { sweepStale } from '../../src/store/selectors';
import { watchVisibility } from '../../src/store/visibility';
import { explorer } from '../support/explorer';
import { accuracyOf, resultOf } from '../support/fake-sweep';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
/** Lets coalesced writes happen. */
const settle = () => vi.advanceTimersByTime(200);

/** Two by three cells, two seeds, three methods: 36 networks. */
const GRID = 'v=1&seeds=2&train=64&test=64&warmup=2&finetune=2&sx=hidden:4,8,16&sy=clauses:4,8';

function begun(link = GRID) {
  const parts = explorer(link);
  parts.state().startSweep();
  parts.sweeps.started();
  return parts;
}

describe('the axes asked for', () => {
  test('come from the link and go into it', () => {
    const { sweep, state, url } = explorer(GRID);
    expect(formatAxis(sweep().asked.x)).toBe('hidden:4,8,16');
    expect(sweep().status.kind).toBe('idle');
    state().setSweep({ y: { field: 'alpha', values: [4, 2, 2] } });
    expect(formatAxis(sweep().asked.y)).toBe('alpha:2,4');
    expect(url.written.at(-1)).toMatch(/&sx=hidden:4,8,16&sy=alpha:2,4$/);
    expect(state().link()).toMatch(/^https:.*&sy=alpha:2,4$/);
    url.paste('v=1&sx=p:0.1,0.2');
    expect(formatAxis(sweep().asked.x)).toBe('p:0.1,0.2');
    expect(sweep().asked.y).toBeNull();
  });

  test('never ask to restart the run, nor start anything', () => {
    const { state, engine, sweeps, playTo } = explorer(GRID);
    playTo(2);
    const { record, shown } = state();
    state().setSweep({ x: { field: 'alpha', values: [1, 2] }, y: null });
    expect(state().record).toBe(record);
    expect(state().shown).toBe(shown);
    expect(state().spec).toBe(shown);
    expect(engine.commands).toEqual(['start']);
    expect(sweeps.commands).toEqual([]);
  });

  test('are made valid as a link’s, with a notice', () => {
    const { state, sweep, texts } = explorer();
    state().setSweep({ x: { field: 'alpha', values: [2, 99] } });
    expect(formatAxis(sweep().asked.x)).toBe('alpha:2,8');
    expect(texts()).toEqual([
      'sx = alpha:2,99 has a value that is above the largest value; alpha:2,8 is used.',
    ]);
  });

  test('are undone and redone, a preset’s settings with them', () => {
    const { state, sweep } = explorer('v=1&seed=5');
    state().applySweepPreset('clauses-neurons');
    expect(state().spec).toMatchObject({ seed: 5, train: 2000, warmup: 20 });
    expect(formatAxis(sweep().asked.y)).toBe('clauses:2,4,8,16');
    state().setSweep({ y: null });
    expect(sweep().asked.y).toBeNull();
    state().undo();
    expect(formatAxis(sweep().asked.y)).toBe('clauses:2,4,8,16');
    state().undo();
    expect(state().spec).toEqual({ ...DEFAULT_SPEC, seed: 5 });
    expect(sweep().asked.x).toBeNull();
    state().redo();
    expect(formatAxis(sweep().asked.x)).toBe('hidden:4,8,16,32');
    state().applySweepPreset('magic');
    expect(state().spec.train).toBe(2000);
  });
});

describe('a start', () => {
  test('asks for one seed everywhere, from the network on screen outwards, then the next', () => {
    const { state, sweeps, sweep } = explorer(GRID);
    state().startSweep();
    expect(sweep().status.kind).toBe('starting');
    expect(sweeps.commands).toEqual(['start auto']);
    // On screen: 8 neurons and 8 clauses, cell 4.
    expect(sweeps.members.map((m) => [m.seed, m.cell])).toEqual([
      ...[4, 1, 3, 5, 0, 2].map((cell) => [33, cell]),
      ...[4, 1, 3, 5, 0, 2].map((cell) => [34, cell]),
    ]);
    expect(sweeps.members.map((m) => m.networks)).toEqual(sweeps.members.map((m) => m.seed === 33));
    expect(sweeps.members[0].spec).toMatchObject({ hidden: 8, clauses: 8, seeds: 2, train: 64 });
    sweeps.started();
    expect(sweep().status.kind).toBe('running');
    expect(sweep()).toMatchObject({ workers: 2, backend: { kind: 'webgpu' } });
    expect(sweep().progress).toMatchObject({ finished: 0, networks: 36 });
    expect(sweep().record).toMatchObject({
      x: { field: 'hidden', label: 'Neurons', values: [4, 8, 16] },
      y: { field: 'clauses', values: [4, 8] },
      methods: ['dense', 'fpe-random', 'fpe-clause'],
      seeds: [33, 34],
    });
  });

  test('leaves out cells that cannot be run, and keeps why', () => {
    const { sweeps, sweep } = begun('v=1&seeds=1&sx=literals:4,16&sy=clauses:8,16');
    expect(sweeps.members.map((m) => m.cell)).toEqual([0, 1, 2]);
    expect(sweep().record?.refusals[3]).toBe('inputs per clause 16 makes more than 128 inputs');
    expect(sweep().progress.networks).toBe(9);
  });

  test('is refused without axes and with too many networks, in a sentence', () => {
    const { state, sweep, sweeps } = explorer();
    state().startSweep();
    expect(sweep().status).toEqual({
      kind: 'failed',
      message: 'There is no sweep: choose a setting and its values.',
    });
    const values = Array.from({ length: 24 }, (_, i) => i + 1);
    state().setSpec({ seeds: 64 });
    state().setSweep({ x: { field: 'hidden', values }, y: { field: 'batch', values } });
    state().startSweep();
    expect(sweep().status).toMatchObject({ message: expect.stringContaining('110,592 networks') });
    expect(sweeps.commands).toEqual([]);
  });

  test('that the engine cannot do is a failure in the panel', () => {
    const { state, sweep, sweeps } = explorer(GRID);
    sweeps.refuse('no worker');
    state().startSweep();
    expect(sweep().status).toEqual({
      kind: 'failed',
      message: 'The sweep could not start: no worker.',
    });
  });

  test('queues more than ten thousand networks without holding something for each', () => {
    vi.useRealTimers();
    const values = Array.from({ length: 24 }, (_, i) => i + 1).join();
    const parts = explorer(`v=1&seeds=6&sx=hidden:${values}&sy=batch:${values}`);
    const started = performance.now();
    parts.state().startSweep();
    expect(performance.now() - started).toBeLessThan(3000);
    const { members } = parts.sweeps;
    expect(parts.sweep().progress.networks).toBe(24 * 24 * 6 * 3);
    expect(members.length).toBe(24 * 24 * 6);
    // One specification a cell, shared by its seeds.
    expect(new Set(members.map((m) => m.spec)).size).toBe(24 * 24);
    const numbers = parts.sweep().record?.values;
    const bytes = MOMENTS.flatMap((moment) =>
      MEASURES.map((id) => numbers?.[moment][id].byteLength ?? 0),
    ).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBe(3 * MEASURES.length * 8 * 24 * 24 * 6 * 3);
    expect(bytes).toBeLessThan(9 * 2 ** 20);
  });

  test('asks for the networks of no more cells than memory is set aside for', () => {
    const values = Array.from({ length: 24 }, (_, i) => i + 41).join();
    const { state, sweeps } = explorer(
      `v=1&clauses=32&seeds=1&p=0.1&sx=hidden:${values}&sy=batch:${values}`,
    );
    state().startSweep();
    const asked = sweeps.members.filter((m) => m.networks).length;
    expect(asked).toBeGreaterThan(20);
    expect(asked).toBeLessThan(100);
    // The ones that come first.
    expect(sweeps.members.slice(0, asked).every((m) => m.networks)).toBe(true);
  });
});

describe('results', () => {
  test('go into the record where they belong, and the state hears of them', () => {
    const { sweeps, sweep } = begun();
    const { version } = sweep();
    const { record } = sweep();
    sweeps.finish(7);
    settle();
    expect(sweep().record).toBe(record);
    expect(sweep().version).toBeGreaterThan(version);
    expect(sweep().progress).toMatchObject({ finished: 21, networks: 36 });
    const accuracy = record?.values.after.accuracy ?? [];
    const place = (cell: number, method: number, seed: number) =>
      networkPlace({ methods: ['', '', ''], seeds: [33, 34] }, cell, method, seed);
    expect(accuracy[place(4, 2, 0)]).toBe(accuracyOf(4, 33, 2));
    expect(accuracy[place(4, 0, 1)]).toBe(accuracyOf(4, 34, 0));
    expect(accuracy[place(1, 0, 1)]).toBeNaN();
    expect(record?.values.split.accuracy[place(2, 1, 0)]).toBe(accuracyOf(2, 33, 1) - 0.3);
    expect(Array.from(record?.done ?? [])).toEqual([1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0]);
    expect([...(record?.focus.keys() ?? [])].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('are written at most ten times a second', () => {
    const { sweeps, store } = begun();
    let writes = 0;
    const stop = store.subscribe((state, before) => {
      if (state.sweep.version !== before.sweep.version) writes++;
    });
    for (let i = 0; i < 12; i++) {
      sweeps.finish(1);
      vi.advanceTimersByTime(25);
    }
    settle();
    stop();
    expect(writes).toBeGreaterThan(1);
    expect(writes).toBeLessThanOrEqual(5);
  });

  test('of cells or seeds the sweep does not have are dropped', () => {
    const { sweeps, sweep } = begun();
    const [{ cell, seed }] = sweeps.members;
    const known = { cell, seed };
    sweeps.finish(1);
    const before = Float64Array.from(sweep().record?.values.after.accuracy ?? []);
    for (const wrong of [{ cell: 99 }, { cell: -1 }, { cell: 0.5 }, { seed: 7 }]) {
      const empty = { methods: [], ledgers: [], diverged: [] };
      const measures = { before: [], split: [], after: [] };
      sweeps.send({ type: 'results', results: [{ ...known, ...empty, measures, ...wrong }] });
    }
    settle();
    expect(sweep().record?.values.after.accuracy).toEqual(before);
    expect(sweep().progress.finished).toBe(3);
  });

  test('a diverged network is kept with its step', () => {
    const { sweeps, sweep } = begun();
    const [member] = sweeps.members;
    const nothing = Object.fromEntries(MEASURES.map((id) => [id, Number.NaN]));
    const all = member.spec.methods.map(() => nothing) as never;
    const measures = { before: all, split: all, after: all };
    const { methods } = member.spec;
    const result = { ...member, methods, measures, ledgers: [], diverged: [null, 3, null] };
    sweeps.send({ type: 'results', results: [{ ...result, networks: undefined }] });
    expect(sweep().record?.diverged[networkPlace({ methods, seeds: [33, 34] }, 4, 1, 0)]).toBe(3);
    expect(sweep().record?.diverged.filter((step) => step >= 0).length).toBe(1);
  });

  test('a network that could not be trained is said, and counts as done', () => {
    const { sweeps, sweep, texts } = begun();
    const [member] = sweeps.members;
    sweeps.send({
      type: 'results',
      results: [{ ...resultOf({ ...member, networks: false }), failure: 'no example' }],
    });
    settle();
    expect(texts()).toEqual([
      'Neurons 8, Clauses 8, seed 33: could not be trained (no example). The others go on.',
    ]);
    expect(sweep().progress.finished).toBe(3);
  });

  test('progress says how much is done and how long it takes', () => {
    const { sweeps, sweep } = begun();
    expect(sweep().progress.secondsLeft).toBeNaN();
    sweeps.send({ type: 'progress', done: 25, total: 100, seconds: 10 });
    settle();
    expect(sweep().progress).toMatchObject({ done: 25, total: 100, secondsLeft: 30 });
    sweeps.finish();
    sweeps.send({ type: 'finished' });
    expect(sweep().status.kind).toBe('finished');
    expect(sweep().progress).toMatchObject({ finished: 36, networks: 36, secondsLeft: 0 });
  });

  test('a lost device is said, and the sweep goes on', () => {
    const { sweeps, sweep, texts } = begun();
    const backend = { kind: 'cpu', adapter: '', reason: 'lost' } as const;
    sweeps.send({ type: 'device', backend, message: 'The GPU was lost. It goes on on the CPU.' });
    expect(texts()).toEqual(['The GPU was lost. It goes on on the CPU.']);
    expect(sweep()).toMatchObject({ status: { kind: 'running' }, backend: { kind: 'cpu' } });
  });

  test('a failure is said in the panel, what is finished stays, and a start goes on from there', () => {
    const { sweeps, sweep, state, texts } = begun();
    sweeps.finish(5);
    sweeps.send({ type: 'failed', message: 'The engine crashed.' });
    expect(sweep().status).toEqual({ kind: 'failed', message: 'The engine crashed.' });
    expect(texts()).toEqual([]);
    expect(sweep().progress.finished).toBe(15);
    state().startSweep();
    expect(sweeps.members.length).toBe(12 - 5);
  });
});

describe('pause, resume and cancel', () => {
  test('pause and resume go on with the same sweep', () => {
    const { state, sweeps, sweep } = begun();
    const { record } = sweep();
    state().pauseSweep();
    expect(sweep().status.kind).toBe('paused');
    // What was under way still comes in.
    sweeps.finish(1);
    settle();
    expect(sweep().progress.finished).toBe(3);
    expect(sweep().status.kind).toBe('paused');
    state().resumeSweep();
    expect(sweep().status.kind).toBe('running');
    state().pauseSweep();
    state().startSweep();
    expect(sweeps.commands).toEqual(['start auto', 'pause', 'resume', 'pause', 'resume']);
    expect(sweep().record).toBe(record);
  });

  test('a pause before the engine has answered holds', () => {
    const { state, sweeps, sweep } = explorer(GRID);
    state().startSweep();
    state().pauseSweep();
    sweeps.started();
    expect(sweep().status.kind).toBe('paused');
  });

  test('cancelling keeps what is finished; a start goes on with what is missing', () => {
    const { state, sweeps, sweep } = begun();
    sweeps.finish(5);
    state().cancelSweep();
    expect(sweep().status.kind).toBe('idle');
    expect(sweep().progress.finished).toBe(15);
    const { record } = sweep();
    // Late results do not count any more, and what the engine freed is known.
    sweeps.finish(1);
    sweeps.send({ type: 'freed', buffers: 0, bytes: 0 });
    settle();
    expect(sweep().progress.finished).toBe(15);
    expect(sweep().freed).toEqual({ buffers: 0, bytes: 0 });
    state().startSweep();
    expect(sweep().record).toBe(record);
    expect(sweep().freed).toBeNull();
    expect(sweeps.members.length).toBe(7);
    expect(sweeps.members[0]).toMatchObject({ cell: 2, seed: 33 });
    sweeps.started();
    sweeps.finish();
    sweeps.send({ type: 'finished' });
    expect(sweep().progress).toMatchObject({ finished: 36, networks: 36 });
  });

  test('buttons that do not apply do nothing', () => {
    const { state, sweeps } = explorer(GRID);
    state().pauseSweep();
    state().resumeSweep();
    state().cancelSweep();
    expect(sweeps.commands).toEqual([]);
    state().startSweep();
    state().startSweep();
    expect(sweeps.commands).toEqual(['start auto']);
  });

  test('other axes or settings start a sweep of their own', () => {
    const { state, sweeps, sweep } = begun();
    sweeps.finish(5);
    const { record } = sweep();
    state().setSpec({ hidden: 3 });
    // An axis sets that anyway.
    expect(sweepStale(state())).toBe(false);
    state().setSpec({ lr: 0.1 });
    expect(sweepStale(state())).toBe(true);
    state().startSweep();
    expect(sweepStale(state())).toBe(false);
    expect(sweep().record).not.toBe(record);
    expect(sweep().progress.finished).toBe(0);
    expect(sweeps.members.length).toBe(12);
    expect(sweeps.members[0].spec.lr).toBe(0.1);
  });

  test('a finished sweep starts anew', () => {
    const { state, sweeps, sweep } = begun();
    sweeps.finish();
    sweeps.send({ type: 'finished' });
    state().startSweep();
    expect(sweep().progress.finished).toBe(0);
    expect(sweeps.members.length).toBe(12);
  });

  test('an impossible sweep in the place of one that runs cancels that', () => {
    const { state, sweeps, sweep } = begun();
    state().setSweep({ x: null, y: null });
    state().startSweep();
    expect(sweeps.commands).toEqual(['start auto', 'cancel']);
    expect(sweep().status.kind).toBe('failed');
  });
});

describe('a hidden tab', () => {
  function hideable(link = GRID) {
    const parts = begun(link);
    let heard = () => {};
    const page = {
      hidden: false,
      addEventListener: (_: string, listener: () => void) => {
        heard = listener;
      },
      removeEventListener: () => {},
    };
    watchVisibility(parts.store, page);
    const turn = (hidden: boolean) => {
      page.hidden = hidden;
      heard();
    };
    return { ...parts, hide: () => turn(true), show: () => turn(false) };
  }

  test('suspends a sweep and wakes it', () => {
    const { hide, show, sweep, sweeps } = hideable();
    hide();
    expect(sweep().status.kind).toBe('hidden');
    show();
    expect(sweep().status.kind).toBe('running');
    expect(sweeps.commands).toEqual(['start auto', 'pause', 'resume']);
  });

  test('leaves a paused sweep paused', () => {
    const { hide, show, state, sweep, sweeps } = hideable();
    state().pauseSweep();
    hide();
    show();
    expect(sweep().status.kind).toBe('paused');
    expect(sweeps.commands).toEqual(['start auto', 'pause']);
  });

  test('closing the page lets go of the sweep’s engine', () => {
    const { store, sweeps } = begun();
    store.dispose();
    expect(sweeps.commands.at(-1)).toBe('dispose');
    sweeps.finish();
    expect(store.getState().sweep.record?.done.some((d) => d === 1)).toBe(false);
  });
});

test('the cell under the pointer is known, and forgotten with the sweep', () => {
  const { state, sweep } = begun();
  state().hoverCell(3);
  expect(sweep().hovered).toBe(3);
  const before = state();
  state().hoverCell(3);
  expect(state()).toBe(before);
  state().setSpec({ lr: 0.1 });
  state().startSweep();
  expect(sweep().hovered).toBeNull();
});

test('what is shown is in the link too', () => {
  const { state, url } = begun();
  state().setView({ metric: 'interference' });
  expect(decode(url.written.at(-1) ?? '').view.metric).toBe('interference');
  state().undo();
  expect(state().view.metric).toBe('gain');
});
