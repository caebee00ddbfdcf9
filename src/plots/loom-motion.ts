/**
 * The split as four moves on one clock 0…1 (900 ms, brief, section 6): grip, open, fall, weigh.
 * Pure: time in, heights out, so that dragging α can scrub it and a test can stop it.
 */
import type { LoomLayout } from './loom-layout';

const GRIP = 150 / 900;
const OPEN = 350 / 900;
const FALL = 700 / 900;
/** Stagger between parents and its limit for all of them, as shares of the whole. */
const STEP = 20 / 900;
const STAGGER = 140 / 900;

export interface Moves {
  /** Bands outlined, 0…1…0. */
  readonly grip: number;
  /** Empty rows slide apart, 0…1. */
  readonly open: number;
  /** Marks drop into their child, 0…1, eased in with a small settle at the end. */
  readonly fall: (parent: number) => number;
  /** The smallest leave, copies enter, 0…1. */
  readonly weigh: number;
}

const between = (t: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (t - from) / (to - from)));

/** Falls by t², overshoots by about 2 px in a band of 36 and settles. */
const settle = (t: number): number => {
  if (t <= 0 || t >= 1) return t <= 0 ? 0 : 1;
  return t < 0.8 ? 1.06 * (t / 0.8) ** 2 : 1.06 - 0.06 * ((t - 0.8) / 0.2);
};

/** The moves at time t of a split of `parents` neurons. */
export function movesAt(t: number, parents: number): Moves {
  const step = Math.min(STEP, STAGGER / Math.max(1, parents - 1));
  const last = step * (parents - 1);
  return {
    grip: t >= 1 ? 0 : between(t, 0, GRIP) * (1 - between(t, FALL, 1)),
    open: between(t, GRIP, OPEN),
    fall: (parent) => settle(between(t, OPEN + step * parent, FALL - last + step * parent)),
    weigh: between(t, FALL, 1),
  };
}

export interface RowAt {
  /** Centre and height, px. */
  readonly y: number;
  readonly height: number;
}

/** Centre and height of every row on the right while it opens and falls. */
export function rightRows(layout: LoomLayout, rows: number, moves: Moves): RowAt[] {
  return layout.right.bands.flatMap((band, parent) => {
    const middle = band.y + band.height / 2;
    const fall = moves.fall(parent);
    const height = band.height + (band.row - band.height) * moves.open;
    return Array.from({ length: rows }, (_, c) => {
      const home = band.y + band.row * (c + 0.5);
      return { y: middle + (home - middle) * fall, height };
    });
  });
}

/** Rows of the left side. */
export const leftRows = (layout: LoomLayout): RowAt[] =>
  layout.left.bands.map((b) => ({ y: b.y + b.height / 2, height: b.height }));
