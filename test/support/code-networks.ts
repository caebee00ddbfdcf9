/** Networks written down by hand, or by the codes that they are to have. */
import { stream } from '../../src/lib/random';
import type { Clause } from '../../src/metrics/codes';
import type { Network } from '../../src/model/network';

/** A network from rows of input weights; zeros are not connected. Biases 0, outputs +1 unless told. */
export function networkOf(
  rows: readonly (readonly number[])[],
  {
    alpha = 1,
    bias = [],
    output = [],
  }: { alpha?: number; bias?: readonly number[]; output?: readonly number[] } = {},
): Network {
  const childStart = [0];
  const edgeInput: number[] = [];
  const weight: number[] = [];
  for (const row of rows) {
    row.forEach((w, j) => {
      if (w === 0) return;
      edgeInput.push(j);
      weight.push(w);
    });
    childStart.push(weight.length);
  }
  const n = rows.length;
  const out = Float32Array.from({ length: n }, (_, r) => output[r] ?? 1);
  return {
    inputs: rows[0].length,
    parents: n / alpha,
    alpha,
    children: n,
    childStart: Uint32Array.from(childStart),
    edgeInput: Uint16Array.from(edgeInput),
    weight: Float32Array.from(weight),
    bias: Float32Array.from({ length: n }, (_, r) => bias[r] ?? 0),
    output: out,
    outputAlive: Uint8Array.from(out, (v) => (v === 0 ? 0 : 1)),
    outputBias: 0,
  };
}

/** A neuron that carries clauses: positively (+1) or negatively (−1). */
export interface Carrier {
  readonly clauses: readonly number[];
  readonly output: 1 | -1;
}

/**
 * A network in which exactly these neurons carry these clauses: weight s2·σ on their literals, and
 * noise below `noise` (in weights of 1) of both signs everywhere else. All are about as loud, and
 * one that carries a single clause of four literals is on only when it holds, or only when all are
 * missing.
 */
export function codedNetwork(
  clauses: readonly Clause[],
  inputs: number,
  carriers: readonly Carrier[],
  noise = 0.1,
  seed = 1,
): Network {
  const random = stream(seed, 'sample', 0);
  const rows = carriers.map((carrier) => {
    const row = Array.from({ length: inputs }, () => (2 * random.uniform() - 1) * noise);
    // One that carries nothing still has a weight that makes noise of the others.
    if (carrier.clauses.length === 0) row[0] = 3;
    for (const g of carrier.clauses) {
      clauses[g].inputs.forEach((v, k) => {
        row[v] = carrier.output * clauses[g].signs[k] * (1 + 0.1 * random.uniform());
      });
    }
    return row;
  });
  return networkOf(rows, {
    bias: carriers.map((c) => -3 * c.output),
    output: carriers.map((c) => c.output),
  });
}

/** m clauses of k literals over disjoint inputs; every `negate`-th literal is negated, 0 for none. */
export function disjointClauses(m: number, k: number, negate = 0): Clause[] {
  return Array.from({ length: m }, (_, g) => ({
    inputs: Array.from({ length: k }, (_, i) => g * k + i),
    signs: Array.from({ length: k }, (_, i) => (negate > 0 && (g * k + i) % negate === 0 ? -1 : 1)),
  }));
}

/** The same network with its neurons in another order. */
export function reordered(network: Network, order: readonly number[]): Network {
  const rows = order.map((r) => {
    const row = new Array<number>(network.inputs).fill(0);
    for (let e = network.childStart[r]; e < network.childStart[r + 1]; e++) {
      row[network.edgeInput[e]] = network.weight[e];
    }
    return row;
  });
  return networkOf(rows, {
    bias: order.map((r) => network.bias[r]),
    output: order.map((r) => network.output[r]),
  });
}
