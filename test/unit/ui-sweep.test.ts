/** What the sweep's panel says and reads, without a browser. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SPEC, DEFAULT_VIEW } from '../../src/spec/fields';
import type { Spec } from '../../src/spec/spec';
import { cellsOf, NO_SWEEP, type Sweep } from '../../src/spec/sweep';
import type { State } from '../../src/store/state';
import { clash, readValues, suggestedAxis, valuesText } from '../../src/ui/axis-draft';
import {
  cellWords,
  introWords,
  machineWords,
  nextStep,
  progressWords,
  sizeWords,
} from '../../src/ui/sweep-words';
import { explorer } from '../support/explorer';

const GRID: Sweep = {
  x: { field: 'hidden', values: [4, 8] },
  y: { field: 'clauses', values: [2, 4] },
};

/** The page's state after a link, with the sweep's part changed. */
function stateOf(link: string, patch: Partial<State['sweep']> = {}): State {
  const state = explorer(link).state();
  return { ...state, sweep: { ...state.sweep, ...patch } };
}

const SHOWN = { sweep: GRID, spec: DEFAULT_SPEC, cells: cellsOf(DEFAULT_SPEC, GRID) };

const progress = (finished: number, secondsLeft = Number.NaN): State['sweep']['progress'] => ({
  done: finished,
  total: 96,
  secondsLeft,
  finished,
  networks: 96,
});

describe('values of an axis', () => {
  it('are read as a list and put in order', () => {
    expect(readValues('alpha', ' 4, 1,2')).toEqual({
      axis: { field: 'alpha', values: [1, 2, 4] },
      problem: '',
    });
    expect(valuesText({ field: 'alpha', values: [1, 2, 4] })).toBe('1, 2, 4');
  });
  it('say what is wrong with the range they need', () => {
    for (const text of ['1, 99', '', 'x', '1.5']) {
      const { problem } = readValues('alpha', text);
      expect(problem, text).toMatch(/^The list has .*whole numbers from 1 to 8\.$/);
    }
    expect(readValues('p', '0.1, 0.2').problem).toBe('');
  });
  it('start around the settings and can always be read', () => {
    const at = (spec: Partial<Spec>) => ({ ...DEFAULT_SPEC, ...spec });
    expect(suggestedAxis(at({ hidden: 8 }), 'hidden')?.values).toEqual([4, 8, 16, 32]);
    expect(suggestedAxis(at({ clauses: 32 }), 'clauses')?.values).toEqual([16, 32]);
    expect(suggestedAxis(at({ polarity: 0 }), 'polarity')?.values).toEqual([0, 0.05, 0.1, 0.2]);
    expect(suggestedAxis(at({ warmup: 25, finetune: 25 }), 'split')?.values).toEqual([
      0, 5, 15, 25, 35, 45,
    ]);
    expect(suggestedAxis(at({ warmup: 0, finetune: 0 }), 'split')?.values).toEqual([0]);
  });
  it('never set one field on both axes', () => {
    expect(clash('warmup', { field: 'split', values: [0] })).toBe(true);
    expect(clash('alpha', { field: 'alpha', values: [1] })).toBe(true);
    expect(clash('alpha', { field: 'hidden', values: [1] })).toBe(false);
    expect(clash('alpha', null)).toBe(false);
  });
});

describe('the size of a sweep', () => {
  it('is settings × seeds × methods', () => {
    expect(sizeWords(cellsOf(DEFAULT_SPEC, GRID))).toBe(
      '4 settings × 8 seeds × 3 methods = 96 networks',
    );
    expect(sizeWords(cellsOf(DEFAULT_SPEC, NO_SWEEP))).toBe('');
  });
  it('leaves out what cannot be run and says so', () => {
    const late: Sweep = { x: { field: 'split', values: [0, 50, 60] }, y: null };
    const one = { ...DEFAULT_SPEC, seeds: 1 };
    expect(sizeWords(cellsOf(one, late))).toBe(
      '2 settings × 1 seed × 3 methods = 6 networks; 1 setting cannot be run',
    );
  });
});

describe('what is going on', () => {
  const at = (kind: 'idle' | 'running' | 'paused' | 'hidden' | 'finished', finished = 12) =>
    stateOf('', { shown: SHOWN, status: { kind }, progress: progress(finished, 38) }).sweep;
  it('says how far it is and how long it takes', () => {
    expect(progressWords(at('running'))).toBe('12 of 96 networks · about 40 s left');
    expect(progressWords(at('paused'))).toBe('12 of 96 networks · paused');
    expect(progressWords(at('hidden'))).toBe('12 of 96 networks · paused in background');
    expect(progressWords(at('idle'))).toBe('12 of 96 networks trained');
    expect(progressWords(at('finished', 96))).toBe('all 96 networks trained');
    expect(progressWords(stateOf('').sweep)).toBe('');
  });
  it('offers the one next step', () => {
    expect(nextStep(stateOf('').sweep, false)).toBe('start');
    expect(nextStep(at('running'), true)).toBe('pause');
    expect(nextStep(at('paused'), false)).toBe('resume');
    expect(nextStep(at('idle'), false)).toBe('go-on');
    expect(nextStep(at('idle'), true)).toBe('anew');
    expect(nextStep(at('finished', 96), false)).toBe('done');
  });
  it('names the machine, and what the end gave back', () => {
    const backend = { kind: 'webgpu', adapter: 'a', reason: '', reasonShort: '', recovery: '' };
    const gpu = { backend: backend as State['backend'], workers: 1 };
    const cpu = { ...backend, kind: 'cpu', reasonShort: 'no adapter' } as State['backend'];
    expect(machineWords(stateOf('').sweep)).toBe('');
    expect(machineWords(stateOf('', gpu).sweep)).toBe('on the GPU');
    expect(machineWords(stateOf('', { ...gpu, freed: { buffers: 0, bytes: 0 } }).sweep)).toBe(
      'on the GPU, its memory is free again',
    );
    expect(machineWords(stateOf('', { ...gpu, freed: { buffers: 3, bytes: 9 } }).sweep)).toBe(
      'on the GPU, which still holds 3 buffers',
    );
    expect(machineWords(stateOf('', { backend: cpu, workers: 2 }).sweep)).toBe(
      'on the CPU, 2 workers (no adapter)',
    );
  });
});

describe('the words of the picture', () => {
  it('say what a cell is', () => {
    expect(introWords(stateOf(''))).toMatch(/nothing is trained before Start/);
    expect(introWords(stateOf('v=1&sx=alpha:1,2'))).toBe(
      'Each point trains every method from the same 8 seeds and shows the gain over dense, in points of test accuracy. Click a point to load its networks.',
    );
    const loss = { ...stateOf('v=1&sx=alpha:1,2&sy=clauses:2,4&seeds=1') };
    expect(introWords({ ...loss, view: { ...DEFAULT_VIEW, metric: 'loss' } })).toBe(
      'Each cell trains every method from one seed and shows test loss. Click a cell to load its networks.',
    );
  });
  it('name a cell by its axes, rows first', () => {
    expect(cellWords(SHOWN, 1)).toBe('clauses 2 × neurons 8');
    expect(cellWords(SHOWN, 2)).toBe('clauses 4 × neurons 4');
  });
});
