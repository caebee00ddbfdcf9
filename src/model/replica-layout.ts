/**
 * The replica descriptor: one row of 39 words a replica, the same for all backends. Mirrors
 * `struct Replica` in `shaders/lib/replica.wgsl`; the WebGPU backend compares the two through
 * reflection when it compiles and refuses to run on a difference.
 * Offsets are in words from the start of the slot they point into.
 */
export const REPLICA_FIELDS = [
  ['seed', 'u32'],
  ['inputs', 'u32'], // d
  ['parents', 'u32'], // h; alpha·h where the network is wide from the start
  ['alpha', 'u32'], // children per parent after the split; 1 for methods that never split
  ['children', 'u32'], // n now: parents, then alpha·parents
  ['deal', 'u32'], // methods/method.ts DEALS; 0 where nothing happens at the split
  ['groups', 'u32'], // number of clauses m
  ['group_table', 'u32'], // → slot groups: d words, group | negated << 16
  ['budget', 'u32'], // non-zeros that the split leaves
  ['edge_capacity', 'u32'], // most edges, those staged at the split: d·h but for wide ones and clones
  ['child_capacity', 'u32'], // alpha·parents
  ['topology', 'u32'], // → slot topology: edges, then child starts
  ['weights', 'u32'], // → slot params: weights, biases, outputs, output bias
  ['state', 'u32'], // → slot state: first moments, second moments, scratch
  ['train_rows', 'u32'], // → slot examples, row-major
  ['train_columns', 'u32'], // → slot examples, feature-major
  ['train_labels', 'u32'],
  ['train_count', 'u32'],
  ['test_columns', 'u32'],
  ['test_labels', 'u32'],
  ['test_count', 'u32'],
  ['order', 'u32'], // → slot order: this epoch's permutation
  ['batch', 'u32'],
  ['adam', 'u32'], // 0 SGD with momentum, 1 Adam
  ['learning_rate', 'f32'],
  ['momentum', 'f32'],
  ['optimiser_start', 'u32'], // global step at which the optimiser state was zero
  ['summary', 'u32'], // → slot summary: 8 words
  ['parameter_count', 'u32'], // edge_capacity + 2·child_capacity + 1
  ['words_per_row', 'u32'], // ⌈d/32⌉
  ['rates', 'u32'], // → slot rates: Adam's bias corrections for this learning rate
  ['rate_rows', 'u32'], // rows of that table; later steps use its last
  ['base', 'u32'], // non-zeros of the dense network
  ['fresh', 'u32'], // 1: survivors of the split go on with the words of slot fresh, at `weights`
  ['dropconnect', 'u32'], // weights kept for an example: one in that many; 0 where none is dropped
  ['rewire', 'u32'], // methods/method.ts REWIRES
  ['growth', 'u32'], // → slot growth: see growthWords
  ['clauses', 'u32'], // number of true clauses, at least as many as groups; they may share inputs
  ['clause_table', 'u32'], // → slot groups: see clauseWords
] as const;

export const REPLICA_WORDS = REPLICA_FIELDS.length;

export type ReplicaField = (typeof REPLICA_FIELDS)[number][0];

/** Word of each field within a descriptor. */
export const REPLICA = Object.fromEntries(
  REPLICA_FIELDS.map(([name], word) => [name, word]),
) as Record<ReplicaField, number>;

/** Words of the per-replica summary row. */
export const SUMMARY = {
  /** Σ of the per-example training loss over the epoch so far, nats. */
  lossSum: 0,
  /** Training examples classified correctly in the epoch so far, before each step. */
  correct: 1,
  /** 1 once a loss or logit was not finite; the replica is then skipped. */
  diverged: 2,
  /** Global step at which that happened. */
  divergedStep: 3,
  /** Training examples seen in the epoch so far. */
  seen: 4,
} as const;
export const SUMMARY_WORDS = 8;

/** Set in a child's start word while its output weight is part of the network. */
export const ALIVE_BIT = 0x80000000;
export const START_MASK = 0x7fffffff;
/** Examples of one evaluation block: 64 threads × 8 examples. */
export const EVALUATION_BLOCK = 512;

/**
 * Words of scratch a replica needs after its two moments when its working arrays do not fit on
 * chip: activity bits of 16 examples a word, the gradient, and four parts of it a child; where
 * examples drop weights, also which of 64 keep it, two words a weight of either layer. Batch at most
 * 256. `places_of` in shaders/population/whole-network.wgsl computes the same, and `kept_at` in
 * shaders/lib/dropconnect.wgsl.
 */
export function scratchWords(
  { edgeCapacity, childCapacity }: Readonly<Record<'edgeCapacity' | 'childCapacity', number>>,
  batch: number,
  drops: boolean,
): number {
  const pairs = Math.ceil(batch / 64);
  const kept = drops ? 2 * pairs * (edgeCapacity + childCapacity) : 0;
  return 4 * pairs * childCapacity + edgeCapacity + 6 * childCapacity + 1 + kept;
}

/**
 * Words of slot growth that rewiring takes: a score for each (neuron, input), then the edge that is
 * kept there, then weight and two moments of each edge. Mirrored by `shaders/rewire/regrow.wgsl`.
 */
export const growthWords = (inputs: number, neurons: number, edges: number): number =>
  2 * inputs * neurons + 3 * edges;

/** Words of a replica's row of slot counts: four columns (before, copied, live, trial) of four. */
export const COUNTS_WORDS = 16;
/** Within a column: non-zero input and output weights, edges, output weights that are connected. */
export const COUNTS = { input: 0, output: 1, edges: 2, outputs: 3 } as const;
/** Words a parent takes in slot wholes: clauses 0–31 and 32–63 whole in a child, their number, pairs. */
export const WHOLES_WORDS = 4;
/** Words an input takes in slot capacity: its capacity, G_ii, Σ_j G_ij². */
export const CAPACITY_WORDS = 3;
/** Most clauses of a formula, and so the bits that kernels have for them. */
export const MOST_CLAUSES = 64;
/** Words a child takes in slot codes: bits of clauses 0–31 and 32–63 carried positively, negatively. */
export const CODE_WORDS = 4;

/**
 * Words of a table of clauses: where the literals of each begin, from the table's first word, and
 * where the last one's end; then the literals, input | negated << 16, clause by clause.
 */
export const clauseWords = (clauses: number, literals: number): number => clauses + 1 + literals;
