/** The sweep's caption, computed: where it is most and least, what cannot be told from zero. */
import { signed } from '../lib/format';
import { fiveOf } from './five';
import { count, list } from './format';
import type { Sentence } from './plot';
import { valueText } from './sweep-metrics';
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
function gainOf(model: SweepModel, block: SweepBlock): Sentence {
  const known = runnable(block).filter((c) => c.n > 0);
  const found = extremes(known);
  if (!found) return [];
  const name = capital(block.method.short);
  const at = (cell: SweepCell): string => cellName(model, cell.index);
  const near = known.filter((c) => c.gain?.near).length;
  const judged = known.filter((c) => c.n > 1).length;
  const told =
    judged === 0
      ? '. '
      : near === 0
        ? `; none of ${count(judged, 'setting')} within two standard errors of zero. `
        : `; ${near} of ${count(judged, 'setting')} cannot be told from zero. `;
  if (found.most === found.least) {
    return [
      { text: `${name}: ` },
      { text: `${signed(found.most.mean, 1)} points`, bold: true },
      { text: ` at ${at(found.most)}${told}` },
    ];
  }
  return [
    { text: `${name}: ` },
    { text: `${signed(found.most.mean, 1)} points`, bold: true },
    {
      text: ` at best (${at(found.most)}), ${signed(found.least.mean, 1)} at worst (${at(found.least)})${told}`,
    },
  ];
}

function measureOf(model: SweepModel): Sentence {
  const cells = model.blocks.flatMap((b) => runnable(b));
  const found = extremes(cells);
  if (!found) return [];
  const { metric } = model;
  const where = (cell: SweepCell): string => {
    const block = model.blocks.find((b) => b.cells.includes(cell));
    return `${block?.method.short}, ${cellName(model, cell.index)}`;
  };
  const unit = metric.unit === '' ? '' : ` ${metric.unit}`;
  const name = capital(metric.label);
  if (found.most.mean === found.least.mean) {
    return [
      { text: `${name} after training: ` },
      { text: `${valueText(metric, found.most.mean)}${unit}`, bold: true },
      { text: ' everywhere. ' },
    ];
  }
  return [
    { text: `${name} after training: from ` },
    { text: `${valueText(metric, found.least.mean)}${unit}`, bold: true },
    { text: ` (${where(found.least)}) to ` },
    { text: `${valueText(metric, found.most.mean)}${unit}`, bold: true },
    { text: ` (${where(found.most)}). ` },
  ];
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
    return `Nothing is measured yet: ${all}, ${count(model.seeds, 'seed')} each.`;
  }
  const notes = [
    ...(open > 0 ? [`${open} of ${all} ${model.running ? 'still filling' : 'not complete'}`] : []),
    ...(refused > 0 ? [`${refused} of ${all} not possible`] : []),
    ...(lost > 0 ? [`${count(lost, 'network')} diverged and left out`] : []),
  ];
  const seeds =
    model.seeds === 1
      ? 'One seed a setting, so chance cannot be judged'
      : `${count(model.seeds, 'seed')} a setting`;
  return notes.length === 0 ? `${seeds}.` : `${seeds}; ${list(notes)}.`;
}

export function sweepSentence(model: SweepModel): Sentence {
  const some = fiveOf(
    model.blocks.map((b) => b.method.id),
    model.method,
  ).drawn;
  const told = model.blocks.filter((b) => some.includes(b.method));
  const rest = model.blocks.length - told.length + model.undrawn.length;
  const more = rest === 0 ? '' : `${count(rest, 'more method')} in the table. `;
  const main =
    model.metric.id === 'gain' ? told.flatMap((b) => gainOf(model, b)) : [...measureOf(model)];
  return [...main, { text: `${more}${stateText(model)}` }];
}
