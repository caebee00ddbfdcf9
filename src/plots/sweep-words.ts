/** A sweep in words: names of axes and cells, tips, and what a click on a cell does. */
import { signed } from '../lib/format';
import { retell, t } from '../lib/text';
import type { SweepAxis } from '../model/sweep-record';
import { count } from './format';
import type { Hit } from './plot';
import { unitText, valueText, withUnit } from './sweep-metrics';
import type { SweepBlock, SweepCell, SweepModel } from './sweep-model';

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "neurons", "chance that an input is on". */
export const axisName = (axis: SweepAxis): string => lower(t(axis.label));

/** The name with its unit, where the name does not already say it. */
export function axisTitle(axis: SweepAxis): string {
  const name = axisName(axis);
  const unit = t(axis.unit);
  const stem = unit.replace(/s$/, '');
  return stem === '' || name.includes(stem) ? name : t`${name} (${unit})`;
}

/** "clauses 16 × neurons 8". */
export function cellName(model: SweepModel, index: number): string {
  const columns = model.x.values.length;
  const x = `${axisName(model.x)} ${model.x.values[index % columns]}`;
  if (!model.y) return x;
  return `${axisName(model.y)} ${model.y.values[Math.floor(index / columns)]} × ${x}`;
}

/** The number of a cell: a gain with its sign, "≈" before one that cannot be told from zero. */
export function cellNumber(model: SweepModel, cell: SweepCell): string {
  if (!cell.gain) return valueText(model.metric, cell.mean);
  const text = signed(cell.mean, model.metric.digits);
  return cell.gain.near ? `≈ ${text}` : text;
}

/** "12.3 (sd 1.2)", or for a gain also its error and who was ahead. */
function numbers(model: SweepModel, cell: SweepCell): string[] {
  const { metric } = model;
  if (cell.state === 'diverged') return [t('every network diverged')];
  if (cell.n === 0) return [model.running ? t('queued') : t('not run')];
  const spread = cell.n > 1 ? t`, sd ${valueText(metric, cell.sd)}` : '';
  if (!cell.gain) return [`${unitText(metric, valueText(metric, cell.mean))}${spread}`];
  const { from, se, wins, losses, ties, near } = cell.gain;
  const error = cell.n > 1 ? t`, se ${valueText(metric, se)}` : '';
  return [
    t`${unitText(metric, signed(cell.mean, 1))} (${valueText(metric, from)} → ${valueText(metric, from + cell.mean)} %)${spread}${error}`,
    ...(near ? [t('within two standard errors of zero')] : []),
    t`ahead in ${wins}, behind in ${losses}, tied in ${ties}`,
  ];
}

/** "8 seeds", "3 of 8 seeds so far, 1 diverged". */
function seedsText(model: SweepModel, cell: SweepCell): string {
  const all = count(model.seeds, 'seed');
  const so = cell.done < model.seeds ? t`${cell.done} of ${all} so far` : all;
  const lost = cell.done - cell.n;
  return lost > 0 ? t`${so}, ${lost} diverged` : so;
}

function clickText(model: SweepModel, cell: SweepCell): string {
  if (cell.index === model.shown) return t('on screen now');
  return cell.kept ? t('click: show its networks') : t('click: train it here');
}

/** What a cell says when it is pointed at; of one block, or of all for a column of a line plot. */
export function cellHit(model: SweepModel, blocks: readonly SweepBlock[], index: number): Hit {
  const first = blocks[0].cells[index];
  const title = cellName(model, index);
  const only = blocks.length === 1 ? blocks[0].method : null;
  const method = only && only.id !== 'dense' ? { method: only.id } : {};
  if (first.state === 'refused') {
    const tip = `${title}\n${t`not possible: ${retell(first.refusal ?? '')}`}`;
    return { kind: 'cell', cell: index, opens: false, tip };
  }
  const lines = only
    ? [t`${title}, ${t(only.label)}`, ...numbers(model, first)]
    : [
        title,
        ...blocks.map(
          (b) => t`${t(b.method.short)}: ${numbers(model, b.cells[index]).join(t('; ', 'list'))}`,
        ),
      ];
  const tail = [...(first.done > 0 ? [seedsText(model, first)] : []), clickText(model, first)];
  return {
    kind: 'cell',
    cell: index,
    ...method,
    opens: true,
    tip: [...lines, ...tail].join('\n'),
  };
}

export function sweepTitle(model: SweepModel): string {
  const [what, seeds] = [withUnit(model.metric), count(model.seeds, 'seed')];
  const text = model.y
    ? t`${what}, ${axisName(model.y)} × ${axisName(model.x)}, ${seeds}`
    : t`${what} against ${axisName(model.x)}, ${seeds}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
