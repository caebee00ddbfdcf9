/**
 * The work of a sweep in the order in which it fills the grid: the first seed of every cell, then
 * the second; within a seed from the network on screen outwards.
 */
import type { Member } from '../engine/sweep/protocol';
import { memberPlace } from '../model/sweep-fill';
import type { SweepRecord } from '../model/sweep-record';
import type { Spec } from '../spec/spec';
import { type Axis, type Cell, type Sweep, valueOn } from '../spec/sweep';
import { taskOf } from '../tasks';

/** Most bytes of networks a sweep's record keeps; cells beyond them open by training. */
const NETWORK_BYTES = 24 * 2 ** 20;
/** What the arrays of one network take beside their numbers. */
const OVERHEAD = 1500;

/** Bytes of a cell's networks, all methods at the three moments; an upper bound. */
function networkBytes(spec: Spec): number {
  const edges = taskOf(spec.task).inputs(spec) * spec.hidden;
  const children = spec.alpha * spec.hidden;
  return 3 * spec.methods.length * (6 * edges + 13 * children + OVERHEAD);
}

/** Place of the axis's value nearest to the specification's, the smaller one of two. */
function nearest(axis: Axis, spec: Spec): number {
  const distances = axis.values.map((value) => Math.abs(value - valueOn(spec, axis.field)));
  return distances.indexOf(Math.min(...distances));
}

/** Indices of the cells that can be run, those around the specification first. */
export function cellOrder(cells: readonly Cell[], { x, y }: Sweep, around: Spec): number[] {
  if (!x) return [];
  const [column, row] = [nearest(x, around), y ? nearest(y, around) : 0];
  const columns = x.values.length;
  const distance = (index: number): number =>
    Math.abs((index % columns) - column) + Math.abs(Math.floor(index / columns) - row);
  return cells
    .filter((cell) => cell.refusal === null)
    .map((cell) => cell.index)
    .sort((a, b) => distance(a) - distance(b) || a - b);
}

/** What of the record is still to be trained; networks of the first seed, within a budget. */
export function missingMembers(
  cells: readonly Cell[],
  sweep: Sweep,
  record: SweepRecord,
  around: Spec,
): Member[] {
  const order = cellOrder(cells, sweep, around);
  const kept = new Set<number>();
  let bytes = 0;
  for (const cell of order) {
    bytes += networkBytes(cells[cell].spec);
    if (bytes <= NETWORK_BYTES) kept.add(cell);
  }
  return record.seeds.flatMap((seed, s) =>
    order
      .filter((cell) => record.done[memberPlace(record, cell, s)] !== 1)
      .map((cell) => ({
        cell,
        spec: cells[cell].spec,
        seed,
        networks: s === 0 && kept.has(cell),
      })),
  );
}
