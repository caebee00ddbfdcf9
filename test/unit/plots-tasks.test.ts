/** Every plot of runs of tasks that are no DNF: shared variables, one clause, none. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/model/record';
import { lastFrame } from '../../src/model/timeline';
import { anyPlot, PLOTS, type PlotId } from '../../src/plots';
import { headline } from '../../src/plots/headline';
import { isEmpty, type PlotInput, plain } from '../../src/plots/plot';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { dataPatch } from '../../src/spec/own-task';
import type { Spec } from '../../src/spec/spec';
import { recordOf } from '../../src/store/bake';
import { loadFormulas } from '../../src/tasks/formula-core';
import { keptDataset } from '../support/own-data';
import { input } from '../support/plot-input';
import { smallSpec } from '../support/small-run';

const RING = '(x1 & x2 & x3) | (x3 & x4 & x5) | (x5 & x6 & x7) | (x7 & x8 & x1)';
const SIZES = [
  { width: 1328, layout: 'wide' },
  { width: 358, layout: 'narrow' },
] as const;

const runs = new Map<string, { spec: Spec; record: RunRecord }>();

beforeAll(async () => {
  await loadFormulas();
  const own: Record<string, Partial<Spec>> = {
    parity: { task: 'parity' },
    ring: { task: 'formula', formula: RING },
    file: { ...dataPatch(keptDataset(200, 6).id, DEFAULT_SPEC), test: 64 },
  };
  for (const [name, patch] of Object.entries(own)) {
    const spec = smallSpec({ seeds: 2, train: 100, ...patch });
    runs.set(name, { spec, record: await recordOf({ ...spec, train: 100 }) });
  }
});

const at = (name: string, rest: Partial<PlotInput> = {}): PlotInput => {
  const found = runs.get(name);
  if (!found) throw new Error(name);
  const { record, spec } = found;
  const method = spec.methods.at(-1) as string;
  return { ...input(), record, method, frame: lastFrame(record.schedule), ...rest };
};

describe.each(['parity', 'ring', 'file'])('of %s', (name) => {
  test.each(Object.keys(PLOTS) as PlotId[])('%s says no NaN and has a height', (id) => {
    const plot = anyPlot(id);
    for (const matrix of ['clauses', 'inputs'] as const) {
      for (const frame of [0, 1, 3, lastFrame(at(name).record.schedule)]) {
        const model = plot.select(at(name, { matrix, frame }));
        if (isEmpty(model)) {
          expect(model.empty).toMatch(/\.$/);
          continue;
        }
        const { columns, rows } = plot.table(model);
        const said = [plot.title(model), plain(plot.caption(model)), ...columns, ...rows.flat()];
        expect(said.join(' | ')).not.toMatch(/NaN|undefined|Infinity/);
        for (const size of SIZES) expect(plot.height(model, size)).toBeGreaterThan(20);
      }
    }
  });

  test('the headline says no NaN', () => {
    const said = headline(at(name)).map((f) => [f.bold, f.before, f.after, f.sub, f.definition]);
    expect(said.flat().join(' | ')).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('without clauses', () => {
  test('plots say so instead of drawing zeros', () => {
    const empty = (id: PlotId, rest: Partial<PlotInput> = {}): string => {
      const model = anyPlot(id).select(at('file', rest));
      return isEmpty(model) ? model.empty : plain(anyPlot(id).caption(model));
    };
    expect(empty('interference')).toBe('No clauses are known of a file.');
    expect(empty('load')).toBe('No clauses are known of a file, so none can be mixed.');
    expect(empty('loom')).toMatch(/^No clauses are known of a file/);
    // Between inputs there is something to see.
    expect(empty('interference', { matrix: 'inputs' })).not.toMatch(/No clauses/);
    const [, , figure] = headline(at('file'));
    expect(figure).toMatchObject({ id: 'interference', never: 'no clauses are known of a file' });
    expect(figure.before).not.toMatch(/\d/);
  });

  test('chance is what guessing the commoner label gives', () => {
    const { record } = at('file');
    expect(record.chance).toBeGreaterThan(0.5);
    const model = anyPlot('accuracy').select(at('file')) as { chance: number };
    expect(model.chance).toBeCloseTo(100 * (record.chance ?? 0), 10);
    // Control: balanced labels have the usual line.
    expect(at('ring').record.chance).toBeUndefined();
    expect((anyPlot('accuracy').select(at('ring')) as { chance: number }).chance).toBe(50);
  });
});
