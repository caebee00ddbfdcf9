/** Axes of a sweep over one axis; under each value how many of its seeds are measured. */
import { t } from '../lib/text';
import { fixed } from './format';
import { type Label, labels, path, rect, tenth } from './svg';
import type { LineLayout } from './sweep-line-layout';
import { withUnit } from './sweep-metrics';
import type { SweepModel } from './sweep-model';
import { axisName, axisTitle } from './sweep-words';
import { textWidth } from './text-width';

export function drawLineAxes(g: SVGGElement, model: SweepModel, at: LineLayout): void {
  const { id, unit } = model.metric;
  const ticks = at.y.ticks(5);
  const across = (v: number): string => `M${at.left},${tenth(at.y(v))}H${at.right}`;
  path(g, 'grid', ticks.map(across).join(''), { stroke: 'rule', width: 1 });
  path(g, 'zero', id === 'gain' ? across(0) : '', { stroke: 'ink-3', width: 1.2 });
  const chance = unit === '%' && at.y.domain()[0] <= 50 ? across(50) : '';
  path(g, 'chance', chance, { stroke: 'ink-3', width: 1, dash: '1 3' });
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : 1;
  const digits = Math.min(4, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const rows = ticks.map((v): Label => {
    const sign = id === 'gain' && v > 0 ? '+' : '';
    const text = `${sign}${fixed(v, digits)}`;
    return { x: at.left - 7, y: at.y(v) + 4, text, size: 11, anchor: 'end' };
  });
  labels(g, 'names', [
    {
      x: 0,
      y: 11,
      text: id === 'gain' ? t('points over dense') : withUnit(model.metric),
      size: 11,
    },
    ...rows,
    ...columnLabels(model, at),
    axisLabel(model, at),
  ]);
  drawShown(g, model, at);
}

/** The axis' name under its middle, shortened where it would stick out. */
function axisLabel(model: SweepModel, at: LineLayout): Label {
  const even = !at.proportional && at.x.length >= 2;
  const names = [axisTitle(model.x), axisName(model.x)].map((name) =>
    even ? t`${name}, evenly spaced` : name,
  );
  const text = names.find((name) => textWidth(name, 11) < at.width - 4) ?? names[1];
  const half = textWidth(text, 11) / 2;
  const x = Math.max(half, (at.left + at.right) / 2);
  return { x, y: at.bottom + 48, text, size: 11, anchor: 'middle' };
}

/** Values that have room, and under those that are not complete how far they are. */
function columnLabels(model: SweepModel, at: LineLayout): Label[] {
  const { values } = model.x;
  const out: Label[] = [];
  let free = Number.NEGATIVE_INFINITY;
  values.forEach((value, k) => {
    const text = String(value);
    const cell = model.blocks[0].cells[k];
    const half = textWidth(text, 11) / 2 + 3;
    if (at.x[k] - half < free) return;
    free = at.x[k] + half;
    out.push({ x: at.x[k], y: at.bottom + 16, text, size: 11, anchor: 'middle' });
    const state =
      cell.state === 'refused' ? '×' : cell.done < model.seeds ? `${cell.done}/${model.seeds}` : '';
    const wide = textWidth(state, 11) / 2 + 2;
    const before = at.x[k] - (at.x[k - 1] ?? Number.NEGATIVE_INFINITY);
    const after = (at.x[k + 1] ?? Number.POSITIVE_INFINITY) - at.x[k];
    if (state !== '' && Math.min(before, after) > 2 * wide) {
      out.push({
        x: at.x[k],
        y: at.bottom + 31,
        text: state,
        size: 11,
        color: 'ink-3',
        anchor: 'middle',
      });
    }
  });
  return out;
}

/** A box around the value whose networks are on screen. */
function drawShown(g: SVGGElement, model: SweepModel, at: LineLayout): void {
  const place = model.shown === null ? undefined : at.x[model.shown];
  const half =
    model.shown === null ? 0 : textWidth(String(model.x.values[model.shown]), 11) / 2 + 5;
  const box = place === undefined ? '' : rect(place - half, at.bottom + 4, 2 * half, 17, 4);
  path(g, 'shown', box, { stroke: 'ink', width: 1.8 });
}
