/**
 * The largest networks of a plan, and the scratch that measuring takes: its slots are the one place
 * where networks of different sizes get room of one size, a bounded number at a time.
 */
import { methodOf } from '../methods';
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
  /** Channel vectors, m · n, and their pairs, m². */
  readonly channels: number;
  readonly pairs: number;
}

/** Words of the measuring slots for that many replicas of the largest size. */
export function scratchSizes(largest: Extents, replicas: number): SlotSizes {
  const sizes: Record<string, number> = {
    dense: replicas * largest.dense,
    gram: replicas * largest.inputs ** 2,
    capacity: replicas * largest.inputs,
    cosine: replicas * largest.children * 3,
    channels: replicas * largest.channels,
    interference: replicas * largest.pairs,
    load: replicas * largest.children,
  };
  for (let draw = 0; draw < NULL_DRAWS; draw++) sizes[`null_${draw}`] = replicas * largest.pairs;
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
    channels: over('channels'),
    pairs: over('pairs'),
  };
}

function extentsOf(spec: Spec): Extents {
  const inputs = taskOf(spec.task).inputs(spec);
  const splits = spec.methods.some((id) => methodOf(id).deal !== 'none');
  const children = spec.hidden * (splits ? spec.alpha : 1);
  return {
    inputs,
    parents: spec.hidden,
    children,
    dense: inputs * children,
    channels: spec.clauses * children,
    pairs: spec.clauses ** 2,
  };
}
