/**
 * Word layouts of the layered engine: descriptors, slots, padding. The same on all three engines.
 * Offsets are in words from the start of the slot they point into; `shaders/layered/README.md` says
 * who reads and writes what.
 *
 * A network of L hidden layers has L + 1 weight layers, 0 … L; the last is the output layer. All
 * that a kernel must know of one of them is in one row: row replica · depth + layer of slot `layers`,
 * depth = L + 1. Replicas of a plan have the same depth and may differ in everything else.
 *
 * Weights lie row by row (row = neuron), columns (inputs) ascending, each row padded to a multiple of
 * four words. Dense layers need no lists: row i begins at i · padded(columns). Sparse ones are CSR:
 * `starts` (rows + 1, multiples of 4), `lengths` (rows, without padding), `indices` (16 bits an edge,
 * two a word). Chosen over a permutation of the parent's natural order because the joint prune takes
 * up to two thirds of an output layer away, and holes would cost what non-zeros cost; and because
 * one form then serves dealt, pruned and random masks alike.
 *
 * Padding points at the null row: row `columns` of the activations below, and the rows after it up
 * to a multiple of four, are zero for ever. So a padded weight adds 0 · 0, gets gradient 0 and
 * stays 0 under either optimiser; kernels run over whole fours and ask nothing.
 */

/** One row a (replica, layer). `f32` fields hold float bits. */
export const LAYER_FIELDS = [
  ['rows', 'u32'], // neurons now; 0 … 65,532
  ['columns', 'u32'], // inputs now
  ['dense', 'u32'], // 1: every (row, column) is an edge, at row · padded(columns) + column; no lists
  ['row_capacity', 'u32'], // rows after the split
  ['column_capacity', 'u32'], // columns after the split
  ['row_alpha', 'u32'], // children of a row at the split; row r' is a child of r' / row_alpha
  ['column_alpha', 'u32'], // copies of a column at the split; likewise
  ['edge_capacity', 'u32'], // words reserved for weights, a multiple of 4
  ['starts', 'u32'], // → slot topology: row_capacity + 1 words
  ['lengths', 'u32'], // → slot topology: row_capacity words, edges of a row without padding
  ['indices', 'u32'], // → slot topology: edge_capacity / 2 words, edge e in bits 16·(e & 1) of word e >> 1
  ['turned_starts', 'u32'], // → slot topology: column_capacity + 1 words; layers ≥ 1 only
  ['turned', 'u32'], // → slot topology: by column, rows ascending: row << 16 | place in the row
  ['weights', 'u32'], // → slot params, a multiple of 4
  ['biases', 'u32'], // → slot params, a multiple of 4
  ['params', 'u32'], // → slot params: first word of the replica
  ['param_words', 'u32'], // of the replica
  ['state', 'u32'], // → slot state: first moments of the replica, then its second moments
  ['inputs_at', 'u32'], // → slot activations: row 0 of what the layer reads
  ['outputs_at', 'u32'], // → slot activations: row 0 of what it writes (logits in the last layer)
  ['gradients', 'u32'], // → slot gradients: row 0 on the side of its outputs
  ['gradients_below', 'u32'], // → slot gradients: row 0 on the side of its inputs; layers ≥ 1 only
  ['labels_at', 'u32'], // → slot activations: the minibatch's labels as floats, −1 where there is none
  ['activation', 'u32'], // ACTIVATIONS; none in the last layer
  ['adam', 'u32'], // 0 SGD with momentum, 1 Adam
  ['learning_rate', 'f32'],
  ['momentum', 'f32'],
  ['optimiser_start', 'u32'], // global step at which the optimiser state was zero
  ['rates', 'u32'], // → slot rates: lr/(1−β1^t), 1/√(1−β2^t), t = 1 …
  ['rate_rows', 'u32'], // rows of that table; later steps use its last
  ['summary', 'u32'], // → slot summary: SUMMARY_WORDS
  ['tally', 'u32'], // → slots tally, test_tally: 2 · stride words
  ['predictions', 'u32'], // → slot predictions: one word an example of the part
  ['splits', 'u32'], // 1 where something happens at the split
  ['fresh', 'u32'], // 1: survivors of the split go on with the words of slot fresh
  ['budget', 'u32'], // non-zeros that the split leaves in the whole replica
  ['selection', 'u32'], // → slot selection: SELECTION_WORDS of the replica
  ['selection_rows', 'u32'], // → slot selection: ROW_WORDS for each row of this layer
  ['counts', 'u32'], // → slot counts: COUNTS_WORDS of this layer
] as const;

