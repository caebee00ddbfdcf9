/** The linked WGSL text of every kernel; a kernel of the table without a file does not compile. */
import capacity from '../../../shaders/measure/capacity.wgsl';
import channels from '../../../shaders/measure/channels.wgsl';
import cosine from '../../../shaders/measure/cosine.wgsl';
import expand from '../../../shaders/measure/expand.wgsl';
import gram from '../../../shaders/measure/gram.wgsl';
import interference from '../../../shaders/measure/interference.wgsl';
import load from '../../../shaders/measure/load.wgsl';
import nonzeros from '../../../shaders/measure/nonzeros.wgsl';
import shuffle from '../../../shaders/measure/shuffle.wgsl';
import evaluate from '../../../shaders/population/evaluate.wgsl';
import train from '../../../shaders/population/train.wgsl';
import trainInStorage from '../../../shaders/population/train-in-storage.wgsl';
import copy from '../../../shaders/split/copy.wgsl';
import deal from '../../../shaders/split/deal.wgsl';
import prune from '../../../shaders/split/prune.wgsl';
import type { KernelName } from '../kernels';

/** Sources of a kernel; those with two share the replicas between them (see `variants.ts`). */
export const SHADERS: { readonly [K in KernelName]: readonly string[] } = {
  'population/train': [train, trainInStorage],
  'population/evaluate': [evaluate],
  'split/deal': [deal],
  'split/copy': [copy],
  'split/prune': [prune],
  'measure/nonzeros': [nonzeros],
  'measure/shuffle': [shuffle],
  'measure/expand': [expand],
  'measure/gram': [gram],
  'measure/capacity': [capacity],
  'measure/cosine': [cosine],
  'measure/channels': [channels],
  'measure/interference': [interference],
  'measure/load': [load],
};
