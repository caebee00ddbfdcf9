import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { networkAt } from '../../src/model/record';
import { frameCount } from '../../src/model/timeline';
import { isDirty, shownFrame } from '../../src/store/selectors';
import { watchVisibility } from '../../src/store/visibility';
import { explorer } from '../support/explorer';
import { someLedger, someMeasures } from '../support/fake-engine';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
/** Lets coalesced writes happen. */
const settle = () => vi.advanceTimersByTime(50);

describe('before anything has run', () => {
  test('the untrained networks of the first seed are on screen, the same for all that start alike', () => {
    const methods = 'dense,fpe-clause,dense-wide,pruned-wide,sparse-wide';
    const { state, status, engine } = explorer(`v=1&seed=7&methods=${methods}`);
    expect(status()).toBe('idle');
    expect(engine.commands).toEqual([]);
    const { record } = state();
    expect(record.frames).toBe(1);
    expect(record.focusSeed).toBe(7);
    expect(networkAt(record, 'dense', 0)?.children).toBe(8);
    expect(networkAt(record, 'fpe-clause', 0)).toBe(networkAt(record, 'dense', 0));
    const wide = networkAt(record, 'dense-wide', 0);
    expect([wide?.children, wide?.weight.length]).toEqual([16, 512]);
    expect(networkAt(record, 'pruned-wide', 0)).toBe(wide);
    expect(networkAt(record, 'sparse-wide', 0)?.weight.length).toBe(264 - 16);
    expect(networkAt(record, 'dense', 1)).toBeUndefined();
    expect(record.testAccuracy[0]?.every(Number.isNaN)).toBe(true);
  });

  test('edited settings are on screen at once', () => {
    const { state } = explorer();
    const before = state();
    state().setSpec({ hidden: 5, alpha: 4 });
    expect(state().shown).toMatchObject({ hidden: 5, alpha: 4 });
    expect(networkAt(state().record, 'dense', 0)?.children).toBe(5);
    expect(state().version).toBeGreaterThan(before.version);
    expect(isDirty(state())).toBe(false);
  });

  test('an example stays on screen while settings are edited', () => {
    const done = explorer();
    done.playTo(3);
    const example = { shown: done.state().shown, record: done.state().record };
    const { state } = explorer('', example);
    expect(state().record).toBe(example.record);
    state().setSpec({ alpha: 4 });
    expect(state().record).toBe(example.record);
    expect(isDirty(state())).toBe(true);
    expect(explorer('v=1&alpha=4', example).state().record.frames).toBe(1);
  });
});

