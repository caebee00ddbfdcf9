/** What training a batch of a sweep's members needs, and the result of one that could not be trained. */
import { constantMeasures } from '../../model/measures';
import type { MemberResult } from '../../model/sweep-record';
import type { LayeredBackend } from '../layered/backend';
import type { RunEvent } from '../protocol';
import type { RunOptions } from '../run';
import type { Member } from './protocol';

export type LayeredOpen = (lost: boolean, fault?: string) => Promise<LayeredBackend>;

export interface BatchOptions extends Pick<RunOptions, 'open' | 'gate'> {
  /** Gives the backend of layered networks, where some member has those. */
  readonly layered?: LayeredOpen;
  /** Replica-steps done and in all. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly onDevice?: (event: Omit<RunEvent & { type: 'device' }, 'run'>) => void;
}

const UNKNOWN = constantMeasures(Number.NaN);

/** A result that says why there is none. */
export function failed({ cell, seed, spec }: Member, failure: string): MemberResult {
  const nothing = spec.methods.map(() => UNKNOWN);
  const none = spec.methods.map(() => null);
  const measures = { before: nothing, split: nothing, after: nothing };
  return { cell, seed, methods: spec.methods, measures, ledgers: none, diverged: none, failure };
}
