/** The sweep's caption, computed: where it is most and least, what cannot be told from zero. */
import { signed } from '../lib/format';
import { sentences, t } from '../lib/text';
import { fiveOf } from './five';
import { count, list } from './format';
import { marked } from './marked';
import type { Sentence } from './plot';
import { unitText, valueText } from './sweep-metrics';
import { runnable, type SweepBlock, type SweepCell, type SweepModel } from './sweep-model';
import { cellName } from './sweep-words';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Cells of the least and of the greatest mean; null while nothing is known. */
function extremes(cells: readonly SweepCell[]): { least: SweepCell; most: SweepCell } | null {
  const known = cells.filter((c) => Number.isFinite(c.mean));
  if (known.length === 0) return null;
  const by = (better: (a: number, b: number) => boolean): SweepCell =>
    known.reduce((best, c) => (better(c.mean, best.mean) ? c : best));
  return { least: by((a, b) => a < b), most: by((a, b) => a > b) };
}

/** "Clause-aware: +30.1 points at most (clauses 16 × neurons 16), −3.6 at least (…); …". */
function gainOf(model: SweepModel, block: SweepBlock): string {
  const known = runnable(block).filter((c) => c.n > 0);
  const found = extremes(known);
  if (!found) return '';
  const name = capital(t(block.method.short));
  const at = (cell: SweepCell): string => cellName(model, cell.index);
  const near = known.filter((c) => c.gain?.near).length;
  const judged = known.filter((c) => c.n > 1).length;
  const all = count(judged, 'setting');
  const told =
    judged === 0
      ? ''
      : near === 0
        ? t`; none of ${all} within two standard errors of zero`
        : t`; ${near} of ${all} cannot be told from zero`;
  const [most, least] = [signed(found.most.mean, 1), signed(found.least.mean, 1)];
  return found.most === found.least
    ? t`${name}: **${most} points** at ${at(found.most)}${told}.`
    : t`${name}: **${most} points** at best (${at(found.most)}), ${least} at worst (${at(found.least)})${told}.`;
}

function measureOf(model: SweepModel): string {
  const cells = model.blocks.flatMap((b) => runnable(b));
  const found = extremes(cells);
  if (!found) return '';
  const { metric } = model;
  const where = (cell: SweepCell): string => {
    const block = model.blocks.find((b) => b.cells.includes(cell));
    return t`${block ? t(block.method.short) : ''}, ${cellName(model, cell.index)}`;
  };
  const name = capital(t(metric.label));
  const [least, most] = [found.least, found.most].map((cell) =>
    unitText(metric, valueText(metric, cell.mean)),
  );
  return found.most.mean === found.least.mean
    ? t`${name} after training: **${most}** everywhere.`
    : t`${name} after training: from **${least}** (${where(found.least)}) to **${most}** (${where(found.most)}).`;
}

/** "8 seeds a setting; 3 of 16 settings still filling, 2 not possible." */
function stateText(model: SweepModel): string {
  const { cells } = model.blocks[0];
  const all = count(cells.length, 'setting');
  const open = cells.filter((c) => c.state !== 'refused' && c.done < model.seeds).length;
  const refused = cells.filter((c) => c.state === 'refused').length;
  const lost = model.blocks
    .flatMap((b) => b.cells)
    .reduce((sum, c) => sum + (c.state === 'refused' ? 0 : c.done - c.n), 0);
  if (!model.running && cells.every((c) => c.done === 0)) {
    return t`Nothing is measured yet: ${all}, ${count(model.seeds, 'seed')} each.`;
  }
  const filling = model.running
    ? t`${open} of ${all} still filling`
    : t`${open} of ${all} not complete`;
  const notes = [
    ...(open > 0 ? [filling] : []),
    ...(refused > 0 ? [t`${refused} of ${all} not possible`] : []),
    ...(lost > 0 ? [t`${count(lost, 'network')} diverged and left out`] : []),
  ];
  const seeds =
    model.seeds === 1
      ? t('One seed a setting, so chance cannot be judged')
      : t`${count(model.seeds, 'seed')} a setting`;
  return notes.length === 0 ? t`${seeds}.` : t`${seeds}; ${list(notes)}.`;
}

export function sweepSentence(model: SweepModel): Sentence {
  const some = fiveOf(
    model.blocks.map((b) => b.method.id),
    model.method,
  ).drawn;
  const told = model.blocks.filter((b) => some.includes(b.method));
  const rest = model.blocks.length - told.length + model.undrawn.length;
  const main = model.metric.id === 'gain' ? told.map((b) => gainOf(model, b)) : [measureOf(model)];
  const more = rest === 0 ? '' : t`${count(rest, 'more method')} in the table.`;
  return marked(sentences(...main, more, stateText(model)));
}
