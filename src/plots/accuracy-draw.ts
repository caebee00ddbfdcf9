/** Draws the curve panel: axes, bands, means, the split, direct labels at the ends. */

import { area, line, scaleLinear } from 'd3';
import { t } from '../lib/text';
import { hasParents } from '../methods';
import { epochOf } from '../model/timeline';
import type { AccuracyModel, Line } from './accuracy-model';
import { fixed } from './format';
import { factorOf } from './method-words';
import type { Size } from './plot';
import { cross, disc, group, type Label, labels, path, prepare, tenth } from './svg';
import { textWidth } from './text-width';

export interface AccuracyLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

/** Room for the labels at the ends, px; more where a name of the run is longer. */
const LABEL_ROOM = 126;

export function accuracyLayout(
  model: Pick<AccuracyModel, 'lines' | 'kind'>,
  size: Size,
): AccuracyLayout {
  const narrow = size.layout === 'narrow';
  const height = narrow ? 230 : 178;
  const widest = model.kind === 'accuracy' ? '100.0' : '0.00';
  const wide = model.lines.map((l) => textWidth(`${t(l.method.short)} ${widest}`, LABEL, true));
  const room = Math.max(LABEL_ROOM, 8 + Math.ceil(0.94 * Math.max(...wide)));
  return {
    ...{ left: 40, right: Math.max(120, size.width - room) },
    ...{ top: 9, bottom: height - 40, height },
  };
}

/** Size of the labels at the ends, and the least distance between two of them, px. */
const LABEL = 12.5;
const LABEL_GAP = 14;
/** Further below for a second line, which says how many times the weights. */
const SECOND_LINE = 12;

export const scales = (model: AccuracyModel, at: AccuracyLayout) => ({
  x: scaleLinear([0, model.schedule.warmup + model.schedule.finetune || 1], [at.left, at.right]),
  y: scaleLinear(model.range, [at.bottom, at.top]).clamp(true),
});

export function drawAccuracy(svg: SVGSVGElement, model: AccuracyModel, size: Size): void {
  const at = accuracyLayout(model, size);
  prepare(svg, size, at.height);
  const { x, y } = scales(model, at);
  drawAxes(group(svg, 'axes'), model, at);
  const lines = group(svg, 'lines');
  const band = area<Line['band'][number]>()
    .x((b) => x(b.epoch))
    .y0((b) => y(b.low))
    .y1((b) => y(b.high))
    .digits(1);
  const curve = line<{ epoch: number; value: number }>()
    .x((p) => x(p.epoch))
    .y((p) => y(p.value))
    .digits(1);
  for (const l of model.lines.map((all) => drawn(model, all))) {
    const { id, color, dash, strokeWidth } = l.method;
    path(lines, `band-${id}`, band(l.band) ?? '', { fill: color, opacity: 0.16 });
    path(lines, `seeds-${id}`, l.seeds.map((s) => curve(s) ?? '').join(''), {
      stroke: color,
      width: 1,
      opacity: 0.45,
    });
    path(lines, `mean-${id}`, curve(l.mean) ?? '', {
      stroke: color,
      width: strokeWidth + 0.3,
      dash,
    });
    // Between the points of a sweep nothing is known: they are what was measured.
    const points = model.known ? l.mean.map((p) => disc(x(p.epoch), y(p.value), 3)).join('') : '';
    path(lines, `points-${id}`, points, { fill: color });
  }
  const split = x(model.schedule.warmup);
  path(lines, 'split', model.rule === '' ? '' : `M${tenth(split)},${at.top - 5}V${at.bottom}`, {
    stroke: 'ink',
    width: 1.5,
  });
  drawNow(group(svg, 'now'), model, at);
  const broken = model.diverged.filter((d) => Number.isFinite(d.value));
  path(
    lines,
    'diverged-rule',
    broken.map((d) => `M${tenth(x(d.epoch))},${tenth(y(d.value))}V${at.bottom}`).join(''),
    { stroke: 'failure', width: 1.2, dash: '3 3' },
  );
  path(lines, 'diverged', broken.map((d) => cross(x(d.epoch), y(d.value), 5)).join(''), {
    stroke: 'failure',
    width: 2.2,
  });
  labels(svg, 'ends', endLabels(model, at));
  labels(svg, 'key', keyLabel(model, at));
}

/**
 * The part of a line that is drawn. Until the split its children’s line is that of the dense
 * network, which stands for all of them; they start with their drop. Wide networks run through.
 */
function drawn(model: AccuracyModel, line: Line): Line {
  const alone = !model.lines.some((l) => l.method.id === 'dense');
  if (!hasParents(line.method) || alone || model.alpha === 1) return line;
  const own = <T extends { epoch: number }>(points: readonly T[]): readonly T[] =>
    model.newest <= model.schedule.warmup
      ? []
      : points.filter((p) => p.epoch >= model.schedule.warmup);
  return { ...line, mean: own(line.mean), band: own(line.band), seeds: line.seeds.map(own) };
}

/** What the shaded bands or thin lines are. */
function keyLabel(model: AccuracyModel, at: AccuracyLayout): Label[] {
  const banded = model.lines.some((l) => l.band.length > 0);
  const text = banded ? t('band: middle 80 %') : model.seeds > 1 ? t('thin: one line a seed') : '';
  return text === ''
    ? []
    : [{ x: at.right + 7, y: at.bottom + 33, text, size: 11, color: 'ink-3' }];
}

