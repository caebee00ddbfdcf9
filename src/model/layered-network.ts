/**
 * One layered network as a plain copy: any number of hidden layers, a logit a class (or one logit
 * for two classes). Layer l computes act(W_l · x + b_l), the last one no act. Edges are CSR without
 * padding; a dense layer has all of them. Not a view of engine memory: copying is deliberate.
 */

export type LayeredActivation = 'relu' | 'gelu' | 'tanh';

export interface NetworkLayer {
  /** Neurons (logits in the last layer) and what each could read. */
  readonly rows: number;
  readonly columns: number;
  /** Children of a parent in this layer, 1 where it is not split; row r is a child of ⌊r / alpha⌋. */
  readonly alpha: number;
  /** Edges of row r are [starts[r], starts[r + 1]); length rows + 1. */
  readonly starts: Uint32Array;
  /** Column of each edge, ascending within a row; length E. */
  readonly column: Uint16Array;
  /** Length E. */
  readonly weight: Float32Array;
  /** Length rows. */
  readonly bias: Float32Array;
}

export interface LayeredNetwork {
  /** d, number of inputs. */
  readonly inputs: number;
  readonly activation: LayeredActivation;
  /** Hidden layers, then the output layer. */
  readonly layers: readonly NetworkLayer[];
}

/** Non-zero weights of a layer, counted in the array itself. */
export const layerNonzeros = ({ weight }: NetworkLayer): number =>
  weight.reduce((count, w) => count + (w === 0 ? 0 : 1), 0);

/** Non-zero weights of all layers. */
export const layeredNonzeros = ({ layers }: LayeredNetwork): number =>
  layers.reduce((sum, layer) => sum + layerNonzeros(layer), 0);

/** Neurons of all hidden layers. */
export const hiddenNeurons = ({ layers }: LayeredNetwork): number =>
  layers.slice(0, -1).reduce((sum, { rows }) => sum + rows, 0);

/** Input weights of a neuron of a layer, zeros where it does not read; length columns. */
export function rowWeights(layer: NetworkLayer, row: number): Float32Array {
  const out = new Float32Array(layer.columns);
  for (let e = layer.starts[row]; e < layer.starts[row + 1]; e++) {
    out[layer.column[e]] = layer.weight[e];
  }
  return out;
}
