/** The linked WGSL text of every kernel; a kernel of the table without a file does not compile. */
import capacity from '../../../shaders/measure/capacity.wgsl';
import channels from '../../../shaders/measure/channels.wgsl';
import clauseCapacity from '../../../shaders/measure/clause-capacity.wgsl';
import codes from '../../../shaders/measure/codes.wgsl';
import cosine from '../../../shaders/measure/cosine.wgsl';
import expand from '../../../shaders/measure/expand.wgsl';
import gram from '../../../shaders/measure/gram.wgsl';
import interference from '../../../shaders/measure/interference.wgsl';
import load from '../../../shaders/measure/load.wgsl';
import nonzeros from '../../../shaders/measure/nonzeros.wgsl';
import quantise from '../../../shaders/measure/quantise.wgsl';
import rank from '../../../shaders/measure/rank.wgsl';
import shuffle from '../../../shaders/measure/shuffle.wgsl';
import wholes from '../../../shaders/measure/wholes.wgsl';
import agreement from '../../../shaders/population/agreement.wgsl';
import evaluate from '../../../shaders/population/evaluate.wgsl';
import train from '../../../shaders/population/train.wgsl';
import trainDropConnect from '../../../shaders/population/train-dropconnect.wgsl';
import trainInStorage from '../../../shaders/population/train-in-storage.wgsl';
import gradient from '../../../shaders/rewire/gradient.wgsl';
import regrow from '../../../shaders/rewire/regrow.wgsl';
import copy from '../../../shaders/split/copy.wgsl';
import deal from '../../../shaders/split/deal.wgsl';
import prune from '../../../shaders/split/prune.wgsl';
import type { KernelName } from '../kernels';

/** Sources of a kernel; several share the replicas between them (see `variants.ts`). */
export const SHADERS: { readonly [K in KernelName]: readonly string[] } = {
  'population/train': [train, trainInStorage, trainDropConnect],
  'population/evaluate': [evaluate],
  'population/agreement': [agreement],
  'split/deal': [deal],
  'split/copy': [copy],
  'split/prune': [prune],
  'rewire/gradient': [gradient],
  'rewire/regrow': [regrow],
  'measure/nonzeros': [nonzeros],
  'measure/shuffle': [shuffle],
  'measure/expand': [expand],
  'measure/gram': [gram],
  'measure/capacity': [capacity],
  'measure/cosine': [cosine],
  'measure/channels': [channels],
  'measure/clause-capacity': [clauseCapacity],
  'measure/rank': [rank],
  'measure/wholes': [wholes],
  'measure/interference': [interference],
  'measure/load': [load],
  'measure/quantise': [quantise],
  'measure/codes': [codes],
};