function drawAxes(g: SVGGElement, model: AccuracyModel, at: AccuracyLayout): void {
  const { x, y } = scales(model, at);
  const accuracy = model.kind === 'accuracy';
  const rows = accuracy ? tens(model.range) : y.ticks(5);
  const grid = rows.map((v) => `M${at.left},${tenth(y(v))}H${at.right}`).join('');
  path(g, 'grid', grid, { stroke: 'rule', width: 1 });
  path(g, 'chance', accuracy ? `M${at.left},${tenth(y(model.chance))}H${at.right}` : '', {
    stroke: 'ink-3',
    width: 1,
    dash: '1 3',
  });
  const columns = x.ticks(5).filter(Number.isInteger);
  const names: Label[] = rows.map((v) => ({
    x: at.left - 7,
    y: y(v) + 4,
    text: accuracy ? (v === 100 ? '100 %' : `${v}`) : fixed(v, 1),
    size: 11,
    anchor: 'end',
  }));
  for (const v of columns)
    names.push({ x: x(v), y: at.bottom + 16, text: `${v}`, size: 11, anchor: 'middle' });
  names.push({
    x: (at.left + at.right) / 2,
    y: at.bottom + 33,
    text: t('epoch'),
    size: 11,
    anchor: 'middle',
  });
  if (accuracy)
    names.push({
      x: at.left + (x(model.schedule.warmup) - at.left < 66 ? 3 : 18),
      y: y(model.chance) + (model.range[0] < model.chance ? 13 : -5),
      text: model.chance === 50 ? t('chance') : t`guessing ${fixed(model.chance, 0)}`,
      size: 11,
      color: 'ink-3',
    });
  const split = x(model.schedule.warmup);
  if (model.rule !== '')
    names.push({
      x: split - 5,
      y: at.top + 4,
      text: model.rule === 'split' ? t('split') : t('pruned'),
      bold: true,
      color: 'ink',
      anchor: 'end',
    });
  labels(g, 'names', names);
}

const tens = ([low, high]: readonly [number, number]): number[] => {
  const step = high - low > 60 ? 20 : 10;
  const out: number[] = [];
  for (let v = high; v >= low; v -= step) out.push(v);
  return out;
};

/** The frame on screen, when it is not the newest: a rule and a dot a method. */
function drawNow(g: SVGGElement, model: AccuracyModel, at: AccuracyLayout): void {
  const { x, y } = scales(model, at);
  const scrubbed = model.frame < model.newest;
  const place = x(epochOf(model.schedule, model.frame));
  path(g, 'rule', scrubbed ? `M${tenth(place)},${at.top}V${at.bottom}` : '', {
    stroke: 'ink-3',
    width: 1,
    dash: '2 2',
  });
  for (const l of model.lines) {
    const first = drawn(model, l).mean[0]?.frame ?? Number.POSITIVE_INFINITY;
    const on = Number.isFinite(l.now) && model.frame >= first;
    path(g, `dot-${l.method.id}`, on ? disc(place, y(l.now), 3.2) : '', {
      fill: l.method.color,
      stroke: 'bg',
      width: 1.2,
    });
  }
}

/** Names and newest means beside the ends, pushed apart to `LABEL_GAP`, in the order of values. */
export function endLabels(model: AccuracyModel, at: AccuracyLayout): Label[] {
  const { y } = scales(model, at);
  const digits = model.kind === 'accuracy' ? 1 : 2;
  const early = model.alpha > 1 && model.newest <= model.schedule.warmup;
  const kin = model.lines.filter((l) => hasParents(l.method)).length;
  const wide = model.lines.length - kin - 1;
  const ends = model.lines
    .map((l) => drawn(model, l))
    .flatMap((l) => {
      const last = l.mean[l.mean.length - 1];
      const factor = factorOf(l.method, model.alpha);
      const more = factor > 1 && (!early || !hasParents(l.method)) ? t`${factor}× weights` : '';
      const high = LABEL_GAP + (more === '' ? 0 : SECOND_LINE);
      return last ? [{ line: l, value: last.value, y: y(last.value), more, high }] : [];
    })
    .sort((a, b) => a.y - b.y);
  for (let k = 1; k < ends.length; k++) {
    ends[k].y = Math.max(ends[k].y, ends[k - 1].y + ends[k - 1].high);
  }
  // Pushed below the axis? Then push back up from the bottom.
  let limit = at.bottom;
  for (let k = ends.length - 1; k >= 0; k--) {
    ends[k].y = Math.min(ends[k].y, limit - ends[k].high + LABEL_GAP);
    limit = ends[k].y - LABEL_GAP;
  }
  return ends.flatMap(({ line: { method }, value, more, y }): Label[] => {
    const together = early && kin > 0 && method.id === 'dense';
    const name = together ? (wide > 0 ? t('unsplit') : t('all so far')) : t(method.short);
    const color = method.color === 'dense' ? 'ink-3' : method.color;
    const text = `${name} ${fixed(value, digits)}`;
    return [
      { x: at.right + 7, y: y + 4, text, size: LABEL, bold: true, color },
      ...(more === ''
        ? []
        : [{ x: at.right + 7, y: y + 4 + SECOND_LINE, text: more, size: 11, color: 'ink-3' }]),
    ];
  });
}