export const LAYER_WORDS = LAYER_FIELDS.length;
export type LayerField = (typeof LAYER_FIELDS)[number][0];
/** Word of each field within a row. */
export const LAYER = Object.fromEntries(LAYER_FIELDS.map(([name], word) => [name, word])) as Record<
  LayerField,
  number
>;

/** One row a source: a seed's minibatches, shared by all its replicas. Slot `sources`. */
export const SOURCE_FIELDS = [
  ['bytes', 'u32'], // 1: features are bytes, four a word, rows padded to whole words; 0: f32
  ['columns', 'u32'], // d
  ['row_words', 'u32'], // words of an example in slot features
  ['features', 'u32'], // → slot features
  ['labels', 'u32'], // → slot labels, a word an example
  ['train', 'u32'], // → slot order: rows of the dataset in this epoch's order
  ['test', 'u32'], // → slot order: rows of the test part
  ['scaling', 'u32'], // → slot scaling: d shifts, then d scales; x = (raw − shift) · scale
  ['inputs_at', 'u32'], // → slot activations: row 0 of the minibatch
  ['labels_at', 'u32'], // → slot activations: its labels
] as const;

export const SOURCE_WORDS = SOURCE_FIELDS.length;
export type SourceField = (typeof SOURCE_FIELDS)[number][0];
export const SOURCE = Object.fromEntries(
  SOURCE_FIELDS.map(([name], word) => [name, word]),
) as Record<SourceField, number>;

/** `gelu` is the tanh form of Hendrycks and Gimpel (arXiv 1606.08415), which needs no erf. */
export const ACTIVATIONS = { relu: 0, gelu: 1, tanh: 2, none: 3 } as const;
export type Activation = Exclude<keyof typeof ACTIVATIONS, 'none'>;

/**
 * Activations and gradients are feature-major: row (neuron), then example. `stride` words a row, a
 * multiple of EXAMPLE_LINE; a dispatch works on the first `examples` of them, a multiple of
 * EXAMPLE_TILE. Places beyond the minibatch have features 0, label −1 and so gradient 0.
 */
export const EXAMPLE_TILE = 8;
export const EXAMPLE_LINE = 32;

/** Words of a row of weights: a multiple of 4. */
export const padded = (count: number): number => Math.ceil(count / 4) * 4;
/** Rows of a block of activations for n neurons: at least one null row, up to a multiple of 4. */
export const paddedRows = (n: number): number => padded(n + 1);
/** Examples a dispatch works on for a minibatch of that size. */
export const paddedExamples = (count: number): number =>
  Math.ceil(count / EXAMPLE_TILE) * EXAMPLE_TILE;
/** Words of a row of activations for minibatches of up to that size. */
export const strideOf = (batch: number): number => Math.ceil(batch / EXAMPLE_LINE) * EXAMPLE_LINE;

/** Most rows or columns: an edge's column and a null row must have a 16-bit number. */
export const MOST_NEURONS = 65_532;

/** A replica's row of slot summary. */
export const SUMMARY = {
  /** 1 + the global step whose logits were not finite; 0 while all are. The replica then stands still. */
  diverged: 0,
} as const;
export const SUMMARY_WORDS = 4;

/**
 * Slot tally, two rows of `stride` words a replica: Σ of the loss (nats, f32) and number of correct
 * answers (f32) at each place of the minibatch since the host last zeroed them. One thread owns a
 * place, so nothing is reduced on the device; the host adds the places up.
 */
export const TALLY_ROWS = 2;

/** A replica's row of slot selection, then ROW_WORDS for each row of each layer. */
export const SELECTION = {
  /** Bits of the smallest |w| of which not all are dropped. */
  threshold: 0,
  /** How many weights of exactly that |w| are dropped, the first in position. */
  ties: 1,
  kept: 2,
  dropped: 3,
} as const;
export const SELECTION_WORDS = 4;
/** Per row: where its survivors begin, how many they are, weights of threshold size in earlier rows. */
export const SELECTION_ROW = { start: 0, kept: 1, ties: 2 } as const;
export const ROW_WORDS = 3;

/** Per (replica, layer): non-zeros and edges in columns before (0), staged (1), after the split (2). */
export const COUNT_COLUMNS = { before: 0, staged: 1, after: 2 } as const;
export const COUNTS_WORDS = 6;
