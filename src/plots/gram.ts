/** Cosines between the weight vectors of the inputs, before and after, ordered by cluster. */
import { fixed } from './format';
import { drawGram, gramLayout } from './gram-draw';
import { type GramModel, selectGram } from './gram-model';
import type { Hit, Plot, Sentence, Size } from './plot';

function caption(model: GramModel): Sentence {
  const { panels, dense, chance, noun, groups, settled } = model;
  const [before, after] = panels;
  const order = settled
    ? `in ${groups} groups that the weights of the warm-up treat alike`
    : 'in their own order until the warm-up ends and groups can be formed';
  const cells = `${binning(model)}, ${noun}s ${order}.`;
  if (!after) {
    return [
      { text: `Mean |cosine| of two ${noun}s: ` },
      { text: fixed(before.mean, 3), bold: true },
      { text: ` at epoch ${before.epoch}; nothing is split yet. ${cells}` },
    ];
  }
  const beside = Number.isNaN(dense) ? '' : ` Dense at epoch ${after.epoch}: ${fixed(dense, 3)}.`;
  const null_ = Number.isNaN(chance)
    ? ''
    : ` The same connections with their weights shuffled: ${fixed(chance, 3)}.`;
  const silent =
    after.silent === 0 ? '' : ` ${after.silent} ${noun}s are read by no neuron and left out.`;
  return [
    { text: `Mean |cosine| of two ${noun}s: ${fixed(before.mean, 3)} at epoch ${before.epoch}, ` },
    { text: `${fixed(after.mean, 3)} at epoch ${after.epoch}`, bold: true },
    { text: `.${beside}${null_}${silent} ${cells}` },
  ];
}

/** What a cell is, and which inputs were compared. */
function binning({ perBin, bins, compared, inputs, noun }: GramModel): string {
  const some =
    compared === inputs ? '' : `${compared} of ${inputs} ${noun}s, evenly spaced, were compared; `;
  return perBin === 1
    ? `${some}A cell is a pair of ${noun}s`.replace('; A', '; a')
    : `${some}A cell is the mean over ${perBin} × ${perBin} ${noun}s, ${bins} bins`.replace(
        '; A',
        '; a',
      );
}

/** Group of a bin, from 1. */
const groupOf = ({ starts }: GramModel, bin: number): number =>
  starts.findIndex((start, g) => bin >= start && bin < starts[g + 1]) + 1;

function hit(model: GramModel, size: Size, x: number, y: number): Hit | null {
  const at = gramLayout(model, size);
  for (const [k, panel] of at.panels.entries()) {
    const b = Math.floor((x - panel.x) / at.cell);
    const a = Math.floor((y - panel.y) / at.cell);
    if (a < 0 || b < 0 || a >= model.bins || b >= model.bins) continue;
    const value = model.panels[k].matrix[a * model.bins + b];
    const said = Number.isNaN(value) ? 'never read together' : `cosine ${fixed(value, 2)}`;
    const where =
      model.groups === 1
        ? `bins ${a + 1} and ${b + 1}`
        : `groups ${groupOf(model, a)} and ${groupOf(model, b)}`;
    const center = (i: number): number => (i + 0.5) * at.cell;
    return {
      kind: 'note',
      mark: {
        index: (k * model.bins + a) * model.bins + b,
        x: panel.x + center(b),
        y: panel.y + center(a),
        radius: Math.max(4, at.cell),
      },
      tip: `${where}: ${said}`,
    };
  }
  return null;
}

/** Mean cosine of every pair of groups: the bins themselves would be thousands of rows. */
function table(model: GramModel) {
  const { starts, bins, panels, groups } = model;
  const mean = (matrix: Float32Array, g: number, h: number): number => {
    let [sum, count] = [0, 0];
    for (let a = starts[g]; a < starts[g + 1]; a++) {
      for (let b = starts[h]; b < starts[h + 1]; b++) {
        const value = matrix[a * bins + b];
        if (Number.isNaN(value)) continue;
        sum += value;
        count++;
      }
    }
    return count === 0 ? Number.NaN : sum / count;
  };
  const pairs = Array.from({ length: groups }, (_, g) =>
    Array.from({ length: groups - g }, (_, k) => [g, g + k] as const),
  ).flat();
  return {
    columns: ['group', 'with group', ...panels.map((p) => `${p.name}, epoch ${p.epoch}`)],
    rows: [
      ['all', 'mean |cosine|', ...panels.map((p) => fixed(p.mean, 3))],
      ...pairs.map(([g, h]) => [
        ...[g + 1, h + 1],
        ...panels.map(({ matrix }) => fixed(mean(matrix, g, h), 2)),
      ]),
    ],
  };
}

export const gram: Plot<GramModel> = {
  id: 'gram',
  inside: { title: false, caption: false },
  title: ({ noun }) => `How alike the neurons treat two ${noun}s`,
  select: selectGram,
  height: (model, size) => gramLayout(model, size).height,
  draw: drawGram,
  hit,
  caption,
  table,
};
