/**
 * The largest networks of a plan, and the scratch that measuring takes: its slots are the one place
 * where networks of different sizes get room of one size, a bounded number at a time.
 */
import { methodOf, type Shape, shapeOf } from '../methods';
import { CAPACITY_WORDS, CODE_WORDS, WHOLES_WORDS } from '../model/replica-layout';
import type { Spec } from '../spec/spec';
import { taskOf } from '../tasks';
import type { SlotSizes } from './backend';

/** Draws of the shuffled-weights null that are averaged. */
export const NULL_DRAWS = 8;
/** Replicas measured at once: bounds the dense scratch matrices. */
export const MEASURED_AT_ONCE = 32;

/** The largest of anything in a plan: strides of the measuring slots, grids of dispatches. */
export interface Extents {
  readonly inputs: number;
  readonly parents: number;
  /** Children after the split. */
  readonly children: number;
  /** Dense weight matrix, n · d. */
  readonly dense: number;
  /** Clauses, m; their channel vectors, m · n; their pairs, m². */
  readonly clauses: number;
  readonly channels: number;
  readonly pairs: number;
}

/** Sizes of every network of a specification, in the order of its methods. */
export const shapesOf = (spec: Spec): Shape[] => {
  const inputs = taskOf(spec.task).inputs(spec);
  return spec.methods.map((id) => shapeOf(methodOf(id), inputs, spec.hidden, spec.alpha));
};

/** What is measured of the weights, and again of each draw of the null. */
const MEASURED = [
  'capacity',
  'cosine',
  'load',
  'interference',
  'clause_capacity',
  'rank',
  'codes',
] as const;
export type MeasuredSlot = (typeof MEASURED)[number];

/** Slot of a measure; take 0 is the network's, take t > 0 that of draw t − 1 of the null. */
export const takeSlot = (slot: MeasuredSlot, take: number): string =>
  take === 0 ? slot : `${slot}_null_${take - 1}`;

/** Words of the measuring slots for that many replicas of the largest size. */
export function scratchSizes(largest: Extents, replicas: number): SlotSizes {
  const words: Record<MeasuredSlot, number> = {
    capacity: largest.inputs * CAPACITY_WORDS,
    cosine: largest.children * 3,
    load: largest.children,
    interference: largest.pairs,
    clause_capacity: largest.clauses,
    rank: 1,
    codes: largest.children * CODE_WORDS,
  };
  const sizes: Record<string, number> = {
    dense: replicas * largest.dense,
    echelon: replicas * largest.dense,
    gram: replicas * largest.inputs ** 2,
    channels: replicas * largest.channels,
    wholes: replicas * largest.parents * WHOLES_WORDS,
  };
  for (let take = 0; take <= NULL_DRAWS; take++) {
    for (const slot of MEASURED) sizes[takeSlot(slot, take)] = replicas * words[slot];
  }
  return sizes;
}

/** The largest of each extent over some specifications. */
export function largestOf(specs: readonly Spec[]): Extents {
  const all = [...new Set(specs)].map(extentsOf);
  const over = (name: keyof Extents) => all.reduce((most, e) => Math.max(most, e[name]), 0);
  return {
    inputs: over('inputs'),
    parents: over('parents'),
    children: over('children'),
    dense: over('dense'),
    clauses: over('clauses'),
    channels: over('channels'),
    pairs: over('pairs'),
  };
}

function extentsOf(spec: Spec): Extents {
  const task = taskOf(spec.task);
  const inputs = task.inputs(spec);
  // Room for one where none are known: no slot is empty.
  const clauses = Math.max(1, task.clauseCount(spec));
  const shapes = shapesOf(spec);
  const children = Math.max(...shapes.map((shape) => shape.childCapacity));
  return {
    inputs,
    parents: Math.max(...shapes.map((shape) => shape.parents)),
    children,
    dense: inputs * children,
    clauses,
    channels: clauses * children,
    pairs: clauses ** 2,
  };
}
