/** Twin of `shaders/layered/sddmm.wgsl`: gradients at the edges and of biases, and the update. */
import type { LayeredParamsOf } from '../../layered/kernels';
import { SUMMARY } from '../../layered/layout';
import { BETA1, BETA2, EPSILON } from '../optimiser';
import type { Slot } from '../slot';
import { type Field, floatOf, layerOf, rowsOf } from './layer-row';

const f = Math.fround;
const REST1 = f(1 - 0.9);
const REST2 = f(1 - 0.999);

/** Σ_b of products of two rows, four partial sums by b mod 4. */
function dot(g: Float32Array, gAt: number, x: Float32Array, xAt: number, examples: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let b = 0; b < examples; b += 4) {
    s0 = f(s0 + f(g[gAt + b] * x[xAt + b]));
    s1 = f(s1 + f(g[gAt + b + 1] * x[xAt + b + 1]));
    s2 = f(s2 + f(g[gAt + b + 2] * x[xAt + b + 2]));
    s3 = f(s3 + f(g[gAt + b + 3] * x[xAt + b + 3]));
  }
  return f(f(s0 + s1) + f(s2 + s3));
}

/** Every layer's weights and biases by their gradients, unless the replica has diverged. */
export function sddmm(
  params: LayeredParamsOf<'layered/sddmm'>,
  layers: Slot,
  topology: Slot,
  activations: Slot,
  gradients: Slot,
  rates: Slot,
  summary: Slot,
  parameters: Slot,
  state: Slot,
): void {
  const { depth, step, examples, stride } = params;
  const ones = new Float32Array(examples).fill(1);
  const [g, x] = [gradients.f32, activations.f32];
  for (let r = params.first; r < params.first + params.replicas; r++) {
    for (let layer = 0; layer < depth; layer++) {
      const field = layerOf(layers, depth, r, layer);
      if (summary.u32[field('summary') + SUMMARY.diverged] !== 0) break;
      const float = (name: 'learning_rate' | 'momentum') => floatOf(layers, depth, r, layer, name);
      const update = updateRule(field, float, step, rates, parameters.f32, state.f32);
      const rows = rowsOf(field, topology);
      for (let i = 0; i < field('rows'); i++) {
        const above = field('gradients') + i * stride;
        const end = rows.end(i);
        for (let e = rows.begin(i); e < end; e++) {
          const below = field('inputs_at') + rows.column(e, i) * stride;
          update(field('weights') + e, dot(g, above, x, below, examples));
        }
        update(field('biases') + i, dot(g, above, ones, 0, examples));
      }
    }
  }
}

/** The update of one word of slot params by its gradient; rules as in `../optimiser.ts`. */
function updateRule(
  field: Field,
  float: (name: 'learning_rate' | 'momentum') => number,
  step: number,
  rates: Slot,
  w: Float32Array,
  state: Float32Array,
): (at: number, gradient: number) => void {
  const first = field('state') - field('params');
  const second = first + field('param_words');
  if (field('adam') === 0) {
    const [lr, momentum] = [float('learning_rate'), float('momentum')];
    return (at, gradient) => {
      const u = f(f(momentum * state[first + at]) + gradient);
      state[first + at] = u;
      w[at] = f(w[at] - f(lr * u));
    };
  }
  const t = Math.min(step - field('optimiser_start'), field('rate_rows') - 1);
  const rate = rates.f32[field('rates') + 2 * t];
  const correction = rates.f32[field('rates') + 2 * t + 1];
  return (at, gradient) => {
    const m = f(f(BETA1 * state[first + at]) + f(REST1 * gradient));
    const v = f(f(BETA2 * state[second + at]) + f(REST2 * f(gradient * gradient)));
    state[first + at] = m;
    state[second + at] = v;
    const denominator = f(f(f(Math.sqrt(v)) * correction) + EPSILON);
    w[at] = f(w[at] - f(f(rate * m) / denominator));
  };
}
