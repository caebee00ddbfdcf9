/**
 * Where everything of the loom stands: columns, bands, rows and margins, as numbers only.
 * Brief, section 5 "Loom pair". A band is one parent, with the same y on the left and on the right;
 * of a wide network a neuron, so many in the same height.
 */
import { finite } from '../lib/statistics';
import { type LegendItem, legendItems } from './loom-legend-items';
import type { LoomModel } from './loom-model';
import type { Size } from './plot';

export interface Band {
  /** Top, px. */
  readonly y: number;
  readonly height: number;
  /** Height of one row in it. */
  readonly row: number;
}

export interface SideLayout {
  /** Centre of each column by place, px. */
  readonly x: readonly number[];
  readonly pitch: number;
  /** Where its title starts: the columns, or in one column the left edge of its page. */
  readonly edge: number;
  readonly left: number;
  readonly right: number;
  /** Baseline of the title and of the clause letters; top of the clause bars. */
  readonly titleY: number;
  readonly letterY: number;
  /** How far the title line may reach. */
  readonly titleEnd: number;
  readonly barY: number;
  readonly bands: readonly Band[];
  /** Right end of row labels. */
  readonly labelX: number;
  /** Zero line of output weights; null when there is no room. */
  readonly outX: number | null;
  readonly outWidth: number;
  readonly mixedX: number;
  /** Px for one clause mixed. */
  readonly mixedUnit: number;
}

export interface LoomLayout {
  /** Two pages beside each other, of which the window shows one; a legend and sentence on each. */
  readonly narrow: boolean;
  /** Px, of both pages. */
  readonly width: number;
  readonly left: SideLayout;
  readonly right: SideLayout;
  /** Ends of the forks; null when the looms are on pages or not related. */
  readonly fork: { readonly x0: number; readonly x1: number } | null;
  readonly legend: readonly LegendItem[];
  /** Baseline of its first line. */
  readonly legendY: number;
  readonly sentence: { readonly x: number; readonly y: number; readonly chars: number };
  readonly height: number;
}

const WIDEST_PITCH = 13;
/** Rows of the focus band when children would be smaller than 10 px. */
const FOCUS_ROW = 12;

/** Gap between clauses: 5 px, less when there are many columns. */
const blockGap = (columns: number): number => (columns <= 40 ? 5 : columns <= 80 ? 3 : 2);

/** Column centres from `left` on, filling at most `width`. */
function columnsAt(model: LoomModel, left: number, width: number, narrow: boolean) {
  const { blocks, order } = model.columns;
  const gap = narrow ? Math.min(3.5, blockGap(order.length)) : blockGap(order.length);
  const free = width - gap * (blocks.length - 1);
  // Few inputs may have wider columns, but a column is never a bar.
  const widest = narrow ? 16 : order.length < 24 ? 18 : WIDEST_PITCH;
  const pitch = Math.min(widest, free / order.length);
  const x = new Array<number>(order.length);
  blocks.forEach((block, b) => {
    for (let k = 0; k < block.count; k++) {
      x[block.start + k] = left + gap * b + pitch * (block.start + k + 0.5);
    }
  });
  return { x, pitch, left, right: left + pitch * order.length + gap * (blocks.length - 1) };
}

/** Bands of one side: equal, or with the parent in the light grown to readable rows. */
function bandsAt(
  top: number,
  count: number,
  height: number,
  gap: number,
  rows: number,
  grown: number,
  grownTo: number,
): Band[] {
  const total = height * count;
  const focus = grown >= 0 && grown < count ? Math.max(height, grownTo) : 0;
  // The others pay for it, down to 40 %; past that the whole gets taller.
  const other =
    focus > height && count > 1 ? Math.max((total - focus) / (count - 1), height * 0.4) : height;
  const bands: Band[] = [];
  let y = top;
  for (let i = 0; i < count; i++) {
    const h = i === grown && focus > 0 ? focus : other;
    bands.push({ y, height: h, row: h / rows });
    y += h + gap;
  }
  return bands;
}

/** Height and gap of a band for `count` parents: 36 + 6, down to 10 + 3. */
function bandSize(count: number): { height: number; gap: number } {
  const gap = count <= 8 ? 6 : count <= 16 ? 4 : 3;
  return { height: Math.min(36, Math.max(10, (420 - gap * (count - 1)) / count)), gap };
}

/** Bands of a wide network’s neurons, evenly over `height`; the one looked at is readable. */
function wideBands(top: number, count: number, height: number, focus: number): Band[] {
  const gap = Math.min(4, 0.14 * (height / count));
  const each = (height - gap * (count - 1)) / count;
  return bandsAt(top, count, each, gap, 1, each < 10 ? focus : -1, FOCUS_ROW);
}

const bottom = (bands: readonly Band[], top: number): number => {
  const last = bands[bands.length - 1];
  return last ? last.y + last.height : top;
};

/** Rows of a parent on the right; one while nothing is split. */
export const rowsOf = (model: LoomModel): number => model.right.network.alpha;

export function loomLayout(model: LoomModel, size: Size): LoomLayout {
  return size.layout === 'narrow' ? paged(model, size.width) : sideBySide(model, size.width);
}

