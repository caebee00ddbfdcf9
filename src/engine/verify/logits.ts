/**
 * An engine's own answers to single examples. Engines keep no logits, but their evaluation kernel
 * gives a loss, and of one example the losses with the label 0 and with the label 1 differ by its
 * logit: the network is evaluated once for each example and label, on one example each.
 */
import { floatsOf } from '../../lib/words';
import type { Network } from '../../model/network';
import { ALIVE_BIT, REPLICA, REPLICA_WORDS } from '../../model/replica-layout';
import type { BitExamples } from '../../tasks';
import type { Backend } from '../backend';

/** The logits of the first `count` examples, f32. Leaves the backend without slots. */
export async function engineLogits(
  backend: Backend,
  network: Network,
  bits: BitExamples,
  count: number,
): Promise<Float32Array> {
  const { inputs: d, children: n } = network;
  const edges = network.weight.length;
  const replicas = 2 * count;
  const topology = new Uint32Array(edges + n + 1);
  for (let c = 0; c < n; c++) {
    const end = network.childStart[c + 1];
    for (let e = network.childStart[c]; e < end; e++)
      topology[e] = (c << 16) | network.edgeInput[e];
    topology[edges + c] = network.childStart[c] | (network.outputAlive[c] ? ALIVE_BIT : 0);
  }
  topology[edges + n] = edges;
  const params = new Float32Array(edges + 2 * n + 1);
  params.set(network.weight);
  params.set(network.bias, edges);
  params.set(network.output, edges + n);
  params[edges + 2 * n] = network.outputBias;

  // A column of one example is a word an input; then the two labels.
  const examples = new Uint32Array(count * d + 2);
  for (let b = 0; b < count; b++) {
    for (let j = 0; j < d; j++) {
      examples[b * d + j] = (bits.rows[b * bits.wordsPerRow + (j >> 5)] >>> (j & 31)) & 1;
    }
  }
  examples[count * d + 1] = 1;
  const table = new Uint32Array(replicas * REPLICA_WORDS);
  for (let r = 0; r < replicas; r++) {
    const fields = {
      inputs: d,
      parents: network.parents,
      alpha: n / network.parents,
      children: n,
      edge_capacity: edges,
      child_capacity: n,
      test_columns: (r >> 1) * d,
      test_labels: count * d + (r & 1),
      test_count: 1,
      parameter_count: params.length,
    } as const;
    for (const [name, value] of Object.entries(fields)) {
      table[r * REPLICA_WORDS + REPLICA[name as keyof typeof fields]] = value;
    }
  }

  const slots = { replicas: table, examples, topology, params };
  const sizes = Object.entries(slots).map(([slot, data]) => [slot, data.length] as const);
  try {
    await backend.allocate({ ...Object.fromEntries(sizes), tally: 2 * replicas });
    for (const [slot, data] of Object.entries(slots)) backend.write(slot, 0, data);
    await backend.run([
      {
        kernel: 'population/evaluate',
        params: { first: 0, replicas, part: 0, blocks: 1 },
        slots: ['replicas', 'examples', 'topology', 'params', 'tally'],
      },
    ]);
    const [words] = await backend.read([{ slot: 'tally', offset: 0, words: 2 * replicas }]);
    const tally = floatsOf(words);
    return Float32Array.from({ length: count }, (_, b) => tally[4 * b] - tally[4 * b + 2]);
  } finally {
    backend.free();
  }
}
