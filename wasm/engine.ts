/**
 * The WebAssembly engine: what its module exports. One function a kernel of
 * `src/engine/kernels.ts`, called with the kernel's parameters and the addresses of its slots, in
 * the order of that table; and `begin`.
 */
export { agreement } from './agreement';
export { codes, quantise } from './codes';
export { deal } from './deal';
export { evaluate } from './evaluate';
export { capacity, channels, cosine, gram, interference, mixing } from './measure';
export { begin } from './memory';
export { gradient, regrow } from './rewire';
export { expand, nonzeros, shuffle } from './sparse';
export { copy, prune } from './split';
export { clauseCapacity, rank, wholes } from './structure';
export { train } from './train';
