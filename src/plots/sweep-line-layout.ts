/** Scales of a sweep over one axis: where its values stand, and the range of what is drawn. */

import { type ScaleLinear, scaleLinear } from 'd3';
import { finite } from '../lib/statistics';
import { t } from '../lib/text';
import type { Size } from './plot';
import type { SweepCell, SweepModel } from './sweep-model';
import { textWidth } from './text-width';

export interface LineLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  /** Px of each value of the axis. */
  readonly x: readonly number[];
  /** Whether the distances are those of the values; else all are the same. */
  readonly proportional: boolean;
  readonly y: ScaleLinear<number, number>;
  /** Radius of a point, smaller where they are close. */
  readonly radius: number;
  readonly legend: readonly { readonly x: number; readonly y: number; readonly text: string }[];
}

const WIDEST = 820;
/** As wide as values at the ends of lines get. */
const WIDE_VALUE = '+10.0';
/** Gaps that differ by this factor or more cannot be drawn in proportion. */
const UNEVEN = 4;

export function isProportional(values: readonly number[]): boolean {
  const gaps = values.slice(1).map((v, k) => v - values[k]);
  return gaps.length > 0 && Math.max(...gaps) < UNEVEN * Math.min(...gaps);
}

export function lineLayout(model: SweepModel, size: Size): LineLayout {
  const width = Math.min(size.width, WIDEST);
  const longest = model.blocks.map((b) =>
    textWidth(`${t(b.method.short)} ${WIDE_VALUE}`, 12.5, true),
  );
  const room = Math.max(132, 8 + Math.ceil(Math.max(...longest)));
  const at = {
    left: 48,
    right: Math.max(140, width - room),
    top: 26,
    bottom: size.layout === 'narrow' ? 210 : 240,
  };
  const legend = legendOf(model, width, at.bottom + 70);
  const { values } = model.x;
  const proportional = isProportional(values);
  const inset = Math.min(24, (at.right - at.left) / (2 * values.length));
  const place = proportional
    ? scaleLinear([values[0], values[values.length - 1]], [at.left + inset, at.right - inset])
    : scaleLinear([0, values.length - 1 || 1], [at.left + inset, at.right - inset]);
  const alone = (at.left + at.right) / 2;
  return {
    ...at,
    width,
    height: legend[legend.length - 1].y + 8,
    radius: Math.max(2.2, Math.min(4.2, (0.3 * (at.right - at.left)) / values.length)),
    legend,
    proportional,
    x: values.map((v, k) => (values.length === 1 ? alone : place(proportional ? v : k))),
    y: scaleLinear(rangeOf(model), [at.bottom, at.top]).clamp(true),
  };
}

/**
 * Everything known with its interval, except that an interval of two or three seeds may not
 * flatten everybody else: at most four standard errors count.
 */
function rangeOf(model: SweepModel): [number, number] {
  const points = model.blocks.flatMap((b) => b.cells).filter((c) => c.n > 0);
  const reach = (c: SweepCell): number => {
    const half = Math.min((c.high - c.low) / 2, (4 * c.sd) / Math.sqrt(c.n));
    return Number.isFinite(half) ? half : 0;
  };
  const ends = finite(points.flatMap((c) => [c.mean - reach(c), c.mean + reach(c)]));
  const { id, unit } = model.metric;
  if (id === 'gain') return nice([Math.min(-1, ...ends), Math.max(1, ...ends)]);
  if (unit === '%') return [Math.min(50, Math.floor(Math.min(100, ...ends) / 10) * 10), 100];
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const pad = high - low > 1e-6 * Math.abs(high) ? 0 : Math.max(0.5, Math.abs(high) * 0.1);
  return nice([id === 'loss' ? 0 : low - pad, high + pad]);
}

const nice = (range: [number, number]): [number, number] =>
  scaleLinear(range, [0, 1]).nice(6).domain() as [number, number];

/** What bands, points and boxes are, in as many lines as it takes. */
function legendOf(model: SweepModel, room: number, top: number): LineLayout['legend'] {
  const items = [
    ...(model.seeds > 1 ? [t('band: 95 % interval of the mean')] : []),
    ...(model.seeds > 1 && model.metric.id === 'gain'
      ? [t('hollow: within two standard errors of zero')]
      : []),
    t('boxed: on screen above'),
  ];
  let [x, y] = [0, top];
  return items.map((text) => {
    const wide = textWidth(text, 11);
    if (x > 0 && x + wide > room) [x, y] = [0, y + 16];
    const placed = { x, y, text };
    x += wide + 20;
    return placed;
  });
}

/** The value nearest to a point; null off the plot. */
export function columnAt(at: LineLayout, x: number, y: number): number | null {
  if (x < at.left - 12 || x > at.right + 12 || y < 0 || y > at.bottom + 50) return null;
  const distances = at.x.map((place) => Math.abs(place - x));
  return distances.indexOf(Math.min(...distances));
}
