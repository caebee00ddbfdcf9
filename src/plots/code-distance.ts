/** Codes forming: how far they are from the final ones, over training, a line a method. */
import { line, scaleLinear } from 'd3';
import { t } from '../lib/text';
import { epochOf } from '../model/timeline';
import {
  type CodeDistanceModel,
  type DistanceLine,
  selectCodeDistance,
  valueAt,
} from './code-distance-model';
import { fixed } from './format';
import type { Hit, Plot, Size } from './plot';
import { disc, group, type Label, labels, path, prepare, tenth } from './svg';

/** Least distance between two labels at the ends of lines, px. */
const LABEL_GAP = 14;
const RIGHT = 128;
/** Length of the piece of line beside a name. */
const SAMPLE = 18;

function geometry(model: CodeDistanceModel, size: Size) {
  const height = size.layout === 'narrow' ? 230 : 190;
  const at = {
    left: 34,
    right: Math.max(120, size.width - RIGHT),
    top: 10,
    bottom: height - 40,
    height,
  };
  const { warmup, finetune } = model.schedule;
  return {
    ...at,
    x: scaleLinear([0, warmup + finetune || 1], [at.left, at.right]),
    y: scaleLinear([0, model.most], [at.bottom, at.top]).nice(4),
  };
}

function draw(svg: SVGSVGElement, model: CodeDistanceModel, size: Size): void {
  const at = geometry(model, size);
  const { x, y } = at;
  prepare(svg, size, at.height);
  const ticks = y.ticks(4);
  path(svg, 'grid', ticks.map((v) => `M${at.left},${tenth(y(v))}H${at.right}`).join(''), {
    stroke: 'rule',
    width: 1,
  });
  const curve = line<{ epoch: number; value: number }>()
    .x((p) => x(p.epoch))
    .y((p) => y(p.value))
    .digits(1);
  const lines = group(svg, 'lines');
  // A run of other methods leaves no line of an earlier one behind.
  for (let k = 0; k < 5; k++) {
    const l = model.lines[k];
    const style = l
      ? { stroke: l.method.color, width: l.method.strokeWidth + 0.3, dash: l.method.dash }
      : {};
    path(lines, `line-${k}`, l ? (curve(l.points) ?? '') : '', style);
    // Where frames are missing, nothing is known between the points.
    const points =
      l && model.sparse ? l.points.map((p) => disc(x(p.epoch), y(p.value), 2.6)).join('') : '';
    path(lines, `points-${k}`, points, l ? { fill: l.method.color } : {});
  }
  const split = x(model.schedule.warmup);
  path(svg, 'split', model.alpha === 1 ? '' : `M${tenth(split)},${at.top - 5}V${at.bottom}`, {
    stroke: 'ink',
    width: 1.5,
  });
  drawNow(group(svg, 'now'), model, size);
  labels(svg, 'axis', axisLabels(model, size, ticks));
  drawNames(group(svg, 'names'), model, size);
}

/** The frame on screen: a rule and a dot a line. */
function drawNow(g: SVGGElement, model: CodeDistanceModel, size: Size): void {
  const { x, y, top, bottom } = geometry(model, size);
  const place = x(epochOf(model.schedule, model.frame));
  const earlier = epochOf(model.schedule, model.frame) < model.epoch;
  path(g, 'rule', earlier ? `M${tenth(place)},${top}V${bottom}` : '', {
    stroke: 'ink-3',
    width: 1,
    dash: '2 2',
  });
  for (let k = 0; k < 5; k++) {
    const l = model.lines[k];
    const value = l && earlier ? valueAt(l, model.frame) : Number.NaN;
    path(g, `dot-${k}`, Number.isFinite(value) ? disc(place, y(value), 3.2) : '', {
      fill: l?.method.color ?? 'dense',
      stroke: 'bg',
      width: 1.2,
    });
  }
}

