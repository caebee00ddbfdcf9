/**
 * One step of training taken apart, in f64: forward, loss, backward, update. For looking at, on a
 * handful of examples; the engines have their own, faster forms of the same sums, and a test holds
 * this one to theirs. Inputs are ±1 as everywhere; the loss is the mean binary cross-entropy.
 */
import type { Network } from './network';

/** An example: inputs ±1, length d, and its label. */
export interface LabelledExample {
  readonly x: ArrayLike<number>;
  readonly label: 0 | 1;
}

export interface Optimiser {
  readonly kind: 'sgd' | 'adam';
  /** Learning rate, and what SGD carries over of the last update. */
  readonly lr: number;
  readonly momentum: number;
}

/** One number for every parameter of a network, in the order of its arrays. */
export interface PerParameter {
  /** By edge, length E. */
  readonly weight: Float64Array;
  /** By neuron, length n. */
  readonly bias: Float64Array;
  readonly output: Float64Array;
  readonly outputBias: Float64Array;
}

/** What an optimiser remembers; SGD leaves `second` at 0. */
export interface OptimiserState {
  /** Steps taken so far. */
  readonly steps: number;
  /** SGD: the last update; Adam: mean gradient. */
  readonly first: PerParameter;
  /** Adam: mean squared gradient. */
  readonly second: PerParameter;
}

/** The forward pass of one example, and the gradient at its logit. */
export interface Pass {
  /** Pre-activation of every neuron, and what is left of it above zero; 0 for a pruned neuron. */
  readonly sums: Float64Array;
  readonly activity: Float64Array;
  readonly logit: number;
  /** σ(logit). */
  readonly probability: number;
  /** Nats. */
  readonly loss: number;
  /** Gradient of the mean loss at this logit: (σ(logit) − label) / number of examples. */
  readonly slope: number;
}

export interface TrainingStep {
  /** One an example. */
  readonly passes: readonly Pass[];
  /** Mean loss before the step, nats. */
  readonly loss: number;
  readonly gradients: PerParameter;
  /** What is added to each parameter. */
  readonly changes: PerParameter;
  /** The network after the step, rounded to f32 as networks are. */
  readonly network: Network;
  readonly state: OptimiserState;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

const zeros = ({ weight, children }: Network): PerParameter => ({
  weight: new Float64Array(weight.length),
  bias: new Float64Array(children),
  output: new Float64Array(children),
  outputBias: new Float64Array(1),
});

/** An optimiser that has taken no step. */
export const freshState = (network: Network): OptimiserState => ({
  steps: 0,
  first: zeros(network),
  second: zeros(network),
});

/** The forward pass of one of `count` examples. */
export function forwardPass(network: Network, example: LabelledExample, count = 1): Pass {
  const { children, childStart, edgeInput, weight, bias, output, outputAlive } = network;
  const sums = new Float64Array(children);
  const activity = new Float64Array(children);
  let logit = network.outputBias;
  for (let c = 0; c < children; c++) {
    // A neuron whose output weight is pruned adds nothing and can never learn.
    if (outputAlive[c] === 0) continue;
    let sum = bias[c];
    for (let e = childStart[c]; e < childStart[c + 1]; e++)
      sum += weight[e] * example.x[edgeInput[e]];
    sums[c] = sum;
    activity[c] = Math.max(0, sum);
    logit += output[c] * activity[c];
  }
  const probability = 1 / (1 + Math.exp(-logit));
  const loss = Math.max(logit, 0) - logit * example.label + Math.log1p(Math.exp(-Math.abs(logit)));
  return { sums, activity, logit, probability, loss, slope: (probability - example.label) / count };
}

/** Adds an example's part of the gradients of the mean loss. */
function backward(network: Network, { x }: LabelledExample, pass: Pass, into: PerParameter): void {
  const { children, childStart, edgeInput, output, outputAlive } = network;
  into.outputBias[0] += pass.slope;
  for (let c = 0; c < children; c++) {
    if (outputAlive[c] === 0) continue;
    into.output[c] += pass.slope * pass.activity[c];
    // Below zero the neuron is silent: nothing that it is made of would have changed the loss.
    if (!(pass.sums[c] > 0)) continue;
    const slope = pass.slope * output[c];
    into.bias[c] += slope;
    for (let e = childStart[c]; e < childStart[c + 1]; e++)
      into.weight[e] += slope * x[edgeInput[e]];
  }
}

/** New memories and the change of one array of parameters. */
function changesOf(
  gradients: Float64Array,
  { kind, lr, momentum }: Optimiser,
  step: number,
  first: Float64Array,
  second: Float64Array,
) {
  if (kind === 'sgd') {
    const memory = first.map((u, k) => momentum * u + gradients[k]);
    return { change: memory.map((u) => 0 - lr * u), first: memory, second };
  }
  const mean = first.map((m, k) => BETA1 * m + (1 - BETA1) * gradients[k]);
  const square = second.map((v, k) => BETA2 * v + (1 - BETA2) * gradients[k] ** 2);
  const rate = lr / (1 - BETA1 ** step);
  const scale = 1 / Math.sqrt(1 - BETA2 ** step);
  const change = mean.map((m, k) => 0 - (rate * m) / (Math.sqrt(square[k]) * scale + EPSILON));
  return { change, first: mean, second: square };
}

const PARAMETERS = ['weight', 'bias', 'output', 'outputBias'] as const;

/** The step that training would take on these examples, from that network and that state. */
export function trainingStep(
  network: Network,
  examples: readonly LabelledExample[],
  optimiser: Optimiser,
  state: OptimiserState = freshState(network),
): TrainingStep {
  const passes = examples.map((example) => forwardPass(network, example, examples.length));
  const gradients = zeros(network);
  passes.forEach((pass, b) => {
    backward(network, examples[b], pass, gradients);
  });
  const steps = state.steps + 1;
  const moved = PARAMETERS.map((key) => ({
    key,
    ...changesOf(gradients[key], optimiser, steps, state.first[key], state.second[key]),
  }));
  const collect = (of: 'change' | 'first' | 'second'): PerParameter =>
    Object.fromEntries(moved.map((part) => [part.key, part[of]])) as unknown as PerParameter;
  const changes = collect('change');
  const add = (values: Float32Array, key: 'weight' | 'bias' | 'output'): Float32Array =>
    values.map((value, k) => value + changes[key][k]);
  return {
    passes,
    loss: passes.reduce((sum, { loss }) => sum + loss, 0) / Math.max(1, passes.length),
    gradients,
    changes,
    network: {
      ...network,
      weight: add(network.weight, 'weight'),
      bias: add(network.bias, 'bias'),
      output: add(network.output, 'output'),
      outputBias: Math.fround(network.outputBias + changes.outputBias[0]),
    },
    state: { steps, first: collect('first'), second: collect('second') },
  };
}
