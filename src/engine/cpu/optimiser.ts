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
  const weights = replicas.u32[at + REPLICA.weights] as number;
  const first = replicas.u32[at + REPLICA.state] as number;
  const second = first + (replicas.u32[at + REPLICA.parameter_count] as number);
  if ((replicas.u32[at + REPLICA.adam] as number) === 0) {
    const lr = replicas.f32[at + REPLICA.learning_rate] as number;
    const momentum = replicas.f32[at + REPLICA.momentum] as number;
    return (index, gradient) => {
      const u = f(f(momentum * f(state[first + index] as number)) + f(gradient));
      state[first + index] = u;
      w[weights + index] = f(f(w[weights + index] as number) - f(lr * u));
    };
  }
  const t = step - (replicas.u32[at + REPLICA.optimiser_start] as number);
  const row = Math.min(t, (rates.f32.length >> 1) - 1) * 2;
  const rate = rates.f32[row] as number;
  const correction = rates.f32[row + 1] as number;
  return (index, gradient) => {
    const g = f(gradient);
    const m = f(f(BETA1 * f(state[first + index] as number)) + f(REST1 * g));
    const v = f(f(BETA2 * f(state[second + index] as number)) + f(REST2 * f(g * g)));
    state[first + index] = m;
    state[second + index] = v;
    const denominator = f(f(f(Math.sqrt(v)) * correction) + EPSILON);
    w[weights + index] = f(f(w[weights + index] as number) - f(f(rate * m) / denominator));
  };
}
