/**
 * How many test examples the quantised network answers as the network does; twin of
 * `src/engine/cpu/agreement.ts`. The network's answers are kept as bits while its weights give way
 * to the quantised ones, so that nothing is laid out twice.
 */
import { unpack } from './evaluate';
import { forward } from './forward';
import { EVALUATION_BLOCK, Field, field, replicaAt, word } from './layout';
import { lines, working } from './memory';
import * as net from './network';

export function agreement(
  from: u32,
  replicas: u32,
  blocks: u32,
  descriptors: usize,
  examples: usize,
  topology: usize,
  params: usize,
  quantised: usize,
  tally: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const count = field(at, Field.test_count);
    const columns = word(examples, field(at, Field.test_columns));
    const inputs = field(at, Field.inputs);
    const words = (count + 31) >> 5;
    const reached = min(words, blocks * (EVALUATION_BLOCK / 32));
    const network = lines(net.networkBytes(at));
    const answers = network + net.ROW + <usize>inputs * net.ROW;
    const logits = working(answers + ((<usize>words) << 2)) + network;
    const kept = working(0) + answers;
    memory.fill(word(tally, local * blocks), 0, (<usize>blocks) << 2);
    net.place(at, topology, working(0));
    // First the network's own weights, then the quantised ones.
    for (let turn: u32 = 0; turn < 2; turn++) {
      const slot = word(turn ? quantised : params, field(at, Field.weights));
      net.fetch(at, topology, slot, net.weights);
      for (let i: u32 = 0; i < reached; i++) {
        unpack(word(columns, i), words, inputs, logits + net.ROW);
        forward(logits + net.ROW, logits, 0);
        const bits = positives(logits);
        const target = word(kept, i);
        if (turn === 0) {
          store<u32>(target, bits);
          continue;
        }
        const rest = count - 32 * i;
        const there: u32 = rest < 32 ? (1 << rest) - 1 : 0xffffffff;
        const sum = word(tally, local * blocks + (32 * i) / EVALUATION_BLOCK);
        store<u32>(sum, load<u32>(sum) + popcnt(~(bits ^ load<u32>(target)) & there));
      }
    }
  }
}

/** Bit b is on where the logit of example b of 32 is positive. */
function positives(logits: usize): u32 {
  let bits: u32 = 0;
  const zero = f32x4.splat(0);
  for (let k: u32 = 0; k < 32; k += 4) {
    const on = f32x4.gt(v128.load(logits + ((<usize>k) << 2)), zero);
    bits |= (<u32>i32x4.bitmask(on)) << k;
  }
  return bits;
}
