/**
 * The algorithm, stated once: training, splitting and measuring as lists of dispatches. Both
 * backends replay them; neither knows what they mean.
 */
import { DEFAULT_TAU } from '../metrics/codes';
import { EVALUATION_BLOCK } from '../model/replica-layout';
import type { Dispatch } from './backend';
import { NULL_DRAWS, takeSlot } from './extents';
import type { Plan } from './plan';

/** Replicas that a dispatch is for. */
interface Range {
  readonly first: number;
  readonly replicas: number;
}

const everyone = (plan: Plan): Range => ({ first: 0, replicas: plan.replicas.length });

/** `steps` optimiser steps of every replica from batch `batchIndex` of the uploaded epoch. */
export function trainSteps(
  plan: Plan,
  step: number,
  batchIndex: number,
  steps: number,
): Dispatch[] {
  return [
    {
      kernel: 'population/train',
      params: { ...everyone(plan), step, batch_index: batchIndex, steps },
      slots: ['replicas', 'examples', 'order', 'topology', 'rates', 'params', 'state', 'summary'],
    },
  ];
}

/** Blocks of the test (part 0) or training (part 1) set. */
export const evaluationBlocks = (plan: Plan, part: 0 | 1): number =>
  Math.ceil((part === 0 ? plan.course.test : plan.course.train) / EVALUATION_BLOCK);

/** Loss and correct answers of every replica into `tally`; of the trial prune where `trimmed`. */
export function evaluate(plan: Plan, part: 0 | 1, trimmed = false): Dispatch[] {
  const of = (slot: string) => (trimmed ? `staged_${slot}` : slot);
  return [
    {
      kernel: 'population/evaluate',
      params: { ...everyone(plan), part, blocks: evaluationBlocks(plan, part) },
      slots: ['replicas', 'examples', of('topology'), of('params'), 'tally'],
    },
  ];
}

/** Codes are read at the default threshold, in the kernel's unit of 1/65,536. */
const TAU = Math.round(DEFAULT_TAU * 65536);

/** Weights of a slot reduced to their signs, into the staging slot, which only a split needs. */
function quantise(plan: Plan, range: Range, source: string): Dispatch {
  return {
    kernel: 'measure/quantise',
    params: { ...range, children: plan.largest.children, tau: TAU },
    slots: ['replicas', 'topology', source, 'staged_params'],
  };
}

/** Of every replica, the test examples that its signs alone answer as it does, into `tally`. */
export function evaluateSigns(plan: Plan): Dispatch[] {
  return [
    quantise(plan, everyone(plan), 'params'),
    {
      kernel: 'population/agreement',
      params: { ...everyone(plan), blocks: evaluationBlocks(plan, 0) },
      slots: ['replicas', 'examples', 'topology', 'params', 'staged_params', 'tally'],
    },
  ];
}

/** Every network pruned to the dense network's budget, into the staging slots, and evaluated there. */
export function evaluateTrimmed(plan: Plan): Dispatch[] {
  return [
    {
      kernel: 'split/prune',
      params: { ...everyone(plan), trial: 1 },
      slots: [
        'replicas',
        'topology',
        'params',
        'fresh',
        'staged_topology',
        'staged_params',
        'state',
      ],
    },
    ...evaluate(plan, 0, true),
  ];
}

/** Edges move in every replica that rewires, on the minibatch the next step trains on. */
export function rewire(plan: Plan, batchIndex: number, event: number, share: number): Dispatch[] {
  return [
    {
      kernel: 'rewire/gradient',
      params: { ...everyone(plan), batch_index: batchIndex },
      slots: ['replicas', 'examples', 'order', 'topology', 'params', 'growth'],
    },
    {
      kernel: 'rewire/regrow',
      params: { ...everyone(plan), event, share },
      slots: ['replicas', 'topology', 'params', 'state', 'growth'],
    },
  ];
}

/** The masks of `replicas` replicas from `first`: of the living networks, or as dealt. */
export function measureMasks(plan: Plan, first: number, replicas: number, staged: 0 | 1): Dispatch {
  return {
    kernel: 'measure/wholes',
    params: { first, replicas, parents: plan.largest.parents, staged },
    slots: ['replicas', 'groups', staged ? 'staged_topology' : 'topology', 'wholes'],
  };
}

