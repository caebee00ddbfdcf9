/** The CPU twin of every kernel; a missing one does not compile. */
import type { KernelName, ParamsOf } from '../kernels';
import { agreement } from './agreement';
import * as signs from './codes';
import { evaluate } from './evaluate';
import * as measure from './measure';
import { gradient, regrow } from './rewire';
import type { Slot } from './slot';
import { copy, deal, prune } from './split';
import * as structure from './structure';
import { train } from './train';

export const CPU_KERNELS = {
  'population/train': train,
  'population/evaluate': evaluate,
  'population/agreement': agreement,
  'split/deal': deal,
  'split/copy': copy,
  'split/prune': prune,
  'rewire/gradient': gradient,
  'rewire/regrow': regrow,
  'measure/nonzeros': measure.nonzeros,
  'measure/shuffle': measure.shuffle,
  'measure/expand': measure.expand,
  'measure/gram': measure.gram,
  'measure/capacity': measure.capacity,
  'measure/cosine': measure.cosine,
  'measure/channels': measure.channels,
  'measure/clause-capacity': structure.clauseCapacity,
  'measure/rank': structure.rank,
  'measure/wholes': structure.wholes,
  'measure/interference': measure.interference,
  'measure/load': measure.load,
  'measure/quantise': signs.quantise,
  'measure/codes': signs.codes,
} as const satisfies { [K in KernelName]: (params: ParamsOf<K>, ...slots: Slot[]) => void };
