/** What the comparison of two runs shows in the gallery and the golden drawings. */
import { METHODS } from '../../src/methods';
import { type KeptRun, keptRun } from '../../src/model/kept-run';
import type { PlotRun } from '../../src/plots/plot';
import { type FixtureOptions, fixtureRecord } from '../support/fixture-record';
import type { Case } from './cases';

/** A run of the fixture; `shift` moves all but the dense network, %, as another α would. */
function kept(options: FixtureOptions, show = 'fpe-clause', shift = 0): PlotRun {
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
  return { show, run: shift === 0 ? run : { ...run, methods } };
}

const first = kept({});
const all = METHODS.map((m) => m.id);

const pair = (name: string, a: PlotRun, b: PlotRun, changed = ''): Case => ({
  name,
  record: { seeds: 1 },
  input: { runs: { a, b, changed } },
});

export const RUN_CASES: readonly Case[] = [
  pair('runs-alpha', first, kept({ alpha: 4 }, 'fpe-clause', -5), 'α 2→4'),
  pair('runs-same', first, kept({})),
  pair(
    'runs-splits',
    kept({ warmup: 10, finetune: 20 }, 'fpe-random'),
    kept({ warmup: 40, finetune: 40, seeds: 3 }, 'fpe-clause', 4),
    'warm-up 10→40, fine-tuning 20→40, seeds 8→3',
  ),
  pair('runs-stopped', kept({ frames: 20 }), kept({}, 'fpe-random', -12), 'learning rate 0.05→0.5'),
  pair(
    'runs-many',
    kept({ methods: all }, 'rigl', -3),
    kept({ methods: all, alpha: 8 }, 'dense-wide'),
    'α 2→8',
  ),
  pair('runs-diverged', first, kept({ divergeAt: 34 }), 'learning rate 0.05→3'),
];
