/**
 * The algorithm, stated once: training, splitting and measuring as lists of dispatches. Both
 * backends replay them; neither knows what they mean.
 */
import { EVALUATION_BLOCK } from '../model/replica-layout';
import type { Dispatch } from './backend';
import { NULL_DRAWS } from './extents';
import type { Plan } from './plan';

const everyone = (plan: Plan) => ({ first: 0, replicas: plan.replicas.length });

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

/** Loss and correct answers of every replica into `tally`. */
export function evaluate(plan: Plan, part: 0 | 1): Dispatch[] {
  return [
    {
      kernel: 'population/evaluate',
      params: { ...everyone(plan), part, blocks: evaluationBlocks(plan, part) },
      slots: ['replicas', 'examples', 'topology', 'params', 'tally'],
    },
  ];
}

/** Non-zeros before the split, then deal and copy, then non-zeros of the copy. */
export function splitUntilCopied(plan: Plan): Dispatch[] {
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
    {
      kernel: 'split/prune',
      params: everyone(plan),
      slots: ['replicas', 'staged_topology', 'staged_params', 'topology', 'params', 'state'],
    },
  ];
}

/** Non-zeros of the living networks into a column of `counts`. */
export function countNonzeros(plan: Plan, column: number): Dispatch {
  return {
    kernel: 'measure/nonzeros',
    params: { ...everyone(plan), column, staged: 0 },
    slots: ['replicas', 'topology', 'params', 'counts'],
  };
}

/** Everything measured of `replicas` replicas from `first`, and the null of the interference. */
export function measure(plan: Plan, first: number, replicas: number): Dispatch[] {
  const range = { first, replicas };
  const { inputs, children, dense: stride, channels: cells, pairs } = plan.largest;
  const gram_stride = inputs ** 2;
  const channel_stride = cells;
  const pair_stride = pairs;
  const load_stride = children;
  const expand = (source: string): Dispatch => ({
    kernel: 'measure/expand',
    params: { ...range, children, stride },
    slots: ['replicas', 'topology', source, 'dense'],
  });
  const compare = (target: string): Dispatch[] => [
    {
      kernel: 'measure/channels',
      params: { ...range, cells, stride, channel_stride },
      slots: ['replicas', 'groups', 'dense', 'channels'],
    },
    {
      kernel: 'measure/interference',
      params: { ...range, pairs, channel_stride, pair_stride },
      slots: ['replicas', 'channels', target],
    },
  ];
  const nulls = Array.from({ length: NULL_DRAWS }, (_, draw): Dispatch[] => [
    {
      kernel: 'measure/shuffle',
      params: { ...range, draw },
      slots: ['replicas', 'topology', 'params', 'shuffled'],
    },
    expand('shuffled'),
    ...compare(`null_${draw}`),
  ]);
  return [
    expand('params'),
    {
      kernel: 'measure/gram',
      params: { ...range, inputs, stride, gram_stride },
      slots: ['replicas', 'dense', 'gram'],
    },
    {
      kernel: 'measure/capacity',
      params: { ...range, inputs, gram_stride },
      slots: ['replicas', 'gram', 'capacity'],
    },
    {
      kernel: 'measure/cosine',
      params: { ...range, children, stride },
      slots: ['replicas', 'dense', 'cosine'],
    },
    {
      kernel: 'measure/load',
      params: { ...range, children, stride, load_stride },
      slots: ['replicas', 'groups', 'dense', 'load'],
    },
    ...compare('interference'),
    ...nulls.flat(),
  ];
}
