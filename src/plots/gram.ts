/** Cosines between the weight vectors of the inputs, before and after, ordered by cluster. */
import { sentences, t } from '../lib/text';
import { fixed } from './format';
import { drawGram, gramLayout } from './gram-draw';
import { type GramModel, selectGram } from './gram-model';
import { marked } from './marked';
import type { Hit, Plot, Sentence, Size } from './plot';

function caption(model: GramModel): Sentence {
  const { panels, dense, chance } = model;
  const [before, after] = panels;
  const nouns = nounsOf(model);
  if (!after) {
    const mean = t`Mean |cosine| of two ${nouns}: **${fixed(before.mean, 3)}** at epoch ${before.epoch}; nothing is split yet.`;
    return marked(sentences(mean, cells(model)));
  }
  return marked(
    sentences(
      t`Mean |cosine| of two ${nouns}: ${fixed(before.mean, 3)} at epoch ${before.epoch}, **${fixed(after.mean, 3)} at epoch ${after.epoch}**.`,
      Number.isNaN(dense) ? '' : t`Dense at epoch ${after.epoch}: ${fixed(dense, 3)}.`,
      Number.isNaN(chance)
        ? ''
        : t`The same connections with their weights shuffled: ${fixed(chance, 3)}.`,
      after.silent === 0 ? '' : t`${after.silent} ${nouns} are read by no neuron and left out.`,
      cells(model),
    ),
  );
}

/** What inputs are called. */
const nounsOf = ({ noun }: GramModel): string => (noun === 'pixel' ? t('pixels') : t('inputs'));

/** What a cell is, in which order, and which inputs were compared. */
function cells(model: GramModel): string {
  const { perBin, bins, compared, inputs, groups, settled } = model;
  const nouns = nounsOf(model);
  const order = settled
    ? t`${nouns} in ${groups} groups that the weights of the warm-up treat alike`
    : t`${nouns} in their own order until the warm-up ends and groups can be formed`;
  if (compared === inputs) {
    return perBin === 1
      ? t`A cell is a pair of ${nouns}, ${order}.`
      : t`A cell is the mean over ${perBin} × ${perBin} ${nouns}, ${bins} bins, ${order}.`;
  }
  return perBin === 1
    ? t`${compared} of ${inputs} ${nouns}, evenly spaced, were compared; a cell is a pair of ${nouns}, ${order}.`
    : t`${compared} of ${inputs} ${nouns}, evenly spaced, were compared; a cell is the mean over ${perBin} × ${perBin} ${nouns}, ${bins} bins, ${order}.`;
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
    const told = Number.isNaN(value) ? t('never read together') : t`cosine ${fixed(value, 2)}`;
    const where =
      model.groups === 1
        ? t`bins ${a + 1} and ${b + 1}`
        : t`groups ${groupOf(model, a)} and ${groupOf(model, b)}`;
    const center = (i: number): number => (i + 0.5) * at.cell;
    return {
      kind: 'note',
      mark: {
        index: (k * model.bins + a) * model.bins + b,
        x: panel.x + center(b),
        y: panel.y + center(a),
        radius: Math.max(4, at.cell),
      },
      tip: t`${where}: ${told}`,
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
    columns: [t('group'), t('with group'), ...panels.map((p) => t`${p.name}, epoch ${p.epoch}`)],
    rows: [
      [t('all'), t('mean |cosine|'), ...panels.map((p) => fixed(p.mean, 3))],
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
  title: (model) => t`How alike the neurons treat two ${nounsOf(model)}`,
  select: selectGram,
  height: (model, size) => gramLayout(model, size).height,
  draw: drawGram,
  hit,
  caption,
  table,
};
