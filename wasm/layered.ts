/**
 * The WebAssembly engine of layered networks: one function a kernel of
 * `src/engine/layered/kernels.ts`, called with the kernel's parameters and the addresses of its
 * slots, in the order of that table; and `begin`. A module of its own, fetched when it is needed.
 */
export { gather } from './layered-gather';
export { evaluate, loss } from './layered-loss';
export { gram, nonzeros } from './layered-measure';
export { sddmm } from './layered-sddmm';
export { select } from './layered-select';
export { compact, copy, turn } from './layered-split';
export { spmm, spmmT } from './layered-spmm';
export { begin } from './memory';
