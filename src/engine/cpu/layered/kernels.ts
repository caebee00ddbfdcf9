/** The TypeScript twin of every layered kernel; a missing one does not compile. */
import type { LayeredKernelName, LayeredParamsOf } from '../../layered/kernels';
import type { Slot } from '../slot';
import { gather } from './gather';
import { evaluate, loss } from './loss';
import { gram, nonzeros } from './measure';
import { sddmm } from './sddmm';
import { compact, copy, select, turn } from './split';
import { spmm, spmmT } from './spmm';

export const LAYERED_CPU_KERNELS = {
  'layered/gather': gather,
  'layered/spmm': spmm,
  'layered/loss': loss,
  'layered/spmm-t': spmmT,
  'layered/sddmm': sddmm,
  'layered/evaluate': evaluate,
  'layered/copy': copy,
  'layered/select': select,
  'layered/compact': compact,
  'layered/turn': turn,
  'layered/gram': gram,
  'layered/nonzeros': nonzeros,
} as const satisfies {
  [K in LayeredKernelName]: (params: LayeredParamsOf<K>, ...slots: Slot[]) => void;
};
