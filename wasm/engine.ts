/**
 * The WebAssembly engine: what its module exports. One function a kernel of
 * `src/engine/kernels.ts`, called with the kernel's parameters and the addresses of its slots, in
 * the order of that table; and `begin`.
 */
export { evaluate } from './evaluate';
export { capacity, channels, cosine, gram, interference, mixing } from './measure';
export { begin } from './memory';
export { expand, nonzeros, shuffle } from './sparse';
export { copy, deal, prune } from './split';
export { train } from './train';
