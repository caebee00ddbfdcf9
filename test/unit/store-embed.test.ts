import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startApi } from '../../src/store/embed/api';
import { lockOf } from '../../src/store/embed/lock';
import { parseMessage } from '../../src/store/embed/messages';
import { explorer } from '../support/explorer';
import { type FakeWindow, surroundings } from '../support/surroundings';

const SMALL = 'v=1&warmup=2&finetune=2&seeds=2&train=64&test=64';
const PARENT = 'https://school.example';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A framed page of that link, and the page around it. */
function framed(
  options: { origin?: string; parentOrigin?: string; lock?: readonly string[] } = {},
) {
  const lock = options.lock ? lockOf(options.lock) : undefined;
  const page = explorer(SMALL, undefined, undefined, lock);
  const around = surroundings(options.parentOrigin ?? PARENT);
  const stop = startApi(page.store, options.origin ?? '', around);
  const say = async (data: unknown, from: Partial<Parameters<FakeWindow['say']>[0]> = {}) => {
    around.say({ source: around.parent, origin: PARENT, data, ...from });
    await vi.advanceTimersByTimeAsync(200);
  };
  return { ...page, around, stop, say };
}

describe('locked settings', () => {
  const lock = lockOf(['alpha', 'seed', 'curve']);

  test('stay through edits, presets, links, undo and redo; the rest changes', () => {
    const { state } = explorer('v=1&alpha=4&seed=5', undefined, undefined, lock);
    const free = explorer('v=1&alpha=4&seed=5');
    for (const page of [state, free.state]) {
      page().setSpec({ alpha: 8, hidden: 12 });
      page().setView({ curve: 'loss', matrix: 'inputs' });
    }
    expect(state().spec).toMatchObject({ alpha: 4, seed: 5, hidden: 12 });
    expect(state().view).toMatchObject({ curve: 'accuracy', matrix: 'inputs' });
    expect(free.state().spec.alpha, 'control: unlocked').toBe(8);
    expect(free.state().view.curve, 'control: unlocked').toBe('loss');
    state().applyPreset('alpha-too-large');
    expect(state().spec).toMatchObject({ alpha: 4, seed: 5 });
    state().restore({ ...state().spec, alpha: 2, clauses: 3 }, 'fpe-random');
    expect(state().spec).toMatchObject({ alpha: 4, clauses: 3 });
    while (state().canUndo) state().undo();
    expect(state().spec).toMatchObject({ alpha: 4, seed: 5, hidden: 8 });
    while (state().canRedo) state().redo();
    expect(state().spec).toMatchObject({ alpha: 4, seed: 5, clauses: 3 });
  });

  test('an edit of nothing but them is none', () => {
    const { state } = explorer('v=1', undefined, undefined, lock);
    state().setSpec({ alpha: 8 });
    expect(state().canUndo).toBe(false);
  });
});

