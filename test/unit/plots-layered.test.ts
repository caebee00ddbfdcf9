/** Plots of layered networks: what they count, against counts of their own, on trained fixtures. */
import { describe, expect, test } from 'vitest';
import { beforeFrame } from '../../src/model/timeline';
import { anyPlot } from '../../src/plots';
import { classes } from '../../src/plots/class-gains';
import { confusion } from '../../src/plots/confusion';
import { gridLayout, HEAD_LEFT, headingOf } from '../../src/plots/confusion-layout';
import { gram } from '../../src/plots/gram';
import { layers } from '../../src/plots/layer-ledger';
import { isEmpty, type PlotInput, plain } from '../../src/plots/plot';
import { textWidth } from '../../src/plots/text-width';
import { images } from '../../src/plots/weight-images';
import { imagesLayout } from '../../src/plots/weight-images-layout';
import { shareOf, UNREAD } from '../../src/plots/weight-images-model';
import { inputOf } from '../gallery/cases';
import { LAYERED_PLOT_CASES } from '../gallery/layered-plot-cases';
import { captionOf, modelOf, input as usual } from '../support/plot-input';

const IDS = ['images', 'layers', 'classes', 'confusion', 'gram'] as const;
const SIZES = [
  { width: 1328, layout: 'wide' },
  { width: 358, layout: 'narrow' },
] as const;

const caseOf = (name: string, rest: Partial<PlotInput> = {}): PlotInput => {
  const found = LAYERED_PLOT_CASES.find((c) => c.name === `layered-${name}`);
  if (!found) throw new Error(name);
  return { ...inputOf(found), ...rest };
};
const layeredOf = ({ record }: PlotInput) => {
  if (!record.layered) throw new Error('not layered');
  return record.layered;
};

describe.each(LAYERED_PLOT_CASES.map(({ name }) => name.slice(8)))('%s', (name) => {
  test.each(IDS)('%s says numbers only, ends with a full stop and has a height', (id) => {
    const plot = anyPlot(id);
    const at = caseOf(name);
    for (const frame of [0, beforeFrame(at.record.schedule), at.frame]) {
      const model = plot.select({ ...at, frame });
      if (isEmpty(model)) {
        expect(model.empty).toMatch(/\.$/);
        continue;
      }
      const { columns, rows } = plot.table(model);
      const said = [plot.title(model), plain(plot.caption(model)), ...columns, ...rows.flat()];
      expect(said.join(' | ')).not.toMatch(/NaN|undefined|Infinity/);
      expect(plain(plot.caption(model))).toMatch(/\.$/);
      expect(rows.every((row) => row.length === columns.length)).toBe(true);
      for (const size of SIZES) expect(plot.height(model, size)).toBeGreaterThan(40);
    }
  });
});

describe('nothing to show', () => {
  test.each(IDS)('%s says why', (id) => {
    const reason = (at: PlotInput): string => {
      const model = anyPlot(id).select(at);
      return isEmpty(model) ? model.empty : '';
    };
    expect(reason(usual())).toMatch(/real data/);
    expect(reason(caseOf('alpha-2', { method: 'rigl' }))).toMatch(/not part of the run/);
    const at = caseOf('alpha-2');
    layeredOf(at).networks.clear();
    layeredOf(at).confusion.clear();
    expect(reason(at)).toMatch(/Press Play/);
    expect(reason(caseOf('alpha-2'))).toBe('');
  });
});

