/**
 * Marks of one loom side, batched: a handful of path strings whatever the number of weights.
 * Area ∝ |w|; the row's height decides the shape (brief, section 5): from 10 px squares and
 * discs, from 4 px boxes and ellipses as high as the row, below that bars by width and opacity.
 */

import type { SideLayout } from './loom-layout';
import type { LoomModel } from './loom-model';
import type { RowAt } from './loom-motion';
import type { LoomSide, Lost } from './loom-side';
import { cross, disc, rect, tenth } from './svg';

/** Opacity of bars by size, smallest first; a path each. */
export const BAR_OPACITY = [0.4, 0.7, 1] as const;

export interface MarkPaths {
  readonly tiles: string;
  readonly tilesLit: string;
  readonly positive: string;
  readonly negative: string;
  /** Rows under 4 px, by `BAR_OPACITY`. */
  readonly positiveBars: readonly string[];
  readonly negativeBars: readonly string[];
}

/** Row heights, px, from which marks are squares and discs, and from which they are boxes. */
const SQUARE = 10;
const BOX = 4;

/** Everything but rings of a side whose rows stand at `rows`; `whole`: pruned cells still have tiles. */
export function markPaths(
  model: LoomModel,
  side: LoomSide,
  at: SideLayout,
  rows: readonly RowAt[],
  whole: boolean,
): MarkPaths {
  const { network } = side;
  const tiles = { plain: '', lit: '' };
  const out = { positive: '', negative: '' };
  const bars = { positive: ['', '', ''], negative: ['', '', ''] };
  const connected = new Uint8Array(network.inputs);
  for (let c = 0; c < network.children; c++) {
    const row = rows[c];
    connected.fill(0);
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      const place = model.columns.place[network.edgeInput[e]];
      connected[place] = 1;
      const w = network.weight[e];
      if (!(w !== 0 && Number.isFinite(w))) continue;
      const kind = w > 0 ? 'positive' : 'negative';
      const share = Math.min(1, Math.abs(w) / model.full);
      const x = at.x[place];
      if (row.height < BOX) bars[kind][barLevel(share)] += bar(x, row, at.pitch, share);
      else out[kind] += mark(kind, x, row, at.pitch, share);
    }
    if (whole)
      for (const p of model.pruned) if (p.child === c) connected[model.columns.place[p.input]] = 1;
    const lit = Math.floor(c / network.alpha) === side.lit;
    tiles[lit ? 'lit' : 'plain'] += tileRow(model, at, row, connected);
  }
  return {
    tiles: tiles.plain,
    tilesLit: tiles.lit,
    ...out,
    positiveBars: bars.positive,
    negativeBars: bars.negative,
  };
}

const barLevel = (share: number): number => (share < 0.1 ? 0 : share < 0.4 ? 1 : 2);

/** Half-sizes of a mark: square where the row allows, else stretched to the row. */
function halves(row: RowAt, pitch: number, share: number): { x: number; y: number } {
  const scale = Math.sqrt(share);
  const wide = Math.min(0.87 * pitch, 14);
  const high = Math.max(1, row.height - 2);
  const side = row.height >= SQUARE ? Math.min(wide, high) : 0;
  return {
    x: Math.max(0.6, ((side || wide) * scale) / 2),
    y: Math.max(0.5, ((side || high) * scale) / 2),
  };
}

function mark(
  kind: 'positive' | 'negative',
  x: number,
  row: RowAt,
  pitch: number,
  share: number,
): string {
  const h = halves(row, pitch, share);
  if (kind === 'positive') return rect(x - h.x, row.y - h.y, 2 * h.x, 2 * h.y);
  // A disc has the area of the square: 2/√π times its half side.
  return disc(x, row.y, Math.min(h.x * 1.13, pitch / 2), h.y * 1.13);
}

function bar(x: number, row: RowAt, pitch: number, share: number): string {
  const width = Math.max(1, Math.sqrt(share) * (pitch - 1));
  const height = Math.max(0.8, row.height - 1);
  return rect(x - width / 2, row.y - height / 2, width, height);
}