describe('play, pause and step', () => {
  test('play starts, then runs when the engine says so', () => {
    const { state, status, engine } = explorer();
    state().play();
    expect(status()).toBe('starting');
    expect(engine.commands).toEqual(['start']);
    engine.started();
    expect(status()).toBe('running');
    expect(state().backend).toMatchObject({ kind: 'webgpu', adapter: 'test adapter', reason: '' });
    state().play();
    expect(engine.commands).toEqual(['start']);
  });

  test('pause and play again go on with the same run', () => {
    const { state, status, engine, playTo } = explorer();
    playTo(2);
    const { record } = state();
    state().pause();
    expect(status()).toBe('paused');
    state().play();
    expect(status()).toBe('running');
    expect(engine.commands).toEqual(['start', 'pause', 'resume']);
    expect(state().record).toBe(record);
  });

  test('pausing while starting holds when the engine has started', () => {
    const { state, status, engine } = explorer();
    state().play();
    state().pause();
    engine.started();
    expect(status()).toBe('paused');
  });

  test('a step starts, runs one epoch and pauses by itself', () => {
    const { state, status, engine } = explorer();
    state().step();
    expect(engine.commands).toEqual(['start paused']);
    engine.started();
    engine.frame(0);
    engine.frame(1);
    expect(status()).toBe('running');
    engine.send({ type: 'paused', run: engine.run });
    expect(status()).toBe('paused');
    expect(shownFrame(state())).toBe(1);
    state().step();
    expect(engine.commands).toEqual(['start paused', 'step']);
    expect(status()).toBe('running');
  });

  test('a late "paused" of an earlier pause does not stop a run that was resumed', () => {
    const { state, status, engine, playTo } = explorer();
    playTo(1);
    state().pause();
    state().play();
    engine.send({ type: 'paused', run: engine.run });
    expect(status()).toBe('running');
  });

  test('play after a step goes on without pausing', () => {
    const { state, status, engine } = explorer();
    state().step();
    engine.started();
    state().pause();
    state().play();
    engine.send({ type: 'paused', run: engine.run });
    expect(status()).toBe('running');
  });

  test('a finished run starts anew with play, and a step leaves it on screen', () => {
    const { state, status, engine, playTo } = explorer();
    playTo(3);
    engine.send({ type: 'finished', run: engine.run, replicaSteps: 1000, seconds: 5 });
    expect(status()).toBe('finished');
    expect(state().progress).toMatchObject({ done: 1000, total: 1000, rate: 200, secondsLeft: 0 });
    state().step();
    expect(status()).toBe('finished');
    state().play();
    expect(status()).toBe('starting');
    expect(state().record.frames).toBe(1);
    expect(engine.commands).toEqual(['start', 'start']);
  });

  test('rewind stops and shows the same first weights again', () => {
    const { state, status, engine, playTo } = explorer();
    const first = networkAt(state().record, 'dense', 0);
    playTo(5);
    state().setView({ at: 2 });
    state().rewind();
    expect(status()).toBe('idle');
    expect(engine.commands).toEqual(['start', 'stop']);
    expect(state().view.at).toBe(-1);
    expect(state().record.frames).toBe(1);
    expect(networkAt(state().record, 'dense', 0)).toEqual(first);
  });

  test('a paused run with edited settings starts anew with play', () => {
    const { state, engine, playTo } = explorer();
    playTo(2);
    state().pause();
    state().setSpec({ alpha: 4 });
    state().play();
    expect(engine.commands).toEqual(['start', 'pause', 'start']);
    expect(engine.specs.map((spec) => spec.alpha)).toEqual([2, 4]);
    expect(state().shown.alpha).toBe(4);
  });

  test('an engine that cannot start is a failure that says why', () => {
    const { state, engine, texts } = explorer();
    engine.refuse('workers are forbidden');
    state().play();
    const message = 'Training could not start: workers are forbidden.';
    expect(state().status).toEqual({ kind: 'failed', message });
    expect(texts()).toEqual([message]);
  });

  test('an epoch asked for by a link is reached by the run and then stays', () => {
    const { state, engine, playTo } = explorer('v=1&at=4');
    playTo(2);
    settle();
    expect(shownFrame(state())).toBe(2);
    for (const frame of [3, 4, 5, 6]) engine.frame(frame);
    settle();
    expect(shownFrame(state())).toBe(4);
    state().pause();
    state().play();
    expect(shownFrame(state())).toBe(6);
  });
});

