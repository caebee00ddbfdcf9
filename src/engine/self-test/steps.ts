/**
 * What the self-test dispatches: one tiny run that trains, evaluates, rewires, splits, prunes and
 * measures, so that every kernel of the table has its turn, and training each of its variants.
 */
import { DEFAULT_SPEC } from '../../spec/fields';
import type { Spec } from '../../spec/spec';
import type { Dispatch } from '../backend';
import { buildPlan, type Plan, type PlanMember } from '../plan';
import {
  countNonzeros,
  evaluate,
  evaluateSigns,
  evaluateTrimmed,
  measure,
  measureMasks,
  prune,
  rewire,
  stageSplit,
  trainSteps,
} from '../schedule';

const TINY: Spec = {
  ...DEFAULT_SPEC,
  task: 'dnf',
  train: 32,
  test: 64,
  batch: 16,
  warmup: 1,
  finetune: 1,
  split: -1,
  seed: 1,
  seeds: 1,
};

/** By SGD on chip, or dropping weights; of other sizes by Adam, too large to be on chip. */
const MEMBERS: readonly PlanMember[] = [
  {
    seed: 1,
    spec: {
      ...TINY,
      clauses: 3,
      literals: 3,
      hidden: 3,
      alpha: 2,
      opt: 'sgd',
      methods: ['dense', 'fpe-random', 'fpe-clause', 'fpe-reinit', 'dropconnect', 'set', 'rigl'],
    },
  },
  {
    seed: 2,
    spec: {
      ...TINY,
      clauses: 8,
      literals: 6,
      hidden: 32,
      alpha: 2,
      opt: 'adam',
      lr: 0.01,
      methods: ['fpe-clause'],
    },
  },
];

/** Methods that neither drop weights nor move edges. */
const PLAIN_METHODS = 4;

/**
 * The plan of the tiny run; nobody watches it. Not `complete`: without what takes kernels that few
 * runs need, which an emulated GPU compiles for seconds.
 */
export function tinyPlan(complete = true): Plan {
  if (complete) return buildPlan(MEMBERS, []);
  const [{ spec, seed }] = MEMBERS;
  return buildPlan(
    [{ seed, spec: { ...spec, methods: spec.methods.slice(0, PLAIN_METHODS) } }],
    [],
  );
}

/** A third of the edges, of 65,536. */
const MOVED = 21_845;

/** Before the networks are split; the last dispatch splits them. */
export const stepsBefore = (plan: Plan): Dispatch[] => [
  ...trainSteps(plan, 0, 0, 1),
  ...evaluate(plan, 0),
  ...evaluate(plan, 1),
  ...evaluateSigns(plan),
  ...evaluateTrimmed(plan),
  ...(plan.rewires ? rewire(plan, 1, 1, MOVED) : []),
  ...stageSplit(plan),
  measureMasks(plan, 0, plan.replicas.length, 1),
  prune(plan),
];

/** Of the split networks; of all that is measured each kernel once. */
export function stepsAfter(plan: Plan): Dispatch[] {
  const seen = new Set<string>();
  const measured = measure(plan, 0, plan.replicas.length).filter(({ kernel }) => {
    const first = !seen.has(kernel);
    seen.add(kernel);
    return first;
  });
  const step = plan.stepsPerEpoch;
  return [
    countNonzeros(plan, 2),
    // Without descriptors that it knows, a device trains by all variants of the kernel.
    ...(plan.rewires ? trainSteps(plan, step, 0, 1) : []),
    ...evaluate(plan, 0),
    ...measured,
  ];
}
