/**
 * The two update rules, f32. Twin of `shaders/lib/optimiser.wgsl`.
 * SGD: u ← momentum·u + g, w ← w − lr·u. Adam (β = 0.9, 0.999, ε = 1e-8): bias corrections come
 * from the host table `rates`, two words a step: lr/(1−β1^t) and 1/√(1−β2^t).
 */
import { REPLICA } from '../../model/replica-layout';
import type { Slot } from './slot';

const f = Math.fround;
export const BETA1 = f(0.9);
export const BETA2 = f(0.999);
export const EPSILON = f(1e-8);
const REST1 = f(1 - 0.9);
const REST2 = f(1 - 0.999);

/** The update of one parameter (index within the replica) by its gradient, for this step. */
export function updateRule(
  replicas: Slot,
  at: number,
  step: number,
  rates: Slot,
  w: Float32Array,
  state: Float32Array,
): (index: number, gradient: number) => void {
  const weights = replicas.u32[at + REPLICA.weights];
  const first = replicas.u32[at + REPLICA.state];
  const second = first + replicas.u32[at + REPLICA.parameter_count];
  if (replicas.u32[at + REPLICA.adam] === 0) {
    const lr = replicas.f32[at + REPLICA.learning_rate];
    const momentum = replicas.f32[at + REPLICA.momentum];
    return (index, gradient) => {
      const u = f(f(momentum * f(state[first + index])) + f(gradient));
      state[first + index] = u;
      w[weights + index] = f(f(w[weights + index]) - f(lr * u));
    };
  }
  const t = step - replicas.u32[at + REPLICA.optimiser_start];
  const last = replicas.u32[at + REPLICA.rate_rows] - 1;
  const row = replicas.u32[at + REPLICA.rates] + Math.min(t, last) * 2;
  const rate = rates.f32[row];
  const correction = rates.f32[row + 1];
  return (index, gradient) => {
    const g = f(gradient);
    const m = f(f(BETA1 * f(state[first + index])) + f(REST1 * g));
    const v = f(f(BETA2 * f(state[second + index])) + f(REST2 * f(g * g)));
    state[first + index] = m;
    state[second + index] = v;
    const denominator = f(f(f(Math.sqrt(v)) * correction) + EPSILON);
    w[weights + index] = f(f(w[weights + index]) - f(f(rate * m) / denominator));
  };
}
