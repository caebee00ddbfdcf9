/** Undo and redo over any sequence of changes, from wherever on the page they come. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { METHODS } from '../../src/methods';
import { FIELDS } from '../../src/spec/fields';
import { encode } from '../../src/spec/permalink';
import { PRESETS } from '../../src/spec/presets';
import { SWEEP_PRESETS } from '../../src/spec/sweep-presets';
import type { Actions, State } from '../../src/store/state';
import { explorer } from '../support/explorer';
import { anyState, anySweep, anyValue } from '../support/specs';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Where one looks, in which colours, and what lies over it; no settings. */
const NOT_UNDONE = ['at', 'pin', 'lesson', 'present', 'theme', 'lang'];

/** All that undo brings back, as a link. */
const settings = ({ spec, view, sweep }: State): string =>
  encode(
    spec,
    { ...view, at: -1, pin: '', lesson: 0, present: '0', theme: 'auto', lang: 'auto' },
    sweep.asked,
  );

type Step = (store: State & Actions, url: { paste(link: string): void }) => void;

const named = (name: string, step: Step): Step => Object.assign(step, { toString: () => name });

const oneField = fc
  .constantFrom(...FIELDS.filter(({ key }) => !NOT_UNDONE.includes(key)))
  .chain((field) =>
    anyValue(field).map((value) =>
      named(`${field.key} = ${value}`, (store) => {
        if (field.kind === 'run') store.setSpec({ [field.key]: value });
        else store.setView({ [field.key]: value });
      }),
    ),
  );
const methods = METHODS.map(({ id }) => id).filter((id) => id !== 'dense');

/** A change of settings from any control of the page, the history of runs and the address bar. */
const change: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: oneField },
  anySweep.map((sweep) => named('axes', (store) => store.setSweep(sweep))),
  fc
    .constantFrom(...PRESETS)
    .map(({ id }) => named(`preset ${id}`, (store) => store.applyPreset(id))),
  fc
    .constantFrom(...SWEEP_PRESETS)
    .map(({ id }) => named(`sweep preset ${id}`, (store) => store.applySweepPreset(id))),
  fc.constantFrom(...methods).map((id) => named(`compare ${id}`, (store) => store.compare(id))),
  fc
    .tuple(anyState, fc.constantFrom(...methods))
    .map(([{ spec }, show]) => named('restore', (store) => store.restore(spec, show))),
  anyState.map(({ spec, view }) => named('scene', (store) => store.arrange(spec, view))),
  anyState.map(({ spec, view, sweep }) =>
    named('link', (_, url) => url.paste(encode(spec, view, sweep))),
  ),
  fc.constant(named('revert', (store) => store.revert())),
);

/** Longer than one gesture. */
const rest = () => vi.advanceTimersByTime(1000);

/** Makes the changes, each a gesture of its own; the settings before each that changed any. */
function walk(steps: readonly Step[], page: ReturnType<typeof explorer>): string[] {
  const seen = [settings(page.state())];
  for (const step of steps) {
    step(page.state(), page.url);
    rest();
    const now = settings(page.state());
    if (now !== seen.at(-1)) seen.push(now);
  }
  return seen;
}

test('every change can be undone and redone, one by one', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 30 }), (steps) => {
      const page = explorer();
      const { state } = page;
      const seen = walk(steps, page);
      for (const before of seen.slice(0, -1).reverse()) {
        expect(state().canUndo).toBe(true);
        state().undo();
        expect(settings(state())).toBe(before);
      }
      expect(state().canUndo).toBe(false);
      for (const after of seen.slice(1)) {
        expect(state().canRedo).toBe(true);
        state().redo();
        expect(settings(state())).toBe(after);
      }
      expect(state().canRedo).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('undo, redo and changes in any order keep to a list with a place in it', () => {
  const any = fc.oneof(change, fc.constantFrom<'undo' | 'redo'>('undo', 'redo'));
  fc.assert(
    fc.property(fc.array(any, { minLength: 5, maxLength: 40 }), (steps) => {
      const page = explorer();
      const { state } = page;
      const list = [settings(state())];
      let place = 0;
      for (const step of steps) {
        if (step === 'undo') {
          state().undo();
          place = Math.max(0, place - 1);
        } else if (step === 'redo') {
          state().redo();
          place = Math.min(list.length - 1, place + 1);
        } else {
          step(state(), page.url);
          if (settings(state()) !== list[place])
            list.splice(++place, list.length, settings(state()));
        }
        rest();
        expect(settings(state())).toBe(list[place]);
        expect(state().canUndo).toBe(place > 0);
        expect(state().canRedo).toBe(place < list.length - 1);
      }
    }),
    { numRuns: 60 },
  );
});

test('the property sees a change that is not remembered', () => {
  const page = explorer();
  const forgets = named('forgets', () => {
    const { spec } = page.state();
    page.store.setState({ spec: { ...spec, seed: 4 } });
  });
  walk([forgets], page);
  expect(settings(page.state())).toContain('seed=4');
  page.state().undo();
  expect(settings(page.state())).toContain('seed=4');
  expect(page.state().canUndo).toBe(false);
});

test('a dial dragged away and back leaves nothing to undo', () => {
  const { state } = explorer();
  state().setSpec({ seed: 5 });
  rest();
  for (const alpha of [3, 4, 3, 2]) state().setSpec({ alpha });
  state().setSpec({ alpha: 3 });
  rest();
  for (const alpha of [4, 3]) state().setSpec({ alpha });
  state().undo();
  expect(state().spec).toMatchObject({ seed: 5, alpha: 2 });
  state().undo();
  expect(state().spec.seed).toBe(33);
  expect(state().canUndo).toBe(false);
});

test('two runs taken over one right after the other are two edits', () => {
  const { state } = explorer('v=1&backend=cpu&workers=3');
  state().restore({ ...state().spec, alpha: 4 }, 'fpe-random');
  state().restore({ ...state().spec, alpha: 8, backend: 'webgpu' }, 'fpe-clause');
  expect(state().spec).toMatchObject({ alpha: 8, backend: 'cpu', workers: 3 });
  state().undo();
  expect(state()).toMatchObject({ spec: { alpha: 4 }, view: { show: 'fpe-random' } });
  state().undo();
  expect(state()).toMatchObject({ spec: { alpha: 2 }, view: { show: 'fpe-clause' } });
});
