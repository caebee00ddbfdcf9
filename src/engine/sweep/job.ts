/**
 * What a sweep's link asks for, for runs without a page: its cells, its members in the order they
 * are trained, and the share of them that one of several machines takes. It trains nothing.
 */
import { DEFAULT_VIEW, onAnyMachine } from '../../spec/fields';
import { encode } from '../../spec/permalink';
import { type Spec, seedsOf } from '../../spec/spec';
import { type Cell, cellsOf, type Sweep, sameCells, sweepRefusal } from '../../spec/sweep';
import { decodeStrictly, LinkError } from '../headless-link';
import type { Member } from './protocol';

export interface SweepJob {
  /** Canonical; without what only says how or where it is looked at. */
  readonly link: string;
  readonly spec: Spec;
  readonly sweep: Sweep;
  readonly cells: readonly Cell[];
  /** The first seed of every cell that can be run, then the second, and so on. */
  readonly members: readonly Member[];
}

/** One of `of` machines, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Reads the link of a sweep. Throws LinkError where a page would have changed something or refused. */
export function readSweep(link: string): SweepJob {
  const { spec: decoded, sweep } = decodeStrictly(link);
  const spec = onAnyMachine(decoded);
  const cells = cellsOf(spec, sweep);
  const refusal = sweepRefusal(cells);
  if (refusal !== null) throw new LinkError(refusal);
  const runnable = cells.filter((cell) => cell.refusal === null);
  const members = seedsOf(spec).flatMap((seed) =>
    runnable.map((cell): Member => ({ cell: cell.index, spec: cell.spec, seed, networks: false })),
  );
  return { link: encode(spec, DEFAULT_VIEW, sweep), spec, sweep, cells, members };
}

/** Whether both measure the same networks. */
export const sameJob = (a: SweepJob, b: SweepJob): boolean =>
  sameCells(a.spec, a.sweep, b.spec, b.sweep);

/**
 * The members of one shard, in their order: one of every `of` in turn, and one further on in each
 * turn, so that a grid whose size is a multiple of `of` does not give its largest cells to one shard.
 * The shards are disjoint, together complete, and differ by one member at most.
 */
export function shardOf<T>(members: readonly T[], { index, of }: Shard): T[] {
  return members.filter((_, i) => (i + Math.floor(i / of)) % of === index - 1);
}
