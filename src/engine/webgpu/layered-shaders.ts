/**
 * The linked WGSL text of every layered kernel; one of the table without a file does not compile. What
 * the variants of a kernel are is in `layered-variants.ts`.
 */
import compact from '../../../shaders/layered/compact.wgsl';
import copy from '../../../shaders/layered/copy.wgsl';
import evaluate from '../../../shaders/layered/evaluate.wgsl';
import gather from '../../../shaders/layered/gather.wgsl';
import gram from '../../../shaders/layered/gram.wgsl';
import loss from '../../../shaders/layered/loss.wgsl';
import nonzeros from '../../../shaders/layered/nonzeros.wgsl';
import sddmm from '../../../shaders/layered/sddmm.wgsl';
import select from '../../../shaders/layered/select.wgsl';
import spmm from '../../../shaders/layered/spmm.wgsl';
import spmmT from '../../../shaders/layered/spmm-t.wgsl';
import turn from '../../../shaders/layered/turn.wgsl';
import type { LayeredKernelName } from '../layered/kernels';

export const LAYERED_SHADERS: { readonly [K in LayeredKernelName]: readonly string[] } = {
  'layered/gather': [gather],
  'layered/spmm': [spmm, spmm, spmm, spmm],
  'layered/loss': [loss, loss],
  'layered/spmm-t': [spmmT, spmmT],
  'layered/sddmm': [sddmm, sddmm],
  'layered/evaluate': [evaluate, evaluate],
  'layered/copy': [copy],
  'layered/select': [select],
  'layered/compact': [compact],
  'layered/turn': [turn],
  'layered/gram': [gram],
  'layered/nonzeros': [nonzeros],
};
