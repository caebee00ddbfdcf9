/** Where everything of the signed heatmap stands: columns, bands, rows and strips, as numbers only. */
import type { CodeSide } from './codes-analysis';
import { type CodesModel, rowsOfBand } from './codes-model';
import type { Size } from './plot';

export interface CodeRow {
  readonly neuron: number;
  /** Neuron of `before` whose band it stands in. */
  readonly band: number;
  /** Centre and height, px. */
  readonly y: number;
  readonly height: number;
}

export interface CodesSideLayout {
  /** Centre of each column by place, px. */
  readonly x: readonly number[];
  readonly pitch: number;
  readonly left: number;
  readonly right: number;
  readonly titleY: number;
  readonly letterY: number;
  readonly barY: number;
  readonly rows: readonly CodeRow[];
  /** Centres of the strips: signs of output weight and bias; left of the clauses carried. */
  readonly outputX: number;
  readonly biasX: number;
  readonly carriesX: number;
  /** How far texts may reach. */
  readonly end: number;
}

export interface CodesLayout {
  readonly narrow: boolean;
  readonly left: CodesSideLayout;
  readonly right: CodesSideLayout;
  /** Top and height of each band on either side, in order. */
  readonly bands: readonly {
    readonly neuron: number;
    readonly y: number;
    readonly height: number;
  }[];
  /** Baseline of the first line of the legend. */
  readonly legendY: number;
  readonly height: number;
}

const LABELS = 30;
/** Strips of signs, and room for letters of the clauses carried. */
const STRIP = 22;
const CARRIES = 64;
const HEAD = 58;
/** Between neurons that raise the output and those that lower it. */
const PARTING = 10;

const blockGap = (columns: number): number => (columns <= 40 ? 5 : columns <= 80 ? 3 : 2);

function columnsAt(model: CodesModel, left: number, width: number) {
  const { blocks, order } = model.columns;
  const gap = blockGap(order.length);
  const pitch = Math.min(14, (width - gap * (blocks.length - 1)) / order.length);
  const x = new Array<number>(order.length);
  blocks.forEach((block, b) => {
    for (let k = 0; k < block.count; k++) {
      x[block.start + k] = left + gap * b + pitch * (block.start + k + 0.5);
    }
  });
  return { x, pitch, left, right: left + pitch * order.length + gap * (blocks.length - 1) };
}

/** Heights of rows: readable ones while they are few, thin ones when they are many. */
function bandHeight(model: CodesModel, narrow: boolean): { height: number; gap: number } {
  const bands = model.order.length;
  const rows = model.after && model.kin ? model.after.analysis.network.alpha : 1;
  const gap = bands <= 16 ? 4 : 2;
  const room = narrow ? 360 : 440;
  const wanted = Math.max(20, 12 * rows);
  return { gap, height: Math.max(rows * 2, 6, Math.min(wanted, (room - gap * bands) / bands)) };
}

export function codesLayout(model: CodesModel, size: Size): CodesLayout {
  const narrow = size.layout === 'narrow';
  const { height, gap } = bandHeight(model, narrow);
  const stack = (top: number) => {
    let y = top;
    return model.order.map((neuron, k) => {
      if (k > 0) y += height + gap + (k === model.raising && k < model.order.length ? PARTING : 0);
      return { neuron, y, height };
    });
  };
  const margin = LABELS + 2 * STRIP + (narrow ? 8 : CARRIES);
  const between = 24;
  const room = narrow ? size.width - margin : (size.width - between) / 2 - margin;
  const bands = stack(HEAD);
  const bottom = (bands[bands.length - 1]?.y ?? HEAD) + height;
  const one = columnsAt(model, LABELS, room);
  const start = narrow ? LABELS : Math.max((size.width + between) / 2 + LABELS, 0);
  const two = columnsAt(model, start, room);
  const top = narrow ? bottom + 26 : 0;
  const lower = narrow ? stack(top + HEAD) : bands;
  const strips = (c: typeof one, end: number) => ({
    outputX: c.right + 8 + STRIP / 2,
    biasX: c.right + 8 + STRIP * 1.5,
    carriesX: c.right + 12 + STRIP * 2,
    end,
  });
  const sideOf = (
    c: typeof one,
    side: CodeSide | undefined,
    stacked: typeof bands,
    from: number,
    end: number,
  ) => ({
    ...c,
    ...strips(c, end),
    ...{ titleY: from + 13, letterY: from + 40, barY: from + 45 },
    rows: side ? rowsIn(model, side, stacked) : [],
  });
  const last = narrow ? (lower[lower.length - 1]?.y ?? top) + height : bottom;
  const legendY = last + 22;
  return {
    narrow,
    left: sideOf(one, model.before, bands, 0, narrow ? size.width : (size.width - between) / 2),
    right: sideOf(two, model.after, lower, top, size.width),
    bands: narrow ? [...bands, ...lower] : bands,
    legendY,
    height: Math.round(legendY + (narrow ? 44 : 10)),
  };
}

function rowsIn(
  model: CodesModel,
  side: CodeSide,
  bands: readonly { neuron: number; y: number; height: number }[],
): CodeRow[] {
  return bands.flatMap(({ neuron, y, height }) => {
    const rows = rowsOfBand(model, side, neuron);
    const each = height / rows.length;
    return rows.map((row, k) => ({
      neuron: row,
      band: neuron,
      y: y + each * (k + 0.5),
      height: each,
    }));
  });
}
