/**
 * Training steps of DropConnect, a path of its own so that plain steps pay nothing; twin of
 * `src/engine/cpu/dropconnect.ts`, with its formulas. What an example keeps is the twin's bit for
 * bit. The words of 32 examples are laid out like the parameters, an array a block of examples;
 * lanes are spread from a word where it is used, as that is cheaper than fetching them.
 */
import { finish } from './backward';
import { addTimes, times } from './forward';
import { lanesOf } from './lanes';
import { Field, field, word } from './layout';
import { lines } from './memory';
import { assess } from './minibatch';
import * as net from './network';
import { blocks8, open, Stream } from './random';
import * as ws from './workspace';

/** Like the parameters: counter of each weight in the stream, child · (d + 1) + input. */
let places: usize = 0;
/** [block of 32 examples] like the parameters: a word a weight, its bits on where it is kept. */
let kept: usize = 0;
let keptBytes: usize = 0;
/** Room for eight blocks of the stream. */
let drawn: usize = 0;

/** Bytes that this takes of the workspace. */
export function droppedBytes(at: usize): usize {
  const arrays = 1 + 2 * ((<usize>field(at, Field.batch) + 63) >> 6);
  return 64 + arrays * lines(net.parameterBytes(at));
}

/** Says where the weights of the network that was laid out lie in the stream. */
export function findPlaces(at: usize): void {
  keptBytes = lines(net.parameterBytes(at));
  drawn = ws.rest;
  places = drawn + 64;
  kept = places + keptBytes;
  const d = field(at, Field.inputs);
  for (let i: u32 = 0; i < net.living; i++) {
    const first = load<u32>(word(net.names, i)) * (d + 1);
    store<u32>(places + (net.outputs - net.weights) + ((<usize>i) << 2), first + d);
    const span = net.spans + 8 * <usize>i;
    const to = <usize>load<u32>(span, 4);
    for (let e = <usize>load<u32>(span); e < to; e += 16) {
      const input = i32x4.shr_u(v128.load(net.columns + e), net.ROW_BITS);
      v128.store(places + e, i32x4.add(i32x4.splat(first), input));
    }
  }
}

/** Gradients of all parameters on the gathered examples; false if their loss is not finite. */
export function differentiateDropped(at: usize, report: usize, size: u32, step: u32): bool {
  const alpha = field(at, Field.dropconnect);
  const blocks = (size + 31) >> 5;
  const inputRows = field(at, Field.inputs) * net.ROW;
  const maskRows = net.living * net.ROW;
  open(field(at, Field.seed), Stream.drop, step);
  for (let pair: u32 = 0; pair < (blocks + 1) >> 1; pair++) {
    draw(alpha, pair, 0, net.biases - net.weights);
    draw(alpha, pair, net.outputs - net.weights, net.outputBias - net.weights);
  }
  for (let b: u32 = 0; b < blocks; b++) {
    const words = kept + b * keptBytes;
    forward(ws.x + b * inputRows, ws.logits + b * net.ROW, ws.masks + b * maskRows, words, alpha);
  }
  if (!assess(report, blocks, size)) return false;
  for (let b: u32 = 0; b < blocks; b++) {
    const words = kept + b * keptBytes;
    const masks = ws.masks + b * maskRows;
    backward(ws.x + b * inputRows, ws.slopes + b * net.ROW, masks, words, b === 0);
  }
  finish(<f32>alpha);
  return true;
}

/**
 * Words of the examples 64·pair … 64·pair + 63 for the weights from … to (bytes). Binary digit k of
 * 1/α joins block (place, 16·pair + k): OR where it is 1, AND where it is 0, the last digit that is
 * 1 first. Eight weights at once: up to four beyond the last, words that nobody reads.
 */
function draw(alpha: u32, pair: u32, from: usize, to: usize): void {
  const share = (2 * 65536 + alpha) / (2 * alpha);
  const zeros = ctz(share);
  const low = kept + 2 * <usize>pair * keptBytes;
  const high = low + keptBytes;
  for (let i = from; i < to; i += 32) {
    let a0 = i32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    for (let k = zeros; k < 16; k++) {
      const counter = 16 * pair + k - zeros;
      blocks8(v128.load(places + i), v128.load(places + i, 16), counter, drawn);
      const one = ((share >> k) & 1) !== 0;
      a0 = join(a0, v128.load(drawn), one);
      a1 = join(a1, v128.load(drawn, 16), one);
      b0 = join(b0, v128.load(drawn, 32), one);
      b1 = join(b1, v128.load(drawn, 48), one);
    }
    v128.store(low + i, a0);
    v128.store(low + i, a1, 16);
    v128.store(high + i, b0);
    v128.store(high + i, b1, 16);
  }
}

function join(a: v128, b: v128, one: bool): v128 {
  return one ? v128.or(a, b) : v128.and(a, b);
}

/** Four examples' lanes of `lanesOf`, all ones where the bit is on; `left` brings it to the sign. */
function spread(lanes: v128, left: i32): v128 {
  return i32x4.shr_s(i32x4.shl(lanes, left), 31);
}