describe('images', () => {
  test('children share out the inputs of their neuron, except where they are clones', () => {
    const twice = (name: string): number => {
      const { blocks } = modelOf(images, caseOf(name));
      return blocks
        .flatMap(({ tiles }) =>
          Array.from(
            tiles[0].levels,
            (_, cell) => tiles.slice(1).filter((t) => t.levels[cell] !== UNREAD).length,
          ),
        )
        .filter((readers) => readers > 1).length;
    };
    for (const name of ['alpha-2', 'feature', 'alpha-8', 'deep', 'strips']) {
      expect([name, twice(name)]).toEqual([name, 0]);
      expect(captionOf(images, caseOf(name))).toContain('none is read by two of them');
    }
    expect(twice('clones')).toBeGreaterThan(100);
    expect(captionOf(images, caseOf('clones'))).toMatch(/share 100.0.% of its 144 pixels/);
  });

  test('the map names the one child whose picture has the pixel', () => {
    const { blocks } = modelOf(images, caseOf('feature'));
    const { tiles, share } = blocks[1];
    share?.forEach((child, cell) => {
      const readers = tiles.slice(1).flatMap((t, k) => (t.levels[cell] === UNREAD ? [] : [k]));
      expect(readers).toEqual(child < 0 ? [] : [child]);
    });
    const { layer } = tiles[1];
    // Both children given the same row: the map must notice.
    expect([...shareOf(layer, [2, 2], 144)].some((child) => child === -2)).toBe(true);
  });

  test('what is not read is told from a weight of zero', () => {
    const at = caseOf('alpha-2');
    const [network] = (layeredOf(at).networks.get('fpe-random') ?? []).slice(-1);
    network?.layers[0].weight.fill(0);
    const child = modelOf(images, at).blocks[0].tiles[1];
    const read = [...child.levels].filter((level) => level === 0).length;
    expect(read).toBe(child.reads);
    expect([...child.levels].filter((level) => level === UNREAD).length).toBe(144 - read);
  });

  test('says which neurons are shown, and shows the one that is looked at', () => {
    const shown = modelOf(images, caseOf('selected')).blocks.map((b) => b.parent);
    expect(shown.length).toBe(8);
    expect(shown).toContain(3);
    expect(captionOf(images, caseOf('selected'))).toContain('8 of 12 neurons');
    const all = caseOf('selected', { selection: { kind: 'none' } });
    const rest = modelOf(images, all).blocks.map((b) => b.parent);
    const missing = Array.from({ length: 12 }, (_, p) => p).find((p) => !rest.includes(p)) ?? -1;
    const asked = { ...all, selection: { kind: 'neuron', parent: missing } as const };
    expect(modelOf(images, asked).blocks.some((b) => b.parent === missing)).toBe(true);
  });

  test('bins are stated, and what is under the pointer is the weight there', () => {
    expect(captionOf(images, caseOf('bins'))).toContain('3 neighbouring inputs');
    expect(captionOf(images, caseOf('strips'))).not.toContain('neighbouring');
    const model = modelOf(images, caseOf('alpha-2'));
    const at = imagesLayout(model, SIZES[0]);
    const [placed] = at.tiles;
    const hit = images.hit(model, SIZES[0], placed.x + 2.5 * at.cell, placed.y + 1.5 * at.cell);
    const weight = placed.tile?.layer.weight[12 + 2] ?? Number.NaN;
    expect(hit?.tip).toContain('row 2, column 3');
    expect(hit?.tip).toContain(Math.abs(weight).toFixed(3));
    expect(images.hit(model, SIZES[0], placed.x + 2, placed.y - 4)).toBeNull();
  });
});

describe('classes and confusion', () => {
  test('accuracies are those counted from the answers, and every example is in the table', () => {
    const at = caseOf('alpha-2');
    const { confusion: tables, classNames } = layeredOf(at);
    const model = modelOf(classes, at);
    const [dense, split] = ['dense', 'fpe-random'].map((id) => tables.get(id)?.at(-1));
    for (const row of model.rows) {
      const c = classNames.indexOf(row.name);
      const cells = Array.from({ length: 10 }, (_, answer) => split?.[c * 10 + answer] ?? 0);
      expect(row.examples).toBe(cells.reduce((a, b) => a + b));
      expect(row.right).toEqual([dense?.[c * 11], cells[c]]);
      expect(row.gain).toBeCloseTo((cells[c] - (dense?.[c * 11] ?? 0)) / row.examples, 12);
    }
    const gains = model.rows.map((row) => row.gain);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    const said = modelOf(confusion, at);
    const right = (k: 0 | 1) => model.rows.reduce((sum, row) => sum + row.right[k], 0);
    expect(said.total).toBe(200);
    expect([said.wrong[0] + right(0), said.wrong[1] + right(1)]).toEqual([200, 200]);
    expect(at.record.testAccuracy[1].at(-1)).toBeCloseTo(model.total[1], 6);
    // One answer moved: the sums must notice.
    if (split) split[1]++;
    const moved = modelOf(confusion, at);
    expect([moved.total, moved.wrong[1]]).toEqual([201, said.wrong[1] + 1]);
  });

  test('the grid finds its cell, many classes become a list', () => {
    const model = modelOf(confusion, caseOf('alpha-2'));
    const [size] = SIZES;
    const grid = Array.from({ length: 40 }, (_, k) => confusion.hit(model, size, 160 + 8 * k, 60));
    expect(grid.some((hit) => hit?.tip?.includes('taken for'))).toBe(true);
    const many = caseOf('40-classes');
    expect(modelOf(confusion, many).kind).toBe('pairs');
    expect(modelOf(classes, many).rows.length).toBe(30);
    expect(captionOf(classes, many)).toContain('10 classes in between are left out');
  });

  test.each(SIZES)('the heads of a few classes do not meet at $width px', (size) => {
    const model = modelOf(confusion, caseOf('bins', { method: 'fpe-feature' }));
    const few = { ...model, names: ['dense', 'clause-aware'] as const };
    const { panels, cell } = gridLayout(few, size);
    const side = cell * few.classes.length;
    panels.forEach((panel, k) => {
      const left = panel.named ? 0 : panel.x - HEAD_LEFT;
      const right = left + textWidth(headingOf(few, k), 12, true);
      expect(right).toBeLessThanOrEqual(size.width);
      const next = panels[k + 1];
      // Below it, or right of its head and of its cells.
      if (!next) return;
      const beside = next.x - HEAD_LEFT > Math.max(right, panel.x + side);
      expect(next.y > panel.y + side || beside).toBe(true);
    });
  });

  test('nothing split is said to be nothing', () => {
    for (const plot of [classes, confusion]) {
      expect(captionOf(plot as typeof classes, caseOf('before'))).toContain('Nothing is split yet');
      expect(captionOf(plot as typeof classes, caseOf('alpha-2'))).not.toContain(
        'Nothing is split',
      );
    }
  });
});

