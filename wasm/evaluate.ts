/**
 * Summed BCE and number of correct answers of each replica on each block of 512 examples; twin of
 * `src/engine/cpu/evaluate.ts`. A logit of exactly 0 counts as "false".
 */
import { forward, inputs4 } from './forward';
import { lanesOf, total4 } from './lanes';
import { EVALUATION_BLOCK, Field, field, replicaAt, word } from './layout';
import { exp4, loss4 } from './loss';
import { lines, working } from './memory';
import * as net from './network';

export function evaluate(
  from: u32,
  replicas: u32,
  part: u32,
  blocks: u32,
  descriptors: usize,
  examples: usize,
  topology: usize,
  params: usize,
  tally: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const test = part === 0;
    const count = field(at, test ? Field.test_count : Field.train_count);
    const columns = word(examples, field(at, test ? Field.test_columns : Field.train_columns));
    const labels = word(examples, field(at, test ? Field.test_labels : Field.train_labels));
    const inputs = field(at, Field.inputs);
    const network = lines(net.networkBytes(at));
    const logits = working(network + net.ROW + <usize>inputs * net.ROW) + network;
    const x = logits + net.ROW;
    net.place(at, topology, working(0));
    net.fetch(at, topology, word(params, field(at, Field.weights)), net.weights);
    for (let block: u32 = 0; block < blocks; block++) {
      const start = block * EVALUATION_BLOCK;
      const end = min(start + EVALUATION_BLOCK, count);
      let total = f32x4.splat(0);
      let correct = total;
      for (let b = start; b < end; b += 32) {
        unpack(columns + ((<usize>(b >> 5)) << 2), (count + 31) >> 5, inputs, x);
        forward(x, logits, 0);
        const bits = lanesOf(v128.load32_splat(word(labels, b >> 5)));
        const size = i32x4.splat(end - b);
        let index = i32x4(0, 1, 2, 3);
        for (let k: usize = 0; k < net.ROW; k += 16) {
          const z = v128.load(logits + k);
          const yes = i32x4.shr_s(i32x4.shl(bits, 28 - <i32>(k >> 2)), 31);
          const y = v128.and(yes, f32x4.splat(1));
          const there = i32x4.lt_s(index, size);
          const e = exp4(f32x4.neg(f32x4.abs(z)));
          total = f32x4.add(total, v128.and(loss4(z, y, e), there));
          const right = i32x4.eq(f32x4.gt(z, f32x4.splat(0)), yes);
          correct = i32x4.sub(correct, v128.and(right, there));
          index = i32x4.add(index, i32x4.splat(4));
        }
      }
      const target = word(tally, (local * blocks + block) * 2);
      store<f32>(target, total4(total));
      store<f32>(target, total4(f32x4.convert_i32x4_s(correct)), 4);
    }
  }
}

/** 32 examples of every input, ±1, from the words at `columns`, `stride` words apart. */
export function unpack(columns: usize, stride: u32, inputs: u32, x: usize): void {
  const step = (<usize>stride) << 2;
  for (let j: u32 = 0; j < inputs; j++) {
    const off = v128.not(lanesOf(v128.load32_splat(columns)));
    columns += step;
    v128.store(x, inputs4(i32x4.shl(off, 28)));
    v128.store(x, inputs4(i32x4.shl(off, 24)), 16);
    v128.store(x, inputs4(i32x4.shl(off, 20)), 32);
    v128.store(x, inputs4(i32x4.shl(off, 16)), 48);
    v128.store(x, inputs4(i32x4.shl(off, 12)), 64);
    v128.store(x, inputs4(i32x4.shl(off, 8)), 80);
    v128.store(x, inputs4(i32x4.shl(off, 4)), 96);
    v128.store(x, inputs4(off), 112);
    x += net.ROW;
  }
}