describe('messages', () => {
  test('are of one shape and version', () => {
    expect(parseMessage({ fpe: 1, id: 'a', type: 'play' })).toMatchObject({ type: 'play' });
    for (const data of [
      null,
      'play',
      { type: 'play' },
      { fpe: 2, id: 1, type: 'play' },
      { fpe: '1', id: 1, type: 'play' },
      { fpe: 1, type: 'play' },
      { fpe: 1, id: 1, type: 'format' },
      { fpe: 1, id: 1, type: 'play', now: true },
      { fpe: 1, id: 1, type: 'set' },
      { fpe: 1, id: 1, type: 'set', settings: { alpha: { valueOf: 3 } } },
      { fpe: 1, id: 1, type: 'set', settings: { alpha: Number.NaN } },
      { fpe: 1, id: 1.5, type: 'get' },
      { fpe: 1, id: 1, type: 'set', settings: { formula: 'x'.repeat(9000) } },
    ]) {
      expect(parseMessage(data), JSON.stringify(data)).toHaveProperty('fault');
    }
  });

  test('a run is driven and told of: ready, progress, split, finished', async () => {
    const { around, say, engine, status } = framed();
    expect(around.posted[0]).toMatchObject({ fpe: 1, type: 'ready', state: { status: 'idle' } });
    await say({ fpe: 1, id: 1, type: 'play' });
    expect(around.posted.at(-1)).toMatchObject({ fpe: 1, id: 1, ok: true });
    expect(status()).toBe('starting');
    engine.started();
    for (let frame = 0; frame <= 5; frame++) {
      engine.frame(frame);
      await vi.advanceTimersByTimeAsync(200);
    }
    engine.send({ type: 'finished', run: engine.run, replicaSteps: 1, seconds: 1 });
    await vi.advanceTimersByTimeAsync(200);
    const types = around.posted.flatMap((message) => ('type' in message ? [message.type] : []));
    expect(types.filter((type) => type === 'split')).toHaveLength(1);
    expect(types.indexOf('split')).toBeGreaterThan(types.indexOf('progress'));
    expect(types.at(-1)).toBe('finished');
    const { state } = around.posted.at(-1) as unknown as { state: Record<string, never> };
    expect(state).toMatchObject({ status: 'finished', epoch: 4, epochs: 4, split: true });
    expect(state.accuracy).toMatchObject({
      dense: { mean: expect.closeTo(0.0615, 6), seeds: { length: 2 } },
    });
    expect(around.origins).toEqual(new Set([PARENT]));
    expect(around.warnings).toEqual([]);
  });

  test('settings are set all together or not at all, with the reason', async () => {
    const { around, say, state } = framed({ lock: ['seed'] });
    const set = (settings: object) => say({ fpe: 1, id: 2, type: 'set', settings });
    await set({ alpha: 4, curve: 'loss' });
    expect(state()).toMatchObject({ spec: { alpha: 4 }, view: { curve: 'loss' } });
    expect(around.posted.at(-2)).toMatchObject({ id: 2, ok: true, state: { changed: false } });
    expect(around.posted.filter((m) => 'type' in m && m.type === 'changed')).toHaveLength(1);
    for (const [settings, reason] of [
      [{ hidden: 4, seed: 7 }, /^seed is locked/],
      [{ hidden: 4, speed: 7 }, /^speed is not a setting/],
      [{ hidden: 4, lr: 1e9 }, /above the largest value/],
      [{ hidden: 4, act: 'step' }, /^act = step/],
    ] as const) {
      const { spec } = state();
      await set(settings);
      const last = around.posted.at(-1) as { ok?: boolean; error?: string };
      expect(last.ok, reason.source).toBe(false);
      expect(last.error).toMatch(reason);
      expect(state().spec, reason.source).toBe(spec);
    }
    expect(around.warnings).toHaveLength(4);
  });

  test('of another window, origin, version or shape are ignored, and said once', async () => {
    const { around, say, status } = framed();
    const before = around.posted.length;
    const play = { fpe: 1, id: 1, type: 'play' };
    for (let i = 0; i < 2; i++) {
      await say(play, { origin: 'https://elsewhere.example' });
      await say(play, { source: {} });
      await say({ ...play, fpe: 2 });
      await say({ ...play, type: 'train' });
      await say('play');
    }
    expect(status()).toBe('idle');
    expect(around.posted).toHaveLength(before);
    expect(around.warnings).toHaveLength(5);
    await say(play);
    expect(status(), 'control: the right one is heard').toBe('starting');
  });

  test('a page that is not the one named hears nothing and says nothing', async () => {
    const { around, say, status } = framed({ origin: 'https://other.example' });
    await say({ fpe: 1, id: 1, type: 'play' });
    expect(status()).toBe('idle');
    expect(around.posted).toEqual([]);
    expect(around.warnings).toHaveLength(2);
  });

  test('an origin that is not known is nobody’s; a page in no frame does not listen', async () => {
    const unknown = framed({ parentOrigin: 'null' });
    await unknown.say({ fpe: 1, id: 1, type: 'play' }, { origin: 'null' });
    expect(unknown.status()).toBe('idle');
    expect(unknown.around.posted).toEqual([]);
    const closed = framed({ origin: 'none' });
    await closed.say({ fpe: 1, id: 1, type: 'play' });
    expect(closed.status()).toBe('idle');
    expect(closed.around.listening()).toBe(false);
  });

  test('ends with the page', async () => {
    const { around, stop, say, status } = framed();
    around.grow(900);
    expect(around.posted.at(-1)).toMatchObject({ type: 'height', height: 900 });
    stop();
    const before = around.posted.length;
    around.grow(500);
    await say({ fpe: 1, id: 1, type: 'play' });
    expect(status()).toBe('idle');
    expect(around.posted).toHaveLength(before);
  });
});
