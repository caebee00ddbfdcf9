import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NO_SELECTION } from '../../src/model/selection';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { MAX_LINK } from '../../src/spec/permalink';
import {
  activeSelection,
  changes,
  isDirty,
  shownFrame,
  shownMethod,
} from '../../src/store/selectors';
import { explorer } from '../support/explorer';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
/** Longer than one gesture. */
const rest = () => vi.advanceTimersByTime(1000);

describe('settings', () => {
  test('changed during a run, they wait for a restart and are listed', () => {
    const { state, engine, playTo } = explorer();
    playTo(2);
    state().setSpec({ alpha: 4 });
    state().setSpec({ seed: 7, methods: ['dense', 'fpe-random'] });
    expect(engine.commands).toEqual(['start']);
    expect(isDirty(state())).toBe(true);
    expect(changes(state())).toEqual(['α 2 → 4', 'methods − clause-aware', 'seed 33 → 7']);
    state().restart();
    expect(engine.commands).toEqual(['start', 'start']);
    expect(isDirty(state())).toBe(false);
    expect(state().shown).toMatchObject({ alpha: 4, seed: 7 });
  });

  test('revert drops the edits, and can be undone', () => {
    const { state, playTo } = explorer();
    playTo(1);
    state().setSpec({ alpha: 4 });
    rest();
    state().revert();
    expect(isDirty(state())).toBe(false);
    state().undo();
    expect(state().spec.alpha).toBe(4);
  });

  test('are made valid as a link would be, with one notice a field', () => {
    const { state, texts } = explorer();
    state().setSpec({ hidden: 999 });
    state().setSpec({ hidden: 1000, lr: Number.NaN });
    expect(state().spec).toMatchObject({ hidden: 64, lr: 0.05 });
    expect(texts()).toEqual([
      'hidden = 1000 is above the largest value; 64 is used.',
      'lr = NaN is not a number; 0.05 is used.',
    ]);
    const [first] = state().notices;
    state().dismiss(first?.id ?? -1);
    expect(texts()).toEqual(['lr = NaN is not a number; 0.05 is used.']);
  });

  test('a preset keeps the seed and brings its view', () => {
    const { state } = explorer('v=1&seed=5&clauses=3');
    state().applyPreset('alpha-too-large');
    expect(state().spec).toEqual({ ...DEFAULT_SPEC, seed: 5, alpha: 8 });
    expect(state().view.show).toBe('fpe-random');
    state().applyPreset('nothing like it');
    expect(state().spec.alpha).toBe(8);
  });
});

describe('undo', () => {
  test('goes back and forth over settings and pictures', () => {
    const { state } = explorer();
    expect(state()).toMatchObject({ canUndo: false, canRedo: false });
    state().setSpec({ alpha: 4 });
    state().setView({ matrix: 'inputs' });
    expect(state()).toMatchObject({ canUndo: true, canRedo: false });
    state().undo();
    expect(state()).toMatchObject({ view: { matrix: 'clauses' }, spec: { alpha: 4 } });
    state().undo();
    expect(state()).toMatchObject({ spec: { alpha: 2 }, canUndo: false, canRedo: true });
    state().redo();
    state().redo();
    expect(state()).toMatchObject({ view: { matrix: 'inputs' }, spec: { alpha: 4 } });
    state().redo();
    expect(state()).toMatchObject({ canUndo: true, canRedo: false });
  });

  test('takes a dragged dial as one edit, and a later drag as another', () => {
    const { state } = explorer();
    for (const alpha of [3, 4, 5]) state().setSpec({ alpha });
    rest();
    for (const alpha of [6, 7]) state().setSpec({ alpha });
    state().undo();
    expect(state().spec.alpha).toBe(5);
    state().undo();
    expect(state().spec.alpha).toBe(2);
  });

  test('forgets what was undone when something else is changed', () => {
    const { state } = explorer();
    state().setSpec({ alpha: 4 });
    state().undo();
    state().setSpec({ seed: 9 });
    expect(state().canRedo).toBe(false);
  });

  test('does not count where one looks, nor changes that change nothing', () => {
    const { state, playTo } = explorer();
    playTo(3);
    state().setView({ at: 2 });
    state().pin({ kind: 'neuron', parent: 1 });
    state().setSpec({ alpha: 2 });
    state().setView({ theme: 'dark' });
    expect(state().canUndo).toBe(false);
  });

  test('never starts or stops a run', () => {
    const { state, engine, playTo } = explorer();
    state().setSpec({ alpha: 4 });
    playTo(1);
    state().undo();
    expect(engine.commands).toEqual(['start']);
    expect(isDirty(state())).toBe(true);
    expect(state().shown.alpha).toBe(4);
  });
});

