/** Codes and reconstructions of worlds by the kernels, and the same networks for `metrics/codes`. */
import type { Dispatch } from '../../src/engine/backend';
import type { Bits } from '../../src/metrics/codes';
import type { Network } from '../../src/model/network';
import { ALIVE_BIT, CODE_WORDS, START_MASK } from '../../src/model/replica-layout';
import { CASES, type Case, fieldOf, shapeOfCase, type World } from './cases';
import { dispatchOf, floats, type Slots } from './gpu-worlds';
import { raggedWorld } from './ragged';

/** What parameter `tau` counts in. */
export const ONE = 65536;

/** W1 reduced to its signs at τ, then the codes, the agreement with what it was, all from `params`. */
export function signDispatches(world: World, tau: number): Dispatch[] {
  const expand = dispatchOf(world, 'measure/expand');
  return [
    dispatchOf(world, 'measure/quantise', { tau: tau * ONE }),
    {
      ...expand,
      slots: expand.slots.map((slot) => (slot === 'params' ? 'quantised' : slot)),
    } as Dispatch,
    dispatchOf(world, 'measure/codes'),
    dispatchOf(world, 'population/agreement'),
  ];
}

/** Children with no, few and all inputs, dead and living, in a network with room for more. */
export const raggedCodes = (): World =>
  raggedWorld(
    { ...CASES[1], name: 'ragged', inputs: 100, hidden: 24, alpha: 2 },
    [0, 1, 2, 100, 3, 5, 0, 31, 100, 4, 98, 1].map((fanIn, i) => ({ fanIn, alive: i % 5 !== 4 })),
  );

/** Weights of one size, signs drawn fairly, outputs too: 64 neurons a replica. */
export const RANDOM_SIGNS: Case = {
  ...CASES[0],
  name: 'random signs',
  inputs: 12,
  hidden: 64,
  alpha: 1,
  batch: 1,
  train: 1,
  test: 1,
  weight: (u) => (u < 0 ? -0.5 : 0.5),
};

/** Replica r of a world's slots. */
export function networkOf(world: World, slots: Slots, r: number): Network {
  const field = (name: Parameters<typeof fieldOf>[2]) => fieldOf(world, r, name);
  const { edgeCapacity, childCapacity } = shapeOfCase(world.case);
  const topology = slots.topology.subarray(field('topology'));
  const params = floats(slots.params).subarray(field('weights'));
  const n = field('children');
  const starts = topology.subarray(edgeCapacity, edgeCapacity + n + 1);
  const edges = starts[n] & START_MASK;
  return {
    inputs: field('inputs'),
    parents: n,
    alpha: 1,
    children: n,
    childStart: starts.map((word) => word & START_MASK),
    edgeInput: Uint16Array.from(topology.subarray(0, edges), (edge) => edge & 0xffff),
    weight: params.slice(0, edges),
    bias: params.slice(edgeCapacity, edgeCapacity + n),
    output: params.slice(edgeCapacity + childCapacity, edgeCapacity + childCapacity + n),
    outputAlive: Uint8Array.from(starts.subarray(0, n), (word) => (word & ALIVE_BIT ? 1 : 0)),
    outputBias: params[edgeCapacity + 2 * childCapacity],
  };
}

/** What each child of replica r carries, m × n row-major as `Codes.carried`, from slot codes. */
export function carriedIn(world: World, slots: Slots, r: number): Int8Array {
  const [n, m] = [fieldOf(world, r, 'children'), fieldOf(world, r, 'clauses')];
  const stride = shapeOfCase(world.case).childCapacity;
  const carried = new Int8Array(m * n);
  for (let g = 0; g < m; g++) {
    for (let c = 0; c < n; c++) {
      const at = (r * stride + c) * CODE_WORDS + (g >> 5);
      const bit = (word: number): number => (slots.codes[word] >>> (g & 31)) & 1;
      carried[g * n + c] = bit(at) - bit(at + 2);
    }
  }
  return carried;
}

/** The test examples of replica r, turned back from columns to rows. */
export function testBits(world: World, r: number): Bits {
  const [d, count] = [fieldOf(world, r, 'inputs'), fieldOf(world, r, 'test_count')];
  const wordsPerRow = Math.ceil(d / 32);
  const rows = new Uint32Array(count * wordsPerRow);
  const pitch = Math.ceil(count / 32);
  for (let j = 0; j < d; j++) {
    const column = fieldOf(world, r, 'test_columns') + j * pitch;
    for (let b = 0; b < count; b++) {
      const bit = (world.slots.examples[column + (b >> 5)] >>> (b & 31)) & 1;
      rows[b * wordsPerRow + (j >> 5)] |= bit << (j & 31);
    }
  }
  return { count, inputs: d, wordsPerRow, rows };
}
