/** Members of a sweep whose networks are layered: one after the other, each a run of one seed. */
import { reasonOf } from '../../lib/reason';
import type { Measures } from '../../model/measures';
import type { Ledger } from '../../model/record';
import type { MemberResult } from '../../model/sweep-record';
import type { Moment } from '../../model/timeline';
import { runLayeredExperiment } from '../layered/experiment';
import { type BatchOptions, failed, type LayeredOpen } from './batch';
import type { Member } from './protocol';

/** Results in the order of the members; null if the gate stopped it. */
export async function runLayeredMembers(
  members: readonly Member[],
  open: LayeredOpen,
  { gate, onProgress, onDevice }: Omit<BatchOptions, 'open'>,
): Promise<MemberResult[] | null> {
  const results: MemberResult[] = [];
  for (const [m, member] of members.entries()) {
    const { cell, seed, spec } = member;
    const measures: { [moment in Moment]: readonly Measures[] } = {
      before: [],
      split: [],
      after: [],
    };
    const diverged = new Map<number, number>();
    let ledgers: readonly (Ledger | null)[] = spec.methods.map(() => null);
    try {
      const finished = await runLayeredExperiment(
        { ...spec, seed, seeds: 1 },
        {
          open,
          gate: (at) => gate(at),
          watch: 'moments',
          emit(event) {
            if (event.type === 'moment') measures[event.moment] = event.measures;
            else if (event.type === 'ledger') ledgers = event.ledgers;
            else if (event.type === 'diverged') diverged.set(event.replica, event.step);
            else if (event.type === 'device') onDevice?.(event);
            else if (event.type === 'progress') {
              onProgress?.(m * event.total + event.done, members.length * event.total);
            }
          },
        },
      );
      if (!finished) return null;
      const steps = spec.methods.map((_, i) => diverged.get(i) ?? null);
      results.push({ cell, seed, methods: spec.methods, measures, ledgers, diverged: steps });
    } catch (error) {
      results.push(failed(member, reasonOf(error)));
    }
  }
  return results;
}
