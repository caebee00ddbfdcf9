/** Members of small sweeps whose networks differ in everything a batch may mix. */
import type { Member } from '../../src/engine/sweep/protocol';
import type { Spec } from '../../src/spec/spec';
import { smallSpec } from './small-run';

/** Cells that share a course: inputs, neurons, α, learning rate and formula differ. */
export const MIXED: readonly Partial<Spec>[] = [
  { clauses: 2, literals: 2, hidden: 1, alpha: 2 },
  { clauses: 4, literals: 3, hidden: 4, alpha: 3, lr: 0.02 },
  { clauses: 8, literals: 5, hidden: 9, alpha: 8, p: 0.3 },
  { clauses: 3, literals: 11, hidden: 5, alpha: 1, methods: ['dense', 'fpe-clause'] },
];

/** All seeds of all cells, one seed everywhere first. */
export function membersOfCells(
  patches: readonly Partial<Spec>[] = MIXED,
  seeds = 2,
  base: Partial<Spec> = {},
): Member[] {
  return Array.from({ length: seeds }, (_, s) =>
    patches.map((patch, cell): Member => {
      const spec = smallSpec({ ...base, ...patch });
      return { cell, spec, seed: spec.seed + s, networks: s === 0 };
    }),
  ).flat();
}