describe('gram', () => {
  /** Mean |cosine| of the columns of the first layer, from the definition. */
  function meanCosine(at: PlotInput, id: string, frame: number): number {
    const layer = layeredOf(at).networks.get(id)?.[frame]?.layers[0];
    if (!layer) throw new Error(`no ${id} at ${frame}`);
    const columns = Array.from({ length: layer.columns }, () => new Float64Array(layer.rows));
    for (let r = 0; r < layer.rows; r++) {
      for (let e = layer.starts[r]; e < layer.starts[r + 1]; e++) {
        columns[layer.column[e]][r] = layer.weight[e];
      }
    }
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, k) => sum + x * b[k], 0);
    const all: number[] = [];
    columns.forEach((a, j) => {
      for (const b of columns.slice(j + 1)) {
        const norm = Math.sqrt(dot(a, a) * dot(b, b));
        if (norm > 0) all.push(Math.abs(dot(a, b)) / norm);
      }
    });
    return all.reduce((a, b) => a + b, 0) / all.length;
  }

  test('means are those of the definition, before, after and dense beside it', () => {
    const at = caseOf('feature');
    const model = modelOf(gram, at);
    const [before, after] = model.panels;
    const { schedule } = at.record;
    expect(before.mean).toBeCloseTo(meanCosine(at, 'dense', beforeFrame(schedule)), 5);
    expect(after.mean).toBeCloseTo(meanCosine(at, 'fpe-feature', at.frame), 5);
    expect(model.dense).toBeCloseTo(meanCosine(at, 'dense', at.frame), 5);
    expect(Math.abs(after.mean - before.mean)).toBeGreaterThan(0.01);
    expect(captionOf(gram, at)).toContain(after.mean.toFixed(3));
  });

  test('bins keep to a group, hold every input once and are stated', () => {
    const model = modelOf(gram, caseOf('400-pixels'));
    expect(model.bins).toBeLessThanOrEqual(98);
    expect(model.starts.at(-1)).toBe(model.bins);
    expect(model.starts.length).toBe(model.groups + 1);
    expect(model.compared).toBe(400);
    expect(captionOf(gram, caseOf('400-pixels'))).toContain(
      `mean over ${model.perBin} × ${model.perBin} pixels`,
    );
  });

  test('until the warm-up ends there are no groups, and that is said', () => {
    const model = modelOf(gram, caseOf('early'));
    expect(model.groups).toBe(1);
    expect(captionOf(gram, caseOf('early'))).toContain('in their own order');
  });
});

describe('layers', () => {
  test('the sum is the budget, layer by layer as the ledger has it', () => {
    for (const name of ['alpha-2', 'feature', 'deep', 'second-layer', 'strips']) {
      const at = caseOf(name);
      const model = modelOf(layers, at);
      const weights = layeredOf(at)
        .networks.get(at.method)
        ?.at(-1)
        ?.layers.map((layer) => layer.weight.filter((w) => w !== 0).length);
      expect([name, model.rows.map((row) => row.after)]).toEqual([name, weights]);
      expect(model.sums.after).toBe(model.budget);
      expect(model.matches).toBe(true);
      expect(captionOf(layers, at)).toContain('exactly the budget');
    }
  });

  test('a weight too many is seen', () => {
    const at = caseOf('alpha-2');
    const { layerLedgers } = layeredOf(at);
    const ledger = layerLedgers[1] ?? [];
    layerLedgers[1] = ledger.map((one, l) =>
      l === 0 ? { ...one, after: { ...one.after, nonzeros: one.after.nonzeros + 1 } } : one,
    );
    expect(modelOf(layers, at).matches).toBe(false);
    expect(captionOf(layers, at)).toContain('not the budget');
  });

  test('names the architecture, and owns up to a wide network', () => {
    expect(captionOf(layers, caseOf('deep'))).toContain('144 → 6 → 5 → 10, relu became');
    const wide = modelOf(layers, caseOf('wide'));
    expect(wide.bound).toBe(false);
    expect(captionOf(layers, caseOf('wide'))).toContain('the dense network has 924');
  });
});