/** As the plain forward pass; `masks` are off, too, where the output weight is dropped. */
function forward(x: usize, logits: usize, masks: usize, words: usize, alpha: u32): void {
  const last = v128.load32_splat(net.outputBias);
  for (let k: usize = 0; k < net.ROW; k += 16) v128.store(logits + k, last);
  let span = net.spans;
  const end = span + 8 * <usize>net.living;
  let bias = net.biases;
  const toOutput = net.outputs - net.biases;
  const toWord = words - net.weights;
  const w = net.weights;
  const columns = net.columns;
  const scale = f32x4.splat(<f32>alpha);
  for (; span < end; span += 8) {
    let z0 = v128.load32_splat(bias);
    let z1 = z0;
    let z2 = z0;
    let z3 = z0;
    let z4 = z0;
    let z5 = z0;
    let z6 = z0;
    let z7 = z0;
    const to = <usize>load<u32>(span, 4);
    for (let e = <usize>load<u32>(span); e < to; e += 4) {
      const we = f32x4.mul(scale, v128.load32_splat(w + e));
      const on = lanesOf(v128.load32_splat(words + e));
      const xe = x + <usize>load<u32>(columns + e);
      z0 = addTimes(z0, v128.and(we, spread(on, 28)), v128.load(xe));
      z1 = addTimes(z1, v128.and(we, spread(on, 24)), v128.load(xe, 16));
      z2 = addTimes(z2, v128.and(we, spread(on, 20)), v128.load(xe, 32));
      z3 = addTimes(z3, v128.and(we, spread(on, 16)), v128.load(xe, 48));
      z4 = addTimes(z4, v128.and(we, spread(on, 12)), v128.load(xe, 64));
      z5 = addTimes(z5, v128.and(we, spread(on, 8)), v128.load(xe, 80));
      z6 = addTimes(z6, v128.and(we, spread(on, 4)), v128.load(xe, 96));
      z7 = addTimes(z7, v128.and(we, spread(on, 0)), v128.load(xe, 112));
    }
    v128.store(masks, z0);
    v128.store(masks, z1, 16);
    v128.store(masks, z2, 32);
    v128.store(masks, z3, 48);
    v128.store(masks, z4, 64);
    v128.store(masks, z5, 80);
    v128.store(masks, z6, 96);
    v128.store(masks, z7, 112);
    const v = f32x4.mul(scale, v128.load32_splat(bias + toOutput));
    const dropped = lanesOf(v128.not(v128.load32_splat(bias + toOutput + toWord)));
    for (let k: usize = 0; k < net.ROW; k += 16) {
      const z = v128.load(masks + k);
      const off = v128.or(f32x4.le(z, f32x4.splat(0)), spread(dropped, 28 - <i32>(k >> 2)));
      const sum = f32x4.add(v128.load(logits + k), v128.andnot(f32x4.mul(v, z), off));
      v128.store(logits + k, sum);
      v128.store(masks + k, off);
    }
    bias += 4;
    masks += net.ROW;
  }
}

/** As the plain backward pass: sums of slopes, of those times inputs where the weight is kept. */
function backward(x: usize, dl: usize, off: usize, words: usize, fresh: bool): void {
  const count = net.living;
  let span = net.spans;
  let sum = ws.sums;
  const cols = net.columns;
  const target = ws.products;
  for (let c: u32 = 0; c < count; c++) {
    const g0 = v128.andnot(v128.load(dl), v128.load(off));
    const g1 = v128.andnot(v128.load(dl, 16), v128.load(off, 16));
    const g2 = v128.andnot(v128.load(dl, 32), v128.load(off, 32));
    const g3 = v128.andnot(v128.load(dl, 48), v128.load(off, 48));
    const g4 = v128.andnot(v128.load(dl, 64), v128.load(off, 64));
    const g5 = v128.andnot(v128.load(dl, 80), v128.load(off, 80));
    const g6 = v128.andnot(v128.load(dl, 96), v128.load(off, 96));
    const g7 = v128.andnot(v128.load(dl, 112), v128.load(off, 112));
    off += net.ROW;
    let s = f32x4.add(f32x4.add(g0, g1), f32x4.add(g2, g3));
    s = f32x4.add(s, f32x4.add(f32x4.add(g4, g5), f32x4.add(g6, g7)));
    v128.store(sum, fresh ? s : f32x4.add(v128.load(sum), s));
    sum += 16;
    const to = <usize>load<u32>(span, 4);
    let e = <usize>load<u32>(span);
    span += 8;
    let t = target + 4 * e;
    for (; e < to; e += 4) {
      const on = lanesOf(v128.load32_splat(words + e));
      const xe = x + <usize>load<u32>(cols + e);
      let p = times(v128.and(g0, spread(on, 28)), v128.load(xe));
      let q = times(v128.and(g1, spread(on, 24)), v128.load(xe, 16));
      p = addTimes(p, v128.and(g2, spread(on, 20)), v128.load(xe, 32));
      q = addTimes(q, v128.and(g3, spread(on, 16)), v128.load(xe, 48));
      p = addTimes(p, v128.and(g4, spread(on, 12)), v128.load(xe, 64));
      q = addTimes(q, v128.and(g5, spread(on, 8)), v128.load(xe, 80));
      p = addTimes(p, v128.and(g6, spread(on, 4)), v128.load(xe, 96));
      q = addTimes(q, v128.and(g7, spread(on, 0)), v128.load(xe, 112));
      p = f32x4.add(p, q);
      v128.store(t, fresh ? p : f32x4.add(v128.load(t), p));
      t += 16;
    }
  }
}
