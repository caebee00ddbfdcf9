/**
 * How groups, examples and networks are packed into words of their slots; `plan.ts` decides where.
 */
import type { Shape } from '../methods';
import type { Clause, InputGroups } from '../model/groups';
import type { Draw } from '../model/init';
import type { Network } from '../model/network';
import { ALIVE_BIT, clauseWords } from '../model/replica-layout';
import type { BitExamples } from '../tasks';
import { toColumns } from '../tasks/columns';

/** Words to put into a slot at an offset before anything runs. */
export interface Placed {
  readonly slot: string;
  readonly offset: number;
  readonly data: Uint32Array | Float32Array;
}

/** Notes words for a slot; returns the first word after them. */
export type Put = (slot: string, offset: number, data: Uint32Array | Float32Array) => number;

/** d words, group | negated << 16; 0xffff where an input is in no group. */
export function packGroups(groups: InputGroups): Uint32Array {
  return Uint32Array.from(groups.groupOf, (g, j) =>
    g < 0 ? 0xffff : g | (groups.sign[j] < 0 ? 1 << 16 : 0),
  );
}

/** The table of clauses; see `clauseWords`. */
export function packClauses(clauses: readonly Clause[]): Uint32Array {
  const literals = clauses.reduce((sum, { inputs }) => sum + inputs.length, 0);
  const table = new Uint32Array(clauseWords(clauses.length, literals));
  let end = clauses.length + 1;
  clauses.forEach(({ inputs, signs }, g) => {
    table[g] = end;
    inputs.forEach((input, k) => {
      table[end++] = input | (signs[k] < 0 ? 1 << 16 : 0);
    });
  });
  table[clauses.length] = end;
  return table;
}

/** Training examples as rows and columns, test examples as columns; where each begins. */
export function placeExamples(train: BitExamples, test: BitExamples, start: number, put: Put) {
  const train_rows = start;
  const train_columns = put('examples', train_rows, train.rows);
  const train_labels = put('examples', train_columns, toColumns(train));
  const test_columns = put('examples', train_labels, train.labels);
  const test_labels = put('examples', test_columns, toColumns(test));
  const end = put('examples', test_labels, test.labels);
  return { end, offsets: { train_rows, train_columns, train_labels, test_columns, test_labels } };
}

/** Words of slot params: weights, biases, output weights, output bias, with room for children. */
function packParams(drawn: Draw, { edgeCapacity, childCapacity }: Shape): Float32Array {
  const params = new Float32Array(edgeCapacity + 2 * childCapacity + 1);
  params.set(drawn.weight, 0);
  params.set(drawn.bias, edgeCapacity);
  params.set(drawn.output, edgeCapacity + childCapacity);
  params[edgeCapacity + 2 * childCapacity] = drawn.outputBias;
  return params;
}

/** A network with room for its children. */
export function placeNetwork(
  network: Network,
  shape: Shape,
  topologyAt: number,
  paramsAt: number,
  put: Put,
): void {
  const { edgeCapacity, childCapacity } = shape;
  const { children } = network;
  const topology = new Uint32Array(edgeCapacity + childCapacity + 1);
  for (let c = 0; c < children; c++) {
    const end = network.childStart[c + 1];
    for (let e = network.childStart[c]; e < end; e++)
      topology[e] = (c << 16) | network.edgeInput[e];
    topology[edgeCapacity + c] = network.childStart[c] | ALIVE_BIT;
  }
  topology[edgeCapacity + children] = network.childStart[children];
  put('topology', topologyAt, topology);
  put('params', paramsAt, packParams(network, shape));
}

/** What survivors of the split go on with, where they stand in the staged split. */
export const placeFresh = (drawn: Draw, shape: Shape, paramsAt: number, put: Put): number =>
  put('fresh', paramsAt, packParams(drawn, shape));