describe('what is looked at', () => {
  test('the newest frame, unless an epoch is chosen or hovered', () => {
    const { state, playTo } = explorer();
    playTo(10);
    expect(shownFrame(state())).toBe(10);
    state().setView({ at: 4 });
    expect(shownFrame(state())).toBe(4);
    state().scrub(7);
    expect(shownFrame(state())).toBe(7);
    state().scrub(99);
    expect(shownFrame(state())).toBe(10);
    state().scrub(Number.NaN);
    expect(shownFrame(state())).toBe(4);
    state().setView({ at: 9999 });
    expect(state().view.at).toBe(51);
    expect(shownFrame(state())).toBe(10);
  });

  test('hovering comes before the pin, and a second click unpins', () => {
    const { state } = explorer('v=1&pin=n4');
    const pinned = activeSelection(state());
    expect(pinned).toEqual({ kind: 'neuron', parent: 3 });
    expect(activeSelection(state())).toBe(pinned);
    const clause = { kind: 'clause', group: 1 } as const;
    state().hover(clause);
    expect(activeSelection(state())).toBe(clause);
    state().hover(NO_SELECTION);
    expect(activeSelection(state())).toEqual(pinned);
    state().pin(pinned);
    expect(activeSelection(state())).toBe(NO_SELECTION);
    state().pin(clause);
    expect(state().view.pin).toBe('c2');
  });

  test('a pin that these networks do not have lights nothing', () => {
    const { state, url, playTo } = explorer();
    playTo(1);
    url.paste('#v=1&hidden=32&pin=n30');
    expect(state().view.pin).toBe('n30');
    expect(activeSelection(state())).toBe(NO_SELECTION);
    state().restart();
    expect(activeSelection(state())).toEqual({ kind: 'neuron', parent: 29 });
  });

  test('a method that is not part of the run gives way to one that is', () => {
    const { state } = explorer('v=1&methods=dense,fpe-random');
    expect(state().view.show).toBe('fpe-clause');
    expect(shownMethod(state())).toBe('fpe-random');
    expect(shownMethod(explorer().state())).toBe('fpe-clause');
  });

  test('the split animation stays between 0 and 1', () => {
    const { state } = explorer();
    for (const [given, used] of [
      [0.5, 0.5],
      [-1, 0],
      [7, 1],
      [Number.NaN, 1],
    ] as const) {
      state().setTransition(given);
      expect(state().transition).toBe(used);
    }
  });

  test('hovering the same thing again tells nobody', () => {
    const { state, store } = explorer();
    const told = vi.fn();
    store.subscribe(told);
    state().hover(state().hovered);
    state().scrub(null);
    state().setTransition(1);
    expect(told).not.toHaveBeenCalled();
  });
});

describe('the address bar', () => {
  test('follows settings and view, and nothing else', () => {
    const { state, url, playTo } = explorer();
    state().setSpec({ alpha: 4 });
    state().setView({ curve: 'loss' });
    expect(url.written).toEqual(['v=1&alpha=4', 'v=1&alpha=4&curve=loss']);
    state().hover({ kind: 'input', input: 3 });
    state().scrub(0);
    playTo(0);
    expect(new Set(url.written).size).toBe(2);
    expect(state().link()).toBe('https://example.org/fpe/#v=1&alpha=4&curve=loss');
  });

  test('is left alone until something changes, so a damaged link is not lost', () => {
    const { url, texts } = explorer('v=1&alpha=99&beta=1');
    expect(url.written).toEqual([]);
    expect(texts()).toEqual([
      'beta = 1 is not a setting this page knows; it is ignored.',
      'alpha = 99 is above the largest value; 8 is used.',
    ]);
  });

  test('a pasted link changes the settings without restarting', () => {
    const { state, status, engine, url, texts, playTo } = explorer();
    playTo(3);
    url.paste('#v=1&alpha=4&curve=loss&opt=magic');
    expect(status()).toBe('running');
    expect(engine.commands).toEqual(['start']);
    expect(state().view.curve).toBe('loss');
    expect(isDirty(state())).toBe(true);
    expect(state().record.frames).toBe(4);
    expect(texts()).toEqual(['opt = magic is not one of the choices; sgd is used.']);
    expect(url.written.at(-1)).toBe('v=1&alpha=4&curve=loss');
    state().undo();
    expect(state().spec.alpha).toBe(2);
  });

  test('a link pasted before anything has run is on screen at once', () => {
    const { state, url } = explorer();
    url.paste('#v=1&alpha=4');
    expect(state().shown.alpha).toBe(4);
    expect(isDirty(state())).toBe(false);
  });

  test.each(['', '#', '#main'])('%j is no link: the settings stay and come back', (fragment) => {
    const { state, url, texts } = explorer('v=1&alpha=4');
    url.paste(fragment);
    expect(state().spec.alpha).toBe(4);
    expect(texts()).toEqual([]);
    expect(url.written).toEqual(['v=1&alpha=4']);
  });

  test('a link that is refused as a whole changes nothing but says so', () => {
    const { state, url, texts } = explorer('v=1&alpha=4');
    url.paste(`#v=1&pin=${'x'.repeat(MAX_LINK)}`);
    expect(state().spec.alpha).toBe(4);
    expect(texts()).toHaveLength(1);
    expect(url.written).toEqual(['v=1&alpha=4']);
  });

  test('a shared epoch never lies beyond the edited schedule', () => {
    const { state, playTo } = explorer();
    playTo(40);
    state().setView({ at: 40 });
    state().setSpec({ warmup: 2, finetune: 2 });
    expect(state().link()).toContain('&at=5');
    expect(state().view.at).toBe(40);
  });
});
