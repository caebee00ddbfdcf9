/** Twins of `shaders/layered/loss.wgsl` and `evaluate.wgsl`: logits, loss, its gradient, answers. */
import type { LayeredParamsOf } from '../../layered/kernels';
import { SUMMARY } from '../../layered/layout';
import { lossGradient, lossOf, TINY } from '../loss';
import type { Slot } from '../slot';
import { type Field, layerOf } from './layer-row';
import { preActivations } from './spmm';

const f = Math.fround;

/** One example's loss and answer, and what its gradient is made of. */
interface Answer {
  readonly loss: number;
  readonly answer: number;
  /** Largest logit and Σ exp(z − largest); C > 1 only. */
  readonly largest: number;
  readonly sum: number;
}

/** Of the logits z[at + c·stride], c < classes, all finite; null where one is not. */
function answerOf(
  z: Float32Array,
  at: number,
  stride: number,
  classes: number,
  label: number,
): Answer | null {
  for (let c = 0; c < classes; c++) if (!Number.isFinite(z[at + c * stride])) return null;
  if (classes === 1) {
    return { loss: lossOf(z[at], label), answer: z[at] > 0 ? 1 : 0, largest: 0, sum: 0 };
  }
  let answer = 0;
  for (let c = 1; c < classes; c++) if (z[at + c * stride] > z[at + answer * stride]) answer = c;
  const largest = z[at + answer * stride];
  let sum = 0;
  for (let c = 0; c < classes; c++) sum = f(sum + f(Math.exp(f(z[at + c * stride] - largest))));
  const loss = f(f(Math.log(sum)) + f(largest - z[at + label * stride]));
  return { loss, answer, largest, sum };
}

const tiny = (g: number): number => (Math.abs(g) < TINY ? 0 : g);

/** Logits into activations, dL of the mean loss into gradients, loss and right answers into tally. */
export function loss(
  params: LayeredParamsOf<'layered/loss'>,
  layers: Slot,
  topology: Slot,
  parameters: Slot,
  activations: Slot,
  gradients: Slot,
  tally: Slot,
  summary: Slot,
): void {
  const { depth, examples, stride } = params;
  const scale = new Float32Array(Uint32Array.of(params.scale).buffer)[0];
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const field = layerOf(layers, depth, r, depth - 1);
    const diverged = field('summary') + SUMMARY.diverged;
    const since = summary.u32[diverged];
    if (since !== 0 && since !== params.step + 1) continue;
    preActivations(field, topology, parameters, activations, examples, stride);
    const z = activations.f32;
    const classes = field('rows');
    for (let b = 0; b < examples; b++) {
      const at = field('outputs_at') + b;
      const to = field('gradients') + b;
      const label = z[field('labels_at') + b];
      const found = label < 0 ? null : answerOf(z, at, stride, classes, label);
      if (!found) {
        for (let c = 0; c < classes; c++) gradients.f32[to + c * stride] = 0;
        if (label >= 0) summary.u32[diverged] = params.step + 1;
        continue;
      }
      if (classes === 1) gradients.f32[to] = lossGradient(z[at], label, scale);
      else {
        for (let c = 0; c < classes; c++) {
          const share = f(f(Math.exp(f(z[at + c * stride] - found.largest))) / found.sum);
          gradients.f32[to + c * stride] = tiny(f(f(share - (c === label ? 1 : 0)) * scale));
        }
      }
      note(field, tally, stride, b, found, label);
    }
  }
}

/** Loss and right answers into tally, the answers themselves into predictions. */
export function evaluate(
  params: LayeredParamsOf<'layered/evaluate'>,
  layers: Slot,
  topology: Slot,
  parameters: Slot,
  activations: Slot,
  tally: Slot,
  predictions: Slot,
): void {
  const { depth, examples, stride } = params;
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const field = layerOf(layers, depth, r, depth - 1);
    preActivations(field, topology, parameters, activations, examples, stride);
    const z = activations.f32;
    for (let b = 0; b < examples; b++) {
      const label = z[field('labels_at') + b];
      if (label < 0) continue;
      const found = answerOf(z, field('outputs_at') + b, stride, field('rows'), label);
      const at = field('predictions') + params.begin + b;
      // No class has that number: a network that diverged answers nothing.
      predictions.u32[at] = found ? found.answer : 0xffffffff;
      if (found) note(field, tally, stride, b, found, label);
    }
  }
}

function note(
  field: Field,
  tally: Slot,
  stride: number,
  b: number,
  { loss: nats, answer }: Answer,
  label: number,
): void {
  const at = field('tally') + b;
  tally.f32[at] = f(tally.f32[at] + nats);
  if (answer === label) tally.f32[at + stride] += 1;
}
