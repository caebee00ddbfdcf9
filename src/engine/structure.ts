/**
 * What is measured of every network's weights, signs and masks, and of the draws of its null: from
 * dispatches to numbers. Means are taken here in f64, so that no kernel needs an ordered reduction
 * for them.
 */
import { mean, sum } from '../lib/statistics';
import { floatsOf } from '../lib/words';
import { meanOffDiagonal } from '../metrics';
import {
  type CodeMeasure,
  type MaskMeasure,
  NULLED_MEASURES,
  type NulledMeasure,
  type NullOf,
  nullOf,
  type WeightMeasure,
} from '../model/measures';
import {
  CAPACITY_WORDS,
  CODE_WORDS,
  type ReplicaField,
  WHOLES_WORDS,
} from '../model/replica-layout';
import type { Backend } from './backend';
import { NULL_DRAWS, takeSlot } from './extents';
import { fieldOf, type Plan } from './plan';
import { measure, measureMasks } from './schedule';

/** Masks of every replica now: one of `MASK_MEASURES` each. */
export type Masks = Readonly<Record<MaskMeasure, number>>;

/** Structure of every replica now: what `Measures` holds beside what is counted on data. */
export type Structure = Readonly<Record<NulledMeasure | NullOf<NulledMeasure>, number>> & Masks;

/** Measures all replicas, a bounded number at a time. */
export async function measureAll(plan: Plan, backend: Backend): Promise<Structure[]> {
  const takes = Array.from({ length: NULL_DRAWS + 1 }, (_, take) => take);
  const { inputs, children, clauses, pairs, parents } = plan.largest;
  return inParts(plan, async (first, count) => {
    await backend.run(measure(plan, first, count));
    const range = (slot: string, words: number) => ({ slot, offset: 0, words: count * words });
    const words = await backend.read([
      range('wholes', parents * WHOLES_WORDS),
      ...takes.flatMap((take) => [
        range(takeSlot('capacity', take), inputs * CAPACITY_WORDS),
        range(takeSlot('clause_capacity', take), clauses),
        range(takeSlot('cosine', take), children * 3),
        range(takeSlot('interference', take), pairs),
        range(takeSlot('load', take), children),
        range(takeSlot('rank', take), 1),
        range(takeSlot('codes', take), children * CODE_WORDS),
      ]),
    ]);
    const [wholes, ...slots] = words as [Uint32Array, ...Uint32Array[]];
    return Array.from({ length: count }, (_, local): Structure => {
      const [real, ...nulls] = takes.map((take) => {
        const of = slots.slice(take * 7, take * 7 + 7);
        return {
          ...weightsOf(plan, first, local, of.slice(0, 6).map(floatsOf)),
          ...codesOf(plan, first, local, of[6]),
        };
      });
      const shuffled = NULLED_MEASURES.map((id) => [nullOf(id), mean(nulls.map((n) => n[id]))]);
      return {
        ...real,
        ...(Object.fromEntries(shuffled) as Record<NullOf<NulledMeasure>, number>),
        ...masksOf(plan, first, local, wholes),
      };
    });
  });
}

/** Masks of all replicas: those of the living networks, or as they were dealt. */
export function readMasks(plan: Plan, backend: Backend, staged: 0 | 1): Promise<Masks[]> {
  return inParts(plan, async (first, count) => {
    const words = count * plan.largest.parents * WHOLES_WORDS;
    await backend.run([measureMasks(plan, first, count, staged)]);
    const [wholes] = await backend.read([{ slot: 'wholes', offset: 0, words }]);
    return Array.from({ length: count }, (_, local) => masksOf(plan, first, local, wholes));
  });
}

/** What `work` gives for all replicas, `measuredAtOnce` at a time. */
async function inParts<T>(
  plan: Plan,
  work: (first: number, count: number) => Promise<T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let first = 0; first < plan.replicas.length; first += plan.measuredAtOnce) {
    const count = Math.min(plan.measuredAtOnce, plan.replicas.length - first);
    all.push(...(await work(first, count)));
  }
  return all;
}