/** Tiles of a row: one box for each run of connected neighbours within a clause. */
function tileRow(model: LoomModel, at: SideLayout, row: RowAt, connected: Uint8Array): string {
  const inset = row.height >= SQUARE ? 1 : row.height >= BOX ? 0.5 : 0.25;
  let d = '';
  for (const block of model.columns.blocks) {
    let start = -1;
    for (let k = block.start; k <= block.start + block.count; k++) {
      const on = k < block.start + block.count && connected[k] === 1;
      if (on && start < 0) start = k;
      if (on || start < 0) continue;
      const left = at.x[start] - at.pitch / 2;
      const width = at.pitch * (k - start);
      const height = Math.max(0.8, row.height - 2 * inset);
      d += rect(left, row.y - height / 2, width, height, row.height >= BOX ? 3 : 0);
      start = -1;
    }
  }
  return d;
}

/** Crosses where weights were pruned; nothing in rows under 4 px. */
export function crosses(model: LoomModel, at: SideLayout, rows: readonly RowAt[]): string {
  return model.pruned
    .filter((p) => rows[p.child].height >= BOX)
    .map((p) =>
      cross(columnOf(model, at, p), rows[p.child].y, Math.min(3, rows[p.child].height / 2 - 1)),
    )
    .join('');
}

const columnOf = (model: LoomModel, at: SideLayout, { input }: Lost): number =>
  at.x[model.columns.place[input]];

/** Half the length of the dash for an input that no child reads, px. */
const LOST_HALF = 2.5;

export const dash = (x: number, y: number): string =>
  `M${tenth(x - LOST_HALF)},${tenth(y)}h${2 * LOST_HALF}`;

/** Where a neuron’s lost inputs are marked: between its children, for none of them has it. */
function lostRow(model: LoomModel, at: SideLayout, { parent }: Lost): RowAt {
  const band = at.bands[parent];
  return { y: band.y + band.row * Math.ceil(model.right.network.alpha / 2), height: band.row };
}

/** Dashes where an input went to no child; nothing in rows under 4 px. */
export function lostMarks(model: LoomModel, at: SideLayout): string {
  return model.lost
    .map((l) => ({ x: columnOf(model, at, l), row: lostRow(model, at, l) }))
    .filter(({ row }) => row.height >= BOX)
    .map(({ x, row }) => dash(x, row.y))
    .join('');
}

/** The pruned and lost weights as they were, for the moment before they leave. */
export function leaving(
  model: LoomModel,
  at: SideLayout,
  rows: readonly RowAt[],
  kind: 'positive' | 'negative',
): string {
  const going = [
    ...model.pruned.map((p) => ({ ...p, row: rows[p.child] })),
    ...model.lost.map((l) => ({ ...l, row: lostRow(model, at, l) })),
  ];
  return going
    .filter((p) => p.weight !== 0 && p.weight > 0 === (kind === 'positive'))
    .map((p) =>
      mark(
        kind,
        columnOf(model, at, p),
        p.row,
        at.pitch,
        Math.min(1, Math.abs(p.weight) / model.full),
      ),
    )
    .join('');
}

/** Ring paths by clause colour (0–7) and completeness; only rows of 6 px and more have rings. */
export function ringPaths(
  model: LoomModel,
  side: LoomSide,
  at: SideLayout,
  rows: readonly RowAt[],
): { whole: string[]; part: string[] } {
  const whole = new Array<string>(8).fill('');
  const part = new Array<string>(8).fill('');
  side.settled.group.forEach((g, c) => {
    const row = rows[c];
    const block = model.columns.blocks.find((b) => b.group === g);
    if (g < 0 || !block || row.height < 6) return;
    const left = at.x[block.start] - at.pitch / 2 - 1.5;
    const width = at.pitch * block.count + 3;
    const height = row.height >= SQUARE ? row.height - 1.5 : row.height;
    const list = side.settled.complete[c] ? whole : part;
    list[g % 8] += rect(left, row.y - height / 2, width, height, 4);
  });
  return { whole, part };
}
