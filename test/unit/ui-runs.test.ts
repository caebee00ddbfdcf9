/** The words of the list of runs and of the table of differences. */
import { expect, test } from 'vitest';
import { keptRun } from '../../src/model/kept-run';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import type { Spec } from '../../src/spec/spec';
import { differencesOf } from '../../src/store/history/difference';
import type { RunEntry } from '../../src/store/history/runs-state';
import { endsOf, extentWords } from '../../src/ui/runs-words';
import { type FixtureOptions, fixtureRecord } from '../support/fixture-record';

const entry = (patch: Partial<RunEntry> = {}, options: FixtureOptions = {}): RunEntry => ({
  ...{ id: 1, time: 1, link: '', end: 'finished', machine: 'GPU', name: '', pinned: false },
  ...{ spec: DEFAULT_SPEC, show: 'fpe-clause' },
  run: keptRun(fixtureRecord(options)),
  ...patch,
});

test('a line of the list says how large the run was and how far it came', () => {
  expect(extentWords(entry())).toBe('8 seeds, 50 epochs, GPU');
  expect(extentWords(entry({ end: 'stopped', machine: '' }, { frames: 13, seeds: 1 }))).toBe(
    '1 seed, stopped at epoch 12 of 50',
  );
  expect(extentWords(entry({ end: 'failed' }, { frames: 28 }))).toBe(
    '8 seeds, failed at epoch 26 of 50, GPU',
  );
});

test('it names the methods that matter first, in the order of menus', () => {
  const methods = ['dense', 'fpe-random', 'fpe-clause', 'dense-wide', 'set', 'rigl'];
  const { shown, others } = endsOf(entry({ show: 'rigl' }, { methods }));
  expect(shown.map(({ method }) => method)).toEqual(['dense', 'fpe-random', 'fpe-clause', 'rigl']);
  expect(others).toBe(2);
  expect(shown[0].accuracy).toBe('77.3');
});

test('the table of differences has what changes a result, and warns where the data do', () => {
  const pair = (a: Partial<Spec>, b: Partial<Spec>) => ({
    a: entry({ spec: { ...DEFAULT_SPEC, ...a } }),
    b: entry({ spec: { ...DEFAULT_SPEC, ...b }, show: 'fpe-random' }),
    changed: '',
  });
  expect(differencesOf(pair({}, { alpha: 4, backend: 'cpu', formula: 'x1' }))).toEqual({
    settings: [
      { label: 'Expansion factor α', a: '2', b: '4' },
      { label: 'Method shown', a: 'clause-aware', b: 'random' },
    ],
    data: false,
  });
  expect(differencesOf(pair({ clauses: 4 }, {})).data).toBe(true);
});
