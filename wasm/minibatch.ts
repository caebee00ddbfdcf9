/** A minibatch: its examples unpacked, their logits, their loss and the loss gradients. */
import { forward, inputs4 } from './forward';
import { total4 } from './lanes';
import { Field, field, word } from './layout';
import { exp4, gradient4, loss4, notFinite4 } from './loss';
import * as net from './network';
import * as ws from './workspace';

/** Words of a summary row: `SUMMARY` of `src/model/replica-layout.ts`. */
export enum Summary {
  lossSum,
  correct,
  diverged,
  divergedStep,
  seen,
}

/** Unpacks `size` examples named by `order`; what pads them to 32 repeats the last. */
export function gather(at: usize, examples: usize, order: usize, size: u32): void {
  const inputs = field(at, Field.inputs);
  const words = field(at, Field.words_per_row);
  const bits = word(examples, field(at, Field.train_labels));
  const block = <usize>inputs * net.ROW;
  const padded = (size + 31) & ~31;
  const last = size - 1;
  for (let b: u32 = 0; b < padded; b += 4) {
    const e0 = load<u32>(word(order, min(b, last)));
    const e1 = load<u32>(word(order, min(b + 1, last)));
    const e2 = load<u32>(word(order, min(b + 2, last)));
    const e3 = load<u32>(word(order, min(b + 3, last)));
    let y = i32x4.splat(bitOf(bits, e0));
    y = i32x4.replace_lane(y, 1, bitOf(bits, e1));
    y = i32x4.replace_lane(y, 2, bitOf(bits, e2));
    y = i32x4.replace_lane(y, 3, bitOf(bits, e3));
    v128.store(ws.labels + ((<usize>b) << 2), f32x4.convert_i32x4_s(y));
    let row = word(examples, field(at, Field.train_rows));
    let target = ws.x + <usize>(b >> 5) * block + ((<usize>(b & 31)) << 2);
    for (let from: u32 = 0; from < inputs; from += 32) {
      let off = v128.load32_zero(word(row, e0 * words));
      off = v128.load32_lane(word(row, e1 * words), off, 1);
      off = v128.load32_lane(word(row, e2 * words), off, 2);
      off = v128.load32_lane(word(row, e3 * words), off, 3);
      row += 4;
      target = unpack(v128.not(off), min(inputs - from, 32), target);
    }
  }
}

function bitOf(bits: usize, index: u32): u32 {
  return (load<u32>(word(bits, index >> 5)) >> (index & 31)) & 1;
}

/**
 * Writes ±1 for the lowest `count` bits of four words, a row each: −1 where the bit is on. From
 * the last to the first, which leaves the next bit at the sign; returns the place after the last.
 */
function unpack(off: v128, count: u32, target: usize): usize {
  const end = target + <usize>count * net.ROW;
  let bits = i32x4.shl(off, 32 - count);
  let row = end;
  for (; row >= target + 4 * net.ROW; ) {
    row -= 4 * net.ROW;
    v128.store(row, inputs4(bits), 384);
    v128.store(row, inputs4(i32x4.shl(bits, 1)), 256);
    v128.store(row, inputs4(i32x4.shl(bits, 2)), 128);
    v128.store(row, inputs4(i32x4.shl(bits, 3)));
    bits = i32x4.shl(bits, 4);
  }
  while (row > target) {
    row -= net.ROW;
    v128.store(row, inputs4(bits));
    bits = i32x4.add(bits, bits);
  }
  return end;
}

/** Logits and masks of the gathered examples. */
export function infer(at: usize, blocks: u32): void {
  const inputRows = field(at, Field.inputs) * net.ROW;
  const maskRows = net.living * net.ROW;
  for (let b: u32 = 0; b < blocks; b++) {
    forward(ws.x + b * inputRows, ws.logits + b * net.ROW, ws.masks + b * maskRows);
  }
}

/** Fills `slopes`; adds to the summary. False if anything was not finite. */
export function assess(report: usize, blocks: u32, size: u32): bool {
  const scale = f32x4.splat(<f32>1 / <f32>size);
  const zero = f32x4.splat(0);
  const valid = i32x4.splat(size);
  let index = i32x4(0, 1, 2, 3);
  let bad = zero;
  let total = zero;
  let correct = zero;
  const end = <usize>blocks * net.ROW;
  for (let b: usize = 0; b < end; b += 16) {
    const z = v128.load(ws.logits + b);
    const y = v128.load(ws.labels + b);
    const there = i32x4.lt_u(index, valid);
    index = i32x4.add(index, i32x4.splat(4));
    bad = v128.or(bad, notFinite4(z));
    const e = exp4(f32x4.neg(f32x4.abs(z)));
    total = f32x4.add(total, v128.and(loss4(z, y, e), there));
    v128.store(ws.slopes + b, v128.and(gradient4(z, y, e, scale), there));
    const right = v128.xor(f32x4.gt(z, zero), f32x4.eq(y, zero));
    correct = i32x4.sub(correct, v128.and(right, there));
  }
  const sum = total4(total);
  if (v128.any_true(bad) || !(sum < <f32>Infinity)) return false;
  const hits = total4(f32x4.convert_i32x4_s(correct));
  store<f32>(report + 4 * Summary.lossSum, load<f32>(report + 4 * Summary.lossSum) + sum);
  store<f32>(report + 4 * Summary.correct, load<f32>(report + 4 * Summary.correct) + hits);
  store<f32>(report + 4 * Summary.seen, load<f32>(report + 4 * Summary.seen) + <f32>size);
  let all = zero;
  for (let b: usize = 0; b < end; b += 16) all = f32x4.add(all, v128.load(ws.slopes + b));
  store<f32>(ws.gradients + (net.outputBias - net.weights), total4(all));
  return true;
}
