/**
 * Minibatch steps of whole networks with one logit; twin of `src/engine/cpu/train.ts`.
 * A replica's network and optimiser state are copied into working memory, trained there for all
 * steps of the call and copied back. The batch is rounded up to 32 examples; those that pad it have
 * dL = 0. Every sum has a fixed order: bits do not depend on `steps`.
 */
import { backward, finish } from './backward';
import { differentiateDropped, droppedBytes, findPlaces } from './dropconnect';
import { Field, field, real, replicaAt, word } from './layout';
import { assess, gather, infer, Summary } from './minibatch';
import * as net from './network';
import { adam, settle, sgd } from './optimiser';
import * as ws from './workspace';

export function train(
  from: u32,
  replicas: u32,
  step: u32,
  batchIndex: u32,
  steps: u32,
  descriptors: usize,
  examples: usize,
  order: usize,
  topology: usize,
  rates: usize,
  params: usize,
  state: usize,
  summary: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const at = replicaAt(descriptors, r);
    const report = word(summary, field(at, Field.summary));
    const batch = field(at, Field.batch);
    const count = field(at, Field.train_count);
    if (<u64>batchIndex * batch >= count || load<f32>(report + 4 * Summary.diverged) !== 0)
      continue;
    const drops = field(at, Field.dropconnect) !== 0;
    ws.reserve(at, drops ? droppedBytes(at) : 0);
    net.place(at, topology, ws.network);
    if (drops) findPlaces(at);
    const weights = word(params, field(at, Field.weights));
    const moment1 = word(state, field(at, Field.state));
    const moment2 = moment1 + 4 * <usize>field(at, Field.parameter_count);
    const adapts = field(at, Field.adam) !== 0;
    net.fetch(at, topology, weights, net.weights);
    net.fetch(at, topology, moment1, ws.first);
    if (adapts) net.fetch(at, topology, moment2, ws.second);
    memory.fill(ws.gradients, 0, net.bytes);
    memory.fill(ws.products, 0, 4 * net.bytes);
    for (let i: u32 = 0; i < steps; i++) {
      const start = (batchIndex + i) * batch;
      if (start >= count) break;
      const size = min(batch, count - start);
      if (start === 0) {
        store<f32>(report + 4 * Summary.lossSum, 0);
        store<f32>(report + 4 * Summary.correct, 0);
        store<f32>(report + 4 * Summary.seen, 0);
      }
      gather(at, examples, word(order, field(at, Field.order) + start), size);
      const finite = drops
        ? differentiateDropped(at, report, size, step + i)
        : differentiate(at, report, size);
      if (!finite) {
        store<f32>(report + 4 * Summary.diverged, 1);
        store<f32>(report + 4 * Summary.divergedStep, <f32>(step + i));
        break;
      }
      update(at, rates, step + i);
    }
    net.give(at, topology, net.weights, weights);
    net.give(at, topology, ws.first, moment1);
    if (adapts) net.give(at, topology, ws.second, moment2);
  }
}

/** Gradients of all parameters on the gathered examples; false if their loss is not finite. */
function differentiate(at: usize, report: usize, size: u32): bool {
  const blocks = (size + 31) >> 5;
  const inputRows = field(at, Field.inputs) * net.ROW;
  const maskRows = net.living * net.ROW;
  infer(at, blocks);
  if (!assess(report, blocks, size)) return false;
  for (let b: u32 = 0; b < blocks; b++) {
    backward(ws.x + b * inputRows, ws.slopes + b * net.ROW, ws.masks + b * maskRows, b === 0);
  }
  finish(1);
  return true;
}

/** One step of the replica's optimiser. */
function update(at: usize, rates: usize, step: u32): void {
  const adapts = field(at, Field.adam) !== 0;
  // By the step's number, so that no bit depends on how many steps a call takes.
  if ((step & 63) === 0) {
    settle(ws.first, net.bytes);
    if (adapts) settle(ws.second, net.bytes);
  }
  if (adapts) {
    const t = min(step - field(at, Field.optimiser_start), field(at, Field.rate_rows) - 1);
    adam(word(rates, field(at, Field.rates) + 2 * t));
  } else {
    sgd(real(at, Field.learning_rate), real(at, Field.momentum));
  }
}
