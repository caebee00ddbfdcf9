/**
 * Whether a slot holds what it should. Integers, masks and copied weights bit for bit, sums within
 * what their order may change, and nothing where a kernel only keeps its scratch.
 */
import { later } from '../../lib/text';
import { SUMMARY_WORDS } from '../../model/replica-layout';
import type { KernelName } from '../kernels';
import { fieldOf, type Plan } from '../plan';

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
/** Of the largest value of the same part; and near zero. A wrong kernel is wrong by far more. */
const RELATIVE = 2e-4;
const ABSOLUTE = 2e-6;
/** Adam divides by √v: weights with first moments smaller than this are not compared. */
const CANCELLED = 1e-6;

interface Part {
  readonly start: number;
  readonly length: number;
}

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

const floatsOf = (words: Uint32Array): Float32Array =>
  new Float32Array(words.buffer, words.byteOffset, words.length);

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
    const moment = Math.abs(m[row.state + word - row.from]);
    return moment === 0 || moment > CANCELLED;
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
  const counts = countsIn(plan, moments);
  const exact = EXACT.has(slot) || kernel === 'split/copy';
  const [x, y] = exact ? [actual, expected] : [floatsOf(actual), floatsOf(expected)];
  for (const { start, length } of partsOf(plan, kernel, slot, expected.length)) {
    let scale = 0;
    for (let i = start; i < start + length; i++) scale = Math.max(scale, Math.abs(y[i]));
    const allowed = exact ? 0 : ABSOLUTE + RELATIVE * scale;
    for (let i = start; i < start + length; i++) {
      // NaN is no answer.
      if (Math.abs(x[i] - y[i]) <= allowed || !counts(i)) continue;
      return later`${slot}[${i}] is ${x[i]}, not ${y[i]}`;
    }
  }
  return null;
}