/** Numbers of one replica from the slots of one take, each with the rows of `count` replicas. */
function weightsOf(
  plan: Plan,
  first: number,
  local: number,
  slots: readonly Float32Array[],
): Record<WeightMeasure, number> {
  const field = (name: ReplicaField) => fieldOf(plan, first + local, name);
  const { inputs, children, clauses, pairs: stride } = plan.largest;
  const [capacity, clauseCapacity, cosine, interference, load, rank] = slots;
  const n = field('children');
  const d = field('inputs');
  const m = field('groups');
  const part = (a: Float32Array, step: number, length: number) =>
    a.subarray(local * step, local * step + length);
  const column = (rows: Float32Array, of: number, k: number) => rows.filter((_, i) => i % of === k);
  const perInput = part(capacity, inputs * CAPACITY_WORDS, d * CAPACITY_WORDS);
  const squares = sum(column(perInput, CAPACITY_WORDS, 2));
  const rows = part(cosine, children * 3, n * 3);
  const pairs = sum(column(rows, 3, 2));
  const loads = part(load, children, n).filter((value) => value > 0);
  return {
    capacity: mean(column(perInput, CAPACITY_WORDS, 0)),
    clauseCapacity: m > 0 ? mean(part(clauseCapacity, clauses, m)) : 0,
    cosine: pairs > 0 ? sum(column(rows, 3, 0)) / pairs : 0,
    cosineAbs: pairs > 0 ? sum(column(rows, 3, 1)) / pairs : 0,
    interference: meanOffDiagonal(part(interference, stride, m * m), m),
    mixed: loads.length > 0 ? mean(loads) : 0,
    rank: rank[local],
    participation: squares > 0 ? sum(column(perInput, CAPACITY_WORDS, 1)) ** 2 / squares : 0,
  };
}

/** Code measures of one replica from the rows of its children in slot codes. */
function codesOf(
  plan: Plan,
  first: number,
  local: number,
  codes: Uint32Array,
): Record<CodeMeasure, number> {
  const n = fieldOf(plan, first + local, 'children');
  const m = fieldOf(plan, first + local, 'clauses');
  const start = local * plan.largest.children * CODE_WORDS;
  const carried = new Uint32Array(2);
  let carriers = 0;
  for (let k = 0; k < n * CODE_WORDS; k++) {
    const word = codes[start + k];
    carried[k & 1] |= word;
    carriers += countOnes(word);
  }
  return {
    codeWeight: m > 0 ? carriers / m : 0,
    codeless: m - countOnes(carried[0]) - countOnes(carried[1]),
    codeLoad: carriers / n,
  };
}

/** Coverage, wholes and collisions of one replica from the rows of its parents in slot wholes. */
function masksOf(plan: Plan, first: number, local: number, wholes: Uint32Array): Masks {
  const parents = fieldOf(plan, first + local, 'parents');
  const m = fieldOf(plan, first + local, 'groups');
  const start = local * plan.largest.parents * WHOLES_WORDS;
  const covered = [0, 0];
  let whole = 0;
  let colliding = 0;
  for (let parent = 0; parent < parents; parent++) {
    const at = start + parent * WHOLES_WORDS;
    covered[0] |= wholes[at];
    covered[1] |= wholes[at + 1];
    whole += wholes[at + 2];
    colliding += wholes[at + 3];
  }
  const pairs = (m * (m - 1)) / 2;
  return {
    coverage: m > 0 ? (countOnes(covered[0]) + countOnes(covered[1])) / m : 0,
    wholes: m > 0 ? whole / (parents * m) : 0,
    collisions: pairs > 0 ? colliding / (parents * pairs) : 0,
  };
}

function countOnes(word: number): number {
  let count = 0;
  for (let rest = word >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count++;
  return count;
}
