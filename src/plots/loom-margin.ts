/** What stands beside the marks of a loom side: row labels, output weights, clauses mixed. */
import { childLetter, fixed } from './format';
import type { Band, SideLayout } from './loom-layout';
import type { LoomModel } from './loom-model';
import type { RowAt } from './loom-motion';
import type { LoomSide } from './loom-side';
import { group, type Label, labels, path, rect, tenth } from './svg';

/** Least distance between the baselines of two row labels, px. */
const LABEL_GAP = 10.5;

/** Every how many rows are labelled, the first that has room. */
const EVERY = [1, 4, 8, 16, 32] as const;

/** Row labels: children where their rows have room, else the parent, else every fourth or so. */
export function loomLabels(
  side: LoomSide,
  at: SideLayout,
  isRight: boolean,
  settled: boolean,
): Label[] {
  const { alpha, parents } = side.network;
  const tops = at.bands.map((b) => b.y);
  const pitch = Math.min(99, ...tops.slice(1).map((y, k) => y - tops[k]));
  const every = EVERY.find((n) => n * pitch >= LABEL_GAP * 1.15) ?? 64;
  const out: Label[] = [];
  const place = (text: string, y: number, lit: boolean): void => {
    out.push({
      x: at.labelX,
      y: y + 4,
      text,
      size: isRight && alpha > 1 ? 11 : 12,
      anchor: 'end',
      bold: lit,
      color: lit ? 'ink' : 'ink-3',
    });
  };
  const children = (band: Band): boolean =>
    isRight && alpha > 1 && settled && band.row >= LABEL_GAP;
  /** Whether a label there would touch those of the band in the light. */
  const near = (y: number): boolean => {
    const band = at.bands[side.lit];
    if (!band) return false;
    const half = children(band) ? (band.height - band.row) / 2 : 0;
    return Math.abs(y - band.y - band.height / 2) - half < LABEL_GAP * 1.15;
  };
  at.bands.forEach((band, parent) => {
    const lit = parent === side.lit;
    if (children(band)) {
      for (let c = 0; c < alpha; c++) {
        place(`${parent + 1}${childLetter(c)}`, band.y + band.row * (c + 0.5), lit);
      }
      return;
    }
    const middle = band.y + band.height / 2;
    // Next to an opened band there is no room for a neighbour's label in a crowded loom.
    if (every > 1 && !lit && (parent % every !== 0 || near(middle))) return;
    place(`${parent + 1}`, middle, lit);
  });
  return parents === 0 ? [] : out;
}

/** Output weights as signed bars on a zero line; a pruned one is a small gap in the line. */
export function outputBars(
  g: SVGGElement,
  model: LoomModel,
  side: LoomSide,
  at: SideLayout,
  rows: readonly RowAt[],
): void {
  const { network } = side;
  const last = at.bands[at.bands.length - 1];
  let axis = '';
  let positive = '';
  let negative = '';
  let gone = '';
  if (at.outX !== null && last) {
    const x = at.outX;
    axis = `M${tenth(x)},${tenth(at.bands[0].y - 4)}V${tenth(last.y + last.height + 4)}`;
    rows.forEach((row, c) => {
      const height = Math.min(9, Math.max(1, row.height * 0.66));
      if (network.outputAlive[c] === 0) {
        if (row.height >= 4)
          gone += `M${tenth(x - 2.5)},${tenth(row.y - 2.5)}l5,5M${tenth(x - 2.5)},${tenth(row.y + 2.5)}l5,-5`;
        return;
      }
      const w = network.output[c];
      if (!Number.isFinite(w)) return;
      const length = Math.max(0.8, Math.min(1, Math.abs(w) / model.outputFull) * at.outWidth);
      if (w > 0) positive += rect(x, row.y - height / 2, length, height);
      else negative += rect(x - length, row.y - height / 2, length, height);
    });
  }
  path(g, 'zero', axis, { stroke: 'rule-2', width: 1.2 });
  path(g, 'positive', positive, { fill: 'positive' });
  path(g, 'negative', negative, { fill: 'negative' });
  path(g, 'gone', gone, { stroke: 'ink-3', width: 1 });
}

/** Clauses mixed as bars, ink above 2, grey below, with the value where rows have room. */
export function mixedBars(
  g: SVGGElement,
  model: LoomModel,
  side: LoomSide,
  at: SideLayout,
  rows: readonly RowAt[],
): void {
  let many = '';
  let few = '';
  const values: Label[] = [];
  rows.forEach((row, c) => {
    const mixed = side.mixed[c];
    if (!(mixed > 0)) return;
    const height = Math.min(8, Math.max(1, row.height * 0.62));
    const d = rect(at.mixedX, row.y - height / 2, mixed * at.mixedUnit, height);
    if (mixed > 2) many += d;
    else few += d;
    if (row.height >= 13 && at.outX !== null) {
      values.push({
        x: at.mixedX + mixed * at.mixedUnit + 5,
        y: row.y + 4,
        text: fixed(mixed, 1),
        color: mixed > 2 ? 'ink' : 'ink-3',
      });
    }
  });
  path(g, 'few', few, { fill: 'dense', opacity: 0.75 });
  path(g, 'many', many, { fill: 'ink' });
  // While rows fall, values would sit on each other.
  labels(
    group(g, 'values', '', model.transition < 1 && side === model.right ? 0 : 1),
    'text',
    values,
  );
}
