/** What the comparison of two runs shows in the gallery and the golden drawings. */
import { METHODS } from '../../src/methods';
import { type KeptRun, keptRun } from '../../src/model/kept-run';
import type { PlotRun } from '../../src/plots/plot';
import { type FixtureOptions, fixtureRecord } from '../support/fixture-record';
import type { Case } from './cases';

/** A run of the fixture; `shift` moves all but the dense network, %, as another α would. */
function kept(name: string, options: FixtureOptions, show = 'fpe-clause', shift = 0): PlotRun {
  const run = keptRun(fixtureRecord(options));
  const moved = (x: number): number => Math.min(1, x + shift / 100);
  const methods: KeptRun['methods'] = run.methods.map((m) => ({
    ...m,
    ...(m.method === 'dense'
      ? {}
      : {
          curve: m.curve.map(moved),
          finals: m.finals.map((x, s) => moved(x) - 0.004 * (s % 3)),
        }),
  }));
  return { name, show, run: shift === 0 ? run : { ...run, methods } };
}

const first = kept('default settings', {});
const all = METHODS.map((m) => m.id);

const pair = (name: string, a: PlotRun, b: PlotRun): Case => ({
  name,
  record: { seeds: 1 },
  input: { runs: { a, b } },
});

export const RUN_CASES: readonly Case[] = [
  pair('runs-alpha', first, kept('α 2→4', { alpha: 4 }, 'fpe-clause', -5)),
  pair('runs-same', first, kept('same settings again', {})),
  pair(
    'runs-splits',
    kept('first run, random', { warmup: 10, finetune: 20 }, 'fpe-random'),
    kept('warm-up 10→40, clause-aware', { warmup: 40, finetune: 40, seeds: 3 }, 'fpe-clause', 4),
  ),
  pair(
    'runs-stopped',
    kept('stopped', { frames: 20 }),
    kept('learning rate 0.05→0.5', {}, 'fpe-random', -12),
  ),
  pair(
    'runs-many',
    kept('methods', { methods: all }, 'rigl', -3),
    kept('α 2→8', { methods: all, alpha: 8 }, 'dense-wide'),
  ),
  pair('runs-diverged', first, kept('learning rate 0.05→3', { divergeAt: 34 })),
];
