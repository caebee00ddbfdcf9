/**
 * Whether a slot holds what it should. Integers, masks and copied weights bit for bit, sums within
 * what their order may change, and nothing where a kernel only keeps its scratch.
 */
import { floatsOf } from '../../lib/words';
import { SUMMARY_WORDS } from '../../model/replica-layout';
import type { KernelName } from '../kernels';
import { fieldOf, type Plan } from '../plan';
import { isMoved, type Part, wrongWord } from './wrong-word';

/** Equal bit for bit on every engine. */
const EXACT: ReadonlySet<string> = new Set([
  'topology',
  'staged_topology',
  'deal',
  'counts',
  'wholes',
  'codes',
  'rank',
  'shuffled',
]);
/** The parts of a slot that mean something after a kernel. */
function partsOf(plan: Plan, kernel: KernelName, slot: string, words: number): Part[] {
  const each = (part: (r: number) => Part | null): Part[] =>
    plan.replicas.flatMap((_, r) => part(r) ?? []);
  if (slot === 'echelon') return [];
  if (slot === 'state') {
    return each((r) => ({
      start: fieldOf(plan, r, 'state'),
      length: 2 * fieldOf(plan, r, 'parameter_count'),
    }));
  }
  if (slot === 'growth') {
    // Scores, where they are gradients; regrowing leaves notes for itself.
    if (kernel !== 'rewire/gradient') return [];
    return each((r) =>
      plan.replicas[r].method === 'rigl'
        ? {
            start: fieldOf(plan, r, 'growth'),
            length: fieldOf(plan, r, 'inputs') * fieldOf(plan, r, 'parents'),
          }
        : null,
    );
  }
  if (slot === 'params' || slot === 'staged_params') {
    return each((r) => ({
      start: fieldOf(plan, r, 'weights'),
      length: fieldOf(plan, r, 'parameter_count'),
    }));
  }
  if (slot === 'summary') return each((r) => ({ start: r * SUMMARY_WORDS, length: SUMMARY_WORDS }));
  return [{ start: 0, length: words }];
}

/** Whether Adam moved each weight for a reason; true elsewhere. */
function countsIn(plan: Plan, moments: Uint32Array | undefined): (word: number) => boolean {
  if (!moments) return () => true;
  const m = floatsOf(moments);
  const rows = plan.replicas.map((_, r) => ({
    from: fieldOf(plan, r, 'weights'),
    to: fieldOf(plan, r, 'weights') + fieldOf(plan, r, 'parameter_count'),
    state: fieldOf(plan, r, 'state'),
    adam: fieldOf(plan, r, 'adam') === 1,
  }));
  return (word) => {
    const row = rows.find(({ from, to }) => word >= from && word < to);
    if (!row?.adam) return true;
    return isMoved(m[row.state + word - row.from]);
  };
}

/**
 * The first word that is wrong, in words; null where all are right. `moments`: the state that a
 * training step is to leave, where this slot is its weights.
 */
export function wrongIn(
  plan: Plan,
  kernel: KernelName,
  slot: string,
  actual: Uint32Array,
  expected: Uint32Array,
  moments?: Uint32Array,
): string | null {
  const exact = EXACT.has(slot) || kernel === 'split/copy';
  const parts = partsOf(plan, kernel, slot, expected.length);
  return wrongWord(slot, actual, expected, parts, exact, countsIn(plan, moments));
}