function axisLabels(model: CodeDistanceModel, size: Size, ticks: readonly number[]): Label[] {
  const at = geometry(model, size);
  const digits = ticks.every(Number.isInteger) ? 0 : 1;
  return [
    ...ticks.map(
      (v): Label => ({
        x: at.left - 7,
        y: at.y(v) + 4,
        text: fixed(v, digits),
        size: 11,
        anchor: 'end',
      }),
    ),
    ...at.x
      .ticks(5)
      .filter(Number.isInteger)
      .map(
        (v): Label => ({ x: at.x(v), y: at.bottom + 16, text: `${v}`, size: 11, anchor: 'middle' }),
      ),
    {
      x: (at.left + at.right) / 2,
      y: at.bottom + 33,
      text: t('epoch'),
      size: 11,
      anchor: 'middle',
    },
    ...(model.alpha === 1
      ? []
      : [
          {
            x: at.x(model.schedule.warmup) - 5,
            y: at.top + 4,
            text: t('split'),
            bold: true,
            color: 'ink',
            anchor: 'end',
          } as const,
        ]),
  ];
}

/**
 * All lines end at 0, so their names stand together at the right, each with a piece of its line,
 * in the order of their distance at the split.
 */
function drawNames(g: SVGGElement, model: CodeDistanceModel, size: Size): void {
  const at = geometry(model, size);
  const frame = Math.min(model.schedule.warmup, model.frame);
  const named = [...model.lines].sort((a, b) => valueAt(b, frame) - valueAt(a, frame));
  const top = at.bottom - LABEL_GAP * (named.length - 1) - 22;
  const y = (k: number): number => top + LABEL_GAP * k;
  for (let k = 0; k < 5; k++) {
    const method = named[k]?.method;
    path(g, `sample-${k}`, method ? `M${at.right + 8},${tenth(y(k) - 4)}h${SAMPLE}` : '', {
      stroke: method?.color ?? 'dense',
      width: (method?.strokeWidth ?? 1) + 0.3,
      dash: method?.dash ?? '',
    });
  }
  labels(
    g,
    'names',
    named.map(({ method }, k) => ({
      x: at.right + 8 + SAMPLE + 6,
      y: y(k),
      text: t(method.short),
      bold: true,
      color: method.color === 'dense' ? 'ink-3' : method.color,
    })),
  );
}

function frameHit(model: CodeDistanceModel, frame: number): Hit {
  const told = (l: DistanceLine): string => `${t(l.method.short)} ${fixed(valueAt(l, frame), 2)}`;
  const split = frame === model.schedule.warmup + 1;
  const epoch = epochOf(model.schedule, frame);
  const values = model.lines.map(told).join(t(', ', 'list'));
  return {
    kind: 'frame',
    frame,
    tip: split ? t`epoch ${epoch}, at the split: ${values}` : t`epoch ${epoch}: ${values}`,
  };
}

/** Frames that some line has, ascending. */
const framesOf = (model: CodeDistanceModel): number[] =>
  [...new Set(model.lines.flatMap((l) => l.points.map((p) => p.frame)))].sort((a, b) => a - b);

export const codeDistance: Plot<CodeDistanceModel> = {
  id: 'code-distance',
  subject: 'codes',
  inside: { title: false, caption: false },
  title: () => t('Codes forming'),
  select: selectCodeDistance,
  height: (model, size) => geometry(model, size).height,
  draw,
  hit: (model, size, px, y) => {
    const at = geometry(model, size);
    if (px < at.left - 4 || px > at.right + 4 || y > at.bottom + 20) return null;
    const epoch = at.x.invert(px);
    const far = (f: number): number => Math.abs(epochOf(model.schedule, f) - epoch);
    return frameHit(
      model,
      framesOf(model).reduce((best, f) => (far(f) < far(best) ? f : best)),
    );
  },
  caption: (model) => model.sentence,
  table: (model) => ({
    columns: [t('epoch'), ...model.lines.map((l) => t(l.method.short))],
    rows: framesOf(model).map((frame) => [
      frame === model.schedule.warmup + 1
        ? t`${epochOf(model.schedule, frame)}, at the split`
        : `${epochOf(model.schedule, frame)}`,
      ...model.lines.map((l) =>
        fixed(l.points.find((p) => p.frame === frame)?.value ?? Number.NaN, 2),
      ),
    ]),
  }),
  move: (model, _, key) => {
    if (key === 'ArrowUp' || key === 'ArrowDown') return null;
    const frames = framesOf(model);
    const next =
      key === 'ArrowRight'
        ? frames.find((f) => f > model.frame)
        : frames.findLast((f) => f < model.frame);
    return next === undefined ? null : frameHit(model, next);
  },
};