describe('engine events', () => {
  test('frames are written into the record in place', () => {
    const { state, engine, playTo } = explorer('v=1&seeds=2');
    state().play();
    const { record } = state();
    playTo(1);
    settle();
    expect(state().record).toBe(record);
    expect(record.frames).toBe(2);
    expect(record.testAccuracy[4]?.[1]).toBeCloseTo(0.024, 6);
    expect(record.testAccuracy[4]?.[2]).toBeNaN();
    expect(networkAt(record, 'fpe-clause', 1)).toBeDefined();
    engine.frame(0);
    expect(record.frames).toBe(2);
  });

  test('many events make at most 30 writes a second, and none is lost', () => {
    const { state, store, engine, playTo } = explorer();
    playTo(0);
    settle();
    let writes = 0;
    const before = state().version;
    const stop = store.subscribe(() => writes++);
    for (let i = 1; i <= 1000; i++) {
      engine.frame(1 + (i % 50));
      engine.send({ type: 'progress', run: engine.run, done: i, total: 1000, seconds: i / 100 });
      vi.advanceTimersByTime(1);
    }
    settle();
    stop();
    expect(writes).toBeLessThanOrEqual(31);
    expect(writes).toBeGreaterThan(20);
    expect(state().version - before).toBeLessThanOrEqual(31);
    expect(state().progress).toMatchObject({ done: 1000, total: 1000, secondsLeft: 0 });
    expect(state().record.frames).toBe(51);
  });

  test('the time left follows from the rate, and is unknown before anything was done', () => {
    const { state, engine, playTo } = explorer();
    playTo(0);
    engine.send({ type: 'progress', run: engine.run, done: 0, total: 1000, seconds: 0 });
    settle();
    expect(state().progress.secondsLeft).toBeNaN();
    engine.send({ type: 'progress', run: engine.run, done: 250, total: 1000, seconds: 5 });
    settle();
    expect(state().progress).toMatchObject({ rate: 50, secondsLeft: 15 });
  });

  test('events of an earlier run are dropped', () => {
    const { state, status, engine, playTo } = explorer();
    playTo(3);
    const old = engine.run;
    state().restart();
    engine.frame(9, old);
    engine.send({ type: 'failed', run: old, message: 'too late' });
    engine.send({ type: 'finished', run: old, replicaSteps: 1, seconds: 1 });
    settle();
    expect(status()).toBe('starting');
    expect(state().record.frames).toBe(1);
    state().rewind();
    engine.frame(9);
    settle();
    expect(state().record.frames).toBe(1);
    expect(state().notices).toEqual([]);
  });

  test('what was held back for an old run does not reach a new one', () => {
    const { state, engine, playTo } = explorer();
    playTo(3);
    engine.send({ type: 'progress', run: engine.run, done: 7, total: 9, seconds: 1 });
    state().rewind();
    settle();
    expect(state().progress.done).toBe(0);
  });

  test('moments and ledgers are kept by replica', () => {
    const { state, engine, playTo } = explorer('v=1&seeds=1');
    playTo(1);
    const measures = [0.8, 0.86, 0.96].map(someMeasures);
    engine.send({ type: 'moment', run: engine.run, moment: 'split', measures });
    engine.send({ type: 'ledger', run: engine.run, ledgers: [null, someLedger(), someLedger()] });
    settle();
    const { record } = state();
    expect(record.measures.split.map((m) => m?.accuracy)).toEqual([0.8, 0.86, 0.96]);
    expect(record.measures.after).toEqual([undefined, undefined, undefined]);
    expect(record.ledgers.map((l) => l?.budget)).toEqual([undefined, 264, 264]);
  });

  test('a split that exceeds its budget stops training and says by how much', () => {
    const { state, engine, status, playTo } = explorer('v=1&seeds=1&seed=3');
    playTo(1);
    engine.send({ type: 'ledger', run: engine.run, ledgers: [null, someLedger(1), someLedger()] });
    expect(status()).toBe('failed');
    expect(engine.commands).toContain('stop');
    expect(state().notices.at(-1)?.text).toBe(
      'fpe-random, seed 3: 265 non-zero weights after the split, but the budget is 264. Training was stopped.',
    );
    expect(state().record.ledgers[1]).toBeDefined();
  });

  test('replicas are what the engine says they are', () => {
    const { state, engine } = explorer('v=1&seeds=1');
    state().play();
    const before = state().record;
    const replicas = [{ method: 'fpe-clause', seed: 1 }];
    const backend = { kind: 'cpu', adapter: '', reason: 'asked' } as const;
    engine.send({ type: 'started', run: engine.run, backend, replicas, total: 1 });
    expect(state().record).not.toBe(before);
    expect(state().record.replicas).toEqual(replicas);
    expect(state().record.testAccuracy).toHaveLength(1);
    expect(state().record.testAccuracy[0]).toHaveLength(frameCount(state().shown));
  });
});

