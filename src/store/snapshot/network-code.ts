/**
 * A network as bytes, exact. It is written against one that was written before it: the mask by what
 * differs, each word XORed with the word that stands at the same place there (or that its parent had
 * there), so that a network just split, whose weights were inherited, takes next to nothing.
 */
import { ByteError, type ByteReader } from '../../lib/byte-reader';
import type { ByteWriter } from '../../lib/byte-writer';
import { wordsOf } from '../../lib/words';
import type { Network } from '../../model/network';

/** Sizes a network may have; both ends know them from the settings. */
export interface NetworkSize {
  readonly inputs: number;
  /** Neurons before the split, and children of each after it. */
  readonly parents: number;
  readonly alpha: number;
}

/** Dense mask, a byte a place, and the word of each place; n × d. */
function matrices(network: Network): { mask: Uint8Array; weights: Uint32Array } {
  const { children, inputs, childStart, edgeInput } = network;
  const mask = new Uint8Array(children * inputs);
  const weights = new Uint32Array(children * inputs);
  const values = wordsOf(network.weight);
  for (let c = 0; c < children; c++) {
    for (let e = childStart[c]; e < childStart[c + 1]; e++) {
      mask[c * inputs + edgeInput[e]] = 1;
      weights[c * inputs + edgeInput[e]] = values[e];
    }
  }
  return { mask, weights };
}

/** What a network of that size is expected to be, given the one before it. */
interface Expected {
  readonly mask: Uint8Array;
  /** Word of each place, n × d. */
  readonly weights: Uint32Array;
  readonly bias: Uint32Array;
  readonly output: Uint32Array;
  readonly alive: Uint8Array;
  readonly outputBias: number;
}

function expected({ inputs, parents, alpha }: NetworkSize, base: Network | undefined): Expected {
  const children = parents * alpha;
  const none: Expected = {
    mask: new Uint8Array(children * inputs).fill(1),
    weights: new Uint32Array(children * inputs),
    bias: new Uint32Array(children),
    output: new Uint32Array(children),
    alive: new Uint8Array(children).fill(1),
    outputBias: 0,
  };
  if (!base || base.inputs !== inputs) return none;
  const known = matrices(base);
  const [bias, output] = [wordsOf(base.bias), wordsOf(base.output)];
  const outputBias = wordsOf(Float32Array.of(base.outputBias))[0];
  if (base.children === children) {
    return { ...known, bias, output, alive: base.outputAlive, outputBias };
  }
  // A child inherits from its parent; only one that was not split has rows to inherit.
  if (base.children !== parents) return none;
  for (let c = 0; c < children; c++) {
    const parent = Math.floor(c / alpha);
    const row = known.weights.subarray(parent * inputs, (parent + 1) * inputs);
    none.weights.set(row, c * inputs);
    none.bias[c] = bias[parent];
    none.output[c] = output[parent];
  }
  return { ...none, outputBias };
}

/** Writes a network of that size; `base` is what the reader will know by then. */
export function writeNetwork(out: ByteWriter, network: Network, base: Network | undefined): void {
  const wanted = expected(network, base);
  const { mask, weights } = matrices(network);
  out.raw(packBits(mask.map((bit, i) => bit ^ wanted.mask[i])));
  out.raw(packBits(network.outputAlive.map((bit, c) => bit ^ wanted.alive[c])));
  const [bias, output] = [wordsOf(network.bias), wordsOf(network.output)];
  const values = [
    ...weights.map((word, i) => word ^ wanted.weights[i]).filter((_, i) => mask[i] === 1),
    ...bias.map((word, c) => word ^ wanted.bias[c]),
    ...output.map((word, c) => word ^ wanted.output[c]),
    wordsOf(Float32Array.of(network.outputBias))[0] ^ wanted.outputBias,
  ];
  out.planes(
    Uint32Array.from(values, (word) => word >>> 0),
    4,
  );
}

/** Reads a network of that size. Throws ByteError where it has a weight that is no finite number. */
export function readNetwork(
  from: ByteReader,
  size: NetworkSize,
  base: Network | undefined,
): Network {
  const { inputs, parents, alpha } = size;
  const children = parents * alpha;
  const wanted = expected(size, base);
  const differs = unpackBits(from, children * inputs);
  const alive = unpackBits(from, children).map((bit, c) => bit ^ wanted.alive[c]);
  const mask = differs.map((bit, i) => bit ^ wanted.mask[i]);
  const childStart = new Uint32Array(children + 1);
  const places: number[] = [];
  for (let c = 0; c < children; c++) {
    for (let j = 0; j < inputs; j++) {
      if (mask[c * inputs + j] === 1) places.push(c * inputs + j);
    }
    childStart[c + 1] = places.length;
  }
  const edges = places.length;
  const read = from.planes(edges + 2 * children + 1, 4);
  const value = new Float32Array(read.length);
  const word = wordsOf(value);
  places.forEach((place, e) => {
    word[e] = read[e] ^ wanted.weights[place];
  });
  for (let c = 0; c < children; c++) {
    word[edges + c] = read[edges + c] ^ wanted.bias[c];
    word[edges + children + c] = read[edges + children + c] ^ wanted.output[c];
  }
  word[edges + 2 * children] = read[edges + 2 * children] ^ wanted.outputBias;
  if (!value.every(Number.isFinite)) throw new ByteError('has a weight that is no number');
  return {
    inputs,
    parents,
    alpha,
    children,
    childStart,
    edgeInput: Uint16Array.from(places, (place) => place % inputs),
    weight: value.slice(0, edges),
    bias: value.slice(edges, edges + children),
    output: value.slice(edges + children, edges + 2 * children),
    outputAlive: alive,
    outputBias: value[edges + 2 * children],
  };
}

/** Bits 0 and 1, eight a byte. */
function packBits(bits: Uint8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((bit, i) => {
    packed[i >> 3] |= bit << (i & 7);
  });
  return packed;
}

function unpackBits(from: ByteReader, count: number): Uint8Array<ArrayBuffer> {
  const packed = from.raw(Math.ceil(count / 8));
  if (count % 8 !== 0 && packed[packed.length - 1] >> (count % 8) !== 0) {
    throw new ByteError('has a mask with bits too many');
  }
  return Uint8Array.from({ length: count }, (_, i) => (packed[i >> 3] >> (i & 7)) & 1);
}