/** Non-zeros before the split, then deal and copy, then non-zeros of the copy. */
export function stageSplit(plan: Plan): Dispatch[] {
  const parents = { ...everyone(plan), parents: plan.largest.parents };
  return [
    countNonzeros(plan, 0),
    { kernel: 'split/deal', params: parents, slots: ['replicas', 'groups', 'deal'] },
    {
      kernel: 'split/copy',
      params: parents,
      slots: ['replicas', 'deal', 'params', 'staged_topology', 'staged_params'],
    },
    {
      kernel: 'measure/nonzeros',
      params: { ...everyone(plan), column: 1, staged: 1 },
      slots: ['replicas', 'staged_topology', 'staged_params', 'counts'],
    },
  ];
}

/** What was staged, pruned to each replica's budget, becomes the living network. */
export const prune = (plan: Plan): Dispatch => ({
  kernel: 'split/prune',
  params: { ...everyone(plan), trial: 0 },
  slots: ['replicas', 'staged_topology', 'staged_params', 'fresh', 'topology', 'params', 'state'],
});

/** Non-zeros of the living networks into a column of `counts`. */
export function countNonzeros(plan: Plan, column: number): Dispatch {
  return {
    kernel: 'measure/nonzeros',
    params: { ...everyone(plan), column, staged: 0 },
    slots: ['replicas', 'topology', 'params', 'counts'],
  };
}

/** Everything measured of `replicas` replicas from `first`, and of the draws of its null. */
export function measure(plan: Plan, first: number, replicas: number): Dispatch[] {
  const range = { first, replicas };
  const shuffled = (draw: number): Dispatch => ({
    kernel: 'measure/shuffle',
    params: { ...range, draw },
    slots: ['replicas', 'topology', 'params', 'shuffled'],
  });
  const nulls = Array.from({ length: NULL_DRAWS }, (_, draw) => [
    shuffled(draw),
    ...measureWeights(plan, range, 'shuffled', draw + 1),
  ]);
  return [
    ...measureWeights(plan, range, 'params', 0),
    ...nulls.flat(),
    measureMasks(plan, first, replicas, 0),
  ];
}

/** Everything that is read off one slot of weights, into the slots of that take. */
function measureWeights(plan: Plan, range: Range, source: string, take: number): Dispatch[] {
  const { inputs, children, clauses, dense: stride, channels: cells, pairs } = plan.largest;
  const gram_stride = inputs ** 2;
  const channel_stride = cells;
  const expand = (from: string): Dispatch => ({
    kernel: 'measure/expand',
    params: { ...range, children, stride },
    slots: ['replicas', 'topology', from, 'dense'],
  });
  return [
    expand(source),
    {
      kernel: 'measure/gram',
      params: { ...range, inputs, stride, gram_stride },
      slots: ['replicas', 'dense', 'gram'],
    },
    {
      kernel: 'measure/capacity',
      params: { ...range, inputs, gram_stride },
      slots: ['replicas', 'gram', takeSlot('capacity', take)],
    },
    {
      kernel: 'measure/cosine',
      params: { ...range, children, stride },
      slots: ['replicas', 'dense', takeSlot('cosine', take)],
    },
    {
      kernel: 'measure/rank',
      params: { ...range, stride },
      slots: ['replicas', 'dense', 'echelon', takeSlot('rank', take)],
    },
    {
      kernel: 'measure/load',
      params: { ...range, children, stride, load_stride: children },
      slots: ['replicas', 'groups', 'dense', takeSlot('load', take)],
    },
    {
      kernel: 'measure/channels',
      params: { ...range, cells, stride, channel_stride },
      slots: ['replicas', 'groups', 'dense', 'channels'],
    },
    {
      kernel: 'measure/clause-capacity',
      params: { ...range, clauses, channel_stride },
      slots: ['replicas', 'channels', takeSlot('clause_capacity', take)],
    },
    {
      kernel: 'measure/interference',
      params: { ...range, pairs, channel_stride, pair_stride: pairs },
      slots: ['replicas', 'channels', takeSlot('interference', take)],
    },
    // Signs last: they take the place of the weights.
    quantise(plan, range, source),
    expand('staged_params'),
    {
      kernel: 'measure/codes',
      params: { ...range, children, stride },
      slots: ['replicas', 'groups', 'topology', 'params', 'dense', takeSlot('codes', take)],
    },
  ];
}
