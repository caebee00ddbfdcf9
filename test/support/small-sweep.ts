/** A small sweep and its results, measured on the CPU or made up. */
import { trainMembers } from '../../src/engine/headless-sweep';
import type { Entry } from '../../src/engine/results-file';
import { readSweep } from '../../src/engine/sweep/job';
import type { Member } from '../../src/engine/sweep/protocol';
import { MEASURES, type Measures } from '../../src/model/measures';
import type { Ledger } from '../../src/model/record';

/** Two by two settings, of which one row cannot be run (8 children of 6 inputs); two seeds. */
export const SMALL_SWEEP =
  'v=1&clauses=2&literals=3&train=120&test=100&hidden=3&warmup=1&finetune=2&seeds=2&seed=7&sx=hidden:2,3&sy=alpha:2,8';
export const smallJob = readSweep(SMALL_SWEEP);

/** What the CPU engine measures of members, as it stands in files. */
export async function measured(members: readonly Member[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  await trainMembers(members, 'cpu', {
    onResults: (results, { kind: backend, adapter }) => {
      for (const result of results) {
        const { x, y } = smallJob.cells[result.cell];
        entries.push({ result, x, y, backend, adapter });
      }
    },
  });
  return entries;
}

const ledger: Ledger = {
  before: [1, 2],
  copied: [1, 4],
  pruned: [1, 1],
  after: [0, 3],
  biases: [3, 5],
  budget: 3,
};

/** Made-up results of a member; `accuracy` after training, one a method. */
export function entryOf(
  member: Member,
  accuracy: readonly number[] = [0.5, 0.6, 0.7],
  patch: Partial<Measures> = {},
  cells = smallJob.cells,
): Entry {
  const { cell, seed, spec } = member;
  const row = (value: number): Measures => ({
    ...(Object.fromEntries(MEASURES.map((id, i) => [id, i + 1 / 3])) as Record<
      keyof Measures,
      number
    >),
    ...patch,
    accuracy: value,
  });
  const rows = accuracy.map(row);
  const result = {
    cell,
    seed,
    methods: spec.methods,
    measures: { before: rows, split: rows, after: rows },
    ledgers: spec.methods.map((method) => (method === 'dense' ? null : ledger)),
    diverged: spec.methods.map(() => null),
  };
  const { x, y } = cells[cell];
  return { result, x, y, backend: 'cpu', adapter: 'a thread' };
}