describe('what goes wrong', () => {
  test.each([
    ['no-api', /does not offer WebGPU/],
    ['no-adapter', /found no graphics adapter/],
    ['device-refused', /refused to open a device/],
  ] as const)('%s has a plain message of its own', (reason, message) => {
    const { state, engine, texts } = explorer();
    state().play();
    const backend = { kind: 'cpu', adapter: '', reason, detail: 'words' } as const;
    engine.send({ type: 'started', run: engine.run, backend, replicas: [], total: 1 });
    expect(state().backend.reason).toMatch(message);
    expect(state().backend.reasonShort).not.toBe('');
    expect(state().backend.detail).toBe('words');
    expect(texts()).toEqual([state().backend.reason]);
  });

  test('a CPU that was asked for is no notice', () => {
    const { state, engine } = explorer();
    state().play();
    const backend = { kind: 'cpu', adapter: '', reason: 'asked' } as const;
    engine.send({ type: 'started', run: engine.run, backend, replicas: [], total: 1 });
    expect(state().notices).toEqual([]);
  });

  test('a lost device is shown while resuming, and the notice says how it went on', () => {
    const { state, status, engine, playTo, texts } = explorer();
    playTo(31);
    const { backend } = { backend: { kind: 'webgpu', adapter: 'a' } as const };
    const lost = 'The GPU was lost. Resuming from epoch 31.';
    const base = { type: 'device', run: engine.run, epoch: 31 } as const;
    engine.send({ ...base, state: 'lost', backend, message: lost });
    expect(state().backend.recovery).toBe('GPU lost · resuming from epoch 31');
    expect(status()).toBe('running');
    const cpu = { kind: 'cpu', adapter: '', reason: 'lost' } as const;
    engine.send({ ...base, state: 'resumed', backend: cpu, message: 'Resumed on the CPU.' });
    expect(state().backend).toMatchObject({ kind: 'cpu', recovery: '', reasonShort: 'GPU lost' });
    expect(texts()).toEqual(['Resumed on the CPU.']);
    expect(state().record.frames).toBe(32);
  });

  test('a diverged network is named with its epoch and the learning rate; the others go on', () => {
    const { state, status, engine, playTo, texts } = explorer('v=1&lr=5&seeds=2');
    playTo(2);
    engine.send({ type: 'diverged', run: engine.run, replica: 4, epoch: 2, step: 130 });
    expect(texts()).toEqual([
      'fpe-random, seed 34: its loss was no longer a number at epoch 2, step 130, with learning rate 5. It stopped there; the others go on.',
    ]);
    engine.send({ type: 'diverged', run: engine.run, replica: 0, epoch: 3, step: 200 });
    engine.send({ type: 'diverged', run: engine.run, replica: 0, epoch: 3, step: 200 });
    expect(texts()).toEqual([
      '2 of 6 networks diverged with learning rate 5, the first (fpe-random, seed 34) at epoch 2, step 130. The others go on.',
    ]);
    expect(state().record.diverged).toHaveLength(2);
    expect(state().record.diverged[0]).toMatchObject({ replica: 4, lr: 5 });
    expect(status()).toBe('running');
  });

  test('a failed run keeps what is on screen, and play starts anew', () => {
    const { state, status, engine, playTo, texts } = explorer();
    playTo(4);
    engine.send({ type: 'failed', run: engine.run, message: 'The kernel did not compile.' });
    expect(state().status).toEqual({ kind: 'failed', message: 'The kernel did not compile.' });
    expect(state().record.frames).toBe(5);
    expect(texts()).toEqual(['The kernel did not compile.']);
    state().play();
    expect(status()).toBe('starting');
  });
});

describe('a hidden tab', () => {
  const page = () => {
    let listener = () => {};
    const visible = {
      hidden: false,
      addEventListener: (_: string, heard: () => void) => {
        listener = heard;
      },
      removeEventListener: () => {
        listener = () => {};
      },
      turn(hidden: boolean) {
        visible.hidden = hidden;
        listener();
      },
    };
    return visible;
  };

  test('pauses the engine and goes on when it is back', () => {
    const { store, status, engine, playTo } = explorer();
    const tab = page();
    const unwatch = watchVisibility(store, tab);
    playTo(1);
    tab.turn(true);
    expect(status()).toBe('hidden');
    engine.send({ type: 'paused', run: engine.run });
    expect(status()).toBe('hidden');
    tab.turn(false);
    expect(status()).toBe('running');
    expect(engine.commands).toEqual(['start', 'pause', 'resume']);
    unwatch();
    tab.turn(true);
    expect(status()).toBe('running');
  });

  test('leaves a paused run paused and an idle page idle', () => {
    const { store, state, status, engine, playTo } = explorer();
    const tab = page();
    watchVisibility(store, tab);
    tab.turn(true);
    tab.turn(false);
    expect(status()).toBe('idle');
    playTo(1);
    state().pause();
    tab.turn(true);
    tab.turn(false);
    expect(status()).toBe('paused');
    expect(engine.commands).toEqual(['start', 'pause']);
  });

  test('lets a step end as a step', () => {
    const { store, state, status, engine } = explorer();
    state().step();
    engine.started();
    store.suspend();
    store.wake();
    expect(engine.commands).toEqual(['start paused', 'pause', 'step']);
    engine.send({ type: 'paused', run: engine.run });
    expect(status()).toBe('paused');
  });

  test('a run that ended while hidden is finished', () => {
    const { store, status, engine, playTo } = explorer();
    playTo(1);
    store.suspend();
    engine.send({ type: 'finished', run: engine.run, replicaSteps: 1, seconds: 1 });
    expect(status()).toBe('finished');
    store.wake();
    expect(status()).toBe('finished');
  });
});

test('a disposed store hears no more events and frees the engine', () => {
  const { store, state, engine, url, playTo } = explorer();
  playTo(1);
  store.dispose();
  engine.frame(5);
  url.paste('#v=1&alpha=4');
  settle();
  expect(state().record.frames).toBe(2);
  expect(state().spec.alpha).toBe(2);
  expect(engine.commands.at(-1)).toBe('dispose');
});
