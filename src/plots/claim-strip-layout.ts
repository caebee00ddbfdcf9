/** Where the rows of a claim's strip stand: labels left, dots on one axis, means right. */
import { scaleLinear } from 'd3';
import type { Row, Strip } from '../claims';
import { fixed, signed } from '../lib/format';
import { finite } from '../lib/statistics';
import { t } from '../lib/text';
import type { Size } from './plot';
import { textWidth } from './text-width';

export interface StripLine {
  readonly row: Row;
  /** Centre, px. */
  readonly y: number;
}

export interface StripLayout {
  readonly lines: readonly StripLine[];
  /** Names of groups and their base lines. */
  readonly heads: readonly { readonly text: string; readonly y: number }[];
  /** Of a value in the axis's unit, px. */
  readonly x: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly number[];
  /** Base lines of the ticks' numbers and of the axis's name, and where the rows end. */
  readonly bottom: number;
  readonly height: number;
}

const PITCH = 17;
/** More rows than this stand closer. */
const MANY = 12;
const CLOSE = 15;
const HEAD = 18;
const AXIS = 36;
/** Px per tick at least. */
const TICK = 60;

export const valueWords = ({ digits, signed: sign }: Strip['axis'], value: number): string =>
  (sign ? signed : fixed)(value, digits);

export function stripLayout({ axis, rows }: Strip, { width }: Size): StripLayout {
  const pitch = rows.length > MANY ? CLOSE : PITCH;
  const lines: StripLine[] = [];
  const heads: { text: string; y: number }[] = [];
  let y = 4;
  rows.forEach((row, k) => {
    if (row.group !== '' && row.group !== rows[k - 1]?.group) {
      heads.push({ text: t(row.group), y: y + HEAD - 4 });
      y += HEAD;
    }
    lines.push({ row, y: y + pitch / 2 });
    y += pitch;
  });
  const values = rows.flatMap((row) => finite(row.values));
  const zero = axis.signed ? [0] : [];
  const low = Math.min(...values, ...zero);
  const high = Math.max(...values, ...zero);
  const left = Math.ceil(Math.max(...rows.map(({ label }) => textWidth(t(label), 12)))) + 12;
  const widest = Math.max(...values.map((value) => textWidth(valueWords(axis, value), 12, true)));
  const right = Math.floor(width - Math.max(24, widest) - 10);
  const known = values.length > 0;
  const scale = scaleLinear(known ? [low, high] : [0, 1], [left + 4, right - 4]);
  const count = Math.max(2, Math.min(4, Math.floor((right - left) / TICK)));
  return {
    lines,
    heads,
    x: scale,
    left,
    right,
    ticks: known ? scale.ticks(count) : [],
    bottom: y + 4,
    height: y + 4 + AXIS,
  };
}

/** The row nearest to that height, within its half pitch. */
export function rowAt({ lines }: StripLayout, y: number): number | null {
  const near = lines.findIndex((line) => Math.abs(line.y - y) <= CLOSE / 2 + 1);
  return near < 0 ? null : near;
}