function sideBySide(model: LoomModel, width: number): LoomLayout {
  const parents = model.left.network.parents;
  const rows = rowsOf(model);
  const output = width >= 1100;
  const outWidth = output ? 67 : 14;
  // Clauses mixed: bar, value, and on the left the start of the fork.
  const mixed = 66;
  const last = 66;
  const labels = parents < 10 ? 30 : 38;
  const room =
    (width - 2 * outWidth - mixed - last - labels - Math.min(138, Math.max(70, width * 0.098))) / 2;
  const left = columnsAt(model, 0, room, false);
  // The right loom keeps to the right edge; what is left over goes to the forks.
  const span = left.right;
  const start = Math.min(
    width - span - outWidth - last,
    left.right + outWidth + mixed + labels + 330,
  );
  const right = columnsAt(model, start, room, false);
  const { height, gap } = bandSize(parents);
  const top = 52;
  const small = model.kin && height / rows < 10;
  const bands = bandsAt(
    top,
    parents,
    height,
    gap,
    rows,
    small ? model.left.focus : -1,
    rows * FOCUS_ROW,
  );
  const unit = mixedUnit(model, 34);
  const end = bottom(bands, top);
  const wide = model.right.network.parents;
  const rightBands = wide === parents ? bands : wideBands(top, wide, end - top, model.right.focus);
  const margin = { titleY: 13, letterY: 38, barY: 43 };
  const sideOf = (
    c: typeof left,
    labelX: number,
    titleEnd: number,
    b: readonly Band[],
  ): SideLayout => ({
    ...c,
    ...margin,
    edge: c.left,
    bands: b,
    labelX,
    titleEnd,
    outX: output ? c.right + 34 : null,
    outWidth: 24,
    mixedX: c.right + outWidth,
    mixedUnit: unit,
  });
  // Where there is no room beside the legend the sentence stands below it.
  const legend = legendItems(model, false, output ? right.left - left.left - 12 : width);
  const line = 18 * (legend[legend.length - 1]?.line ?? 0);
  const sentence = output
    ? { x: right.left, y: end + 22, chars: Math.floor((width - right.left) / 6.3) }
    : { x: 0, y: end + 42 + line, chars: Math.floor(width / 6.3) };
  return {
    narrow: false,
    width,
    left: sideOf(
      left,
      -9,
      right.left - 16,
      bands.map((b) => ({ ...b, row: b.height })),
    ),
    right: sideOf(right, right.left - 9, width, rightBands),
    fork: model.kin ? { x0: left.right + outWidth + mixed, x1: right.left - labels } : null,
    legend,
    legendY: end + 22,
    sentence,
    height: Math.round(Math.max(sentence.y + (sentence.chars < 84 ? 24 : 8), end + 30 + line)),
  };
}

/** Room of the bands of a page, and the least and largest height of one, px. */
const PAGE = { room: 300, least: 8, most: 28 } as const;

/** A page for each side, with bands at the same height, so that a swipe shows what changed. */
function paged(model: LoomModel, width: number): LoomLayout {
  const { parents } = model.left.network;
  const rows = rowsOf(model);
  const gutter = 26;
  const top = 42;
  const gap = parents <= 8 ? 4 : parents <= 16 ? 3 : 2;
  const fair = (PAGE.room - gap * (parents - 1)) / parents;
  const height = Math.min(PAGE.most, Math.max(PAGE.least, fair));
  const small = model.kin && height / rows < 10;
  const grown = small && rows > 1 ? model.left.focus : -1;
  const bands = bandsAt(top, parents, height, gap, rows, grown, rows * FOCUS_ROW);
  const end = bottom(bands, top);
  const wide = model.right.network.parents;
  const rightBands = wide === parents ? bands : wideBands(top, wide, end - top, model.right.focus);
  const pageOf = (edge: number, b: readonly Band[]): SideLayout => {
    const columns = columnsAt(model, edge + gutter, width - gutter - 56, true);
    const mixedX = columns.right + 8;
    return {
      ...columns,
      ...{ edge, titleY: 13, letterY: 30, titleEnd: mixedX - 34, barY: 34, bands: b },
      ...{ labelX: edge + gutter - 6, outX: null, outWidth: 0 },
      ...{ mixedX, mixedUnit: mixedUnit(model, 44) },
    };
  };
  const legend = legendItems(model, true, width);
  const sentenceY = end + 42 + 18 * (legend[legend.length - 1]?.line ?? 0);
  return {
    narrow: true,
    width: 2 * width,
    left: pageOf(
      0,
      bands.map((b) => ({ ...b, row: b.height })),
    ),
    right: pageOf(width, rightBands),
    fork: null,
    legend,
    legendY: end + 20,
    sentence: { x: 0, y: sentenceY, chars: Math.floor(width / 6.3) },
    height: Math.round(sentenceY + 40),
  };
}

/** Px a clause mixed, so that the most mixed neuron fits in `room`; in whole clauses, to stay put. */
const mixedUnit = (model: LoomModel, room: number): number =>
  room /
  Math.max(4.7, Math.ceil(Math.max(0, ...finite(model.left.mixed), ...finite(model.right.mixed))));
