/**
 * What a neuron does about each clause, from its real weights: the pre-activation with all other
 * inputs off, as literals of the clause become true one after the other. Inputs are +1 or −1, so a
 * literal adds δ = 2σ · w when it becomes true, and j literals bring at most the j largest of them.
 * No data, no activations: a person can check every statement with the weights in the table.
 */
import type { Network } from '../../model/network';
import type { Clause } from './clauses';

/**
 * `fires`: on once the clause holds, at the latest; `lacks`: on when the clause holds but for one
 * certain literal, off when it holds; `blocks`: on at rest, off when it holds; `none` of these.
 */
export type Response = 'fires' | 'lacks' | 'blocks' | 'none';

export interface Reading {
  /** Its place in the list of clauses. */
  readonly clause: number;
  readonly response: Response;
  /** Fewest of its literals with which the neuron can be on; 0: on with none; k + 1: never on. */
  readonly enough: number;
  /** For `lacks`: inputs that, as the only missing literal, leave the neuron on. */
  readonly missing: readonly number[];
  /** Pre-activation while the clause holds and all other inputs are off. */
  readonly whole: number;
  /** Whether that stays so whatever the other inputs are; of `fires` and `lacks` only. */
  readonly sure: boolean;
}

export interface NeuronReading {
  /** It cannot be on, whatever the inputs: bias + Σ |w| ≤ 0. */
  readonly silent: boolean;
  /** One a clause, in their order. */
  readonly readings: readonly Reading[];
}

/** Whether the neuron can never be on: all its weights together do not outweigh its bias. */
export function isSilent({ bias, childStart, weight }: Network, r: number): boolean {
  let most = bias[r];
  for (let e = childStart[r]; e < childStart[r + 1]; e++) most += Math.abs(weight[e]);
  return !(most > 0);
}

/** Reads neuron r against every clause. */
export function readNeuron(network: Network, r: number, clauses: readonly Clause[]): NeuronReading {
  const { inputs, childStart, edgeInput, weight } = network;
  const row = new Float64Array(inputs);
  for (let e = childStart[r]; e < childStart[r + 1]; e++) row[edgeInput[e]] = weight[e];
  return {
    silent: isSilent(network, r),
    readings: clauses.map((clause, g) => readClause(row, network.bias[r], clause, g)),
  };
}

function readClause(
  row: Float64Array,
  bias: number,
  { inputs, signs }: Clause,
  clause: number,
): Reading {
  const own = new Set(inputs);
  let off = bias;
  let spread = 0;
  row.forEach((w, v) => {
    if (own.has(v)) return;
    off -= w;
    // From all other inputs off to the worst they can be.
    spread += Math.abs(w) - w;
  });
  const deltas = inputs.map((v, k) => 2 * signs[k] * row[v]);
  const half = deltas.reduce((a, b) => a + b, 0) / 2;
  const [none, whole] = [off - half, off + half];
  const without = deltas.map((delta) => whole - delta);
  const missing = whole > 0 ? [] : inputs.filter((_, k) => without[k] > 0);
  const least = Math.min(...without.filter((z) => z > 0));
  const base = { clause, enough: enoughOf(none, deltas), missing, whole };
  if (inputs.length === 0) return { ...base, response: 'none', sure: false };
  if (none > 0) return { ...base, response: whole > 0 ? 'none' : 'blocks', sure: false };
  if (whole > 0) return { ...base, response: 'fires', sure: whole - spread > 0 };
  if (missing.length > 0) return { ...base, response: 'lacks', sure: least - spread > 0 };
  return { ...base, response: 'none', sure: false };
}

function enoughOf(none: number, deltas: readonly number[]): number {
  let z = none;
  let count = 0;
  for (const delta of [...deltas].sort((a, b) => b - a)) {
    if (z > 0) return count;
    z += delta;
    count++;
  }
  return z > 0 ? count : deltas.length + 1;
}
