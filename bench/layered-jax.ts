/** jax-js on W2 and W3, masked dense weights: `jit` over one step, or over several. */
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
} from '@jax-js/jax';
import type { Library } from './contender';
import { LAYERED_ADAM as ADAM, type LayeredWorkload } from './layered-workload';

/** Weights [n, d] and biases [n] of the hidden layer, [C, n] and [C] of the output. */
type Parameters = { w: np.Array; b: np.Array; v: np.Array; c: np.Array };
/** Parameters, Adam's moments, and β1^t, β2^t. */
type State = { p: Parameters; m: Parameters; s: Parameters; d1: np.Array; d2: np.Array };
type Masks = { w: np.Array; v: np.Array };
type Batch = { x: np.Array; y: np.Array };
type Steps = (state: State, masks: Masks, batches: Batch[]) => [State, np.Array];

/** Mean cross-entropy: x [B, d], y [B, C]. */
function lossOf(p: Parameters, x: np.Array, y: np.Array): np.Array {
  const hidden = nn.relu(np.matmul(x, np.transpose(p.w)).add(p.b));
  const z = np.matmul(hidden, np.transpose(p.v)).add(p.c);
  return np.mean(np.sum(nn.logSoftmax(z, -1).mul(y), -1).neg());
}

/** One step. Every array passed on is given away; `.ref` keeps it. */
function stepOf(state: State, masks: Masks, { x, y }: Batch): [State, np.Array] {
  const [loss, gradient] = valueAndGrad(lossOf)(tree.ref(state.p) as Parameters, x, y);
  const { w, b, v, c } = gradient as unknown as Parameters;
  const g: Parameters = { w: w.mul(masks.w), b, v: v.mul(masks.v), c };
  const d1 = state.d1.mul(ADAM.beta1);
  const d2 = state.d2.mul(ADAM.beta2);
  const rate = np.array(ADAM.rate).div(np.array(1).sub(d1.ref));
  const second = np.array(1).div(np.sqrt(np.array(1).sub(d2.ref)));
  const [p, m, s] = [{}, {}, {}] as [Parameters, Parameters, Parameters];
  for (const k of ['w', 'b', 'v', 'c'] as const) {
    m[k] = state.m[k].mul(ADAM.beta1).add(g[k].ref.mul(1 - ADAM.beta1));
    s[k] = state.s[k].mul(ADAM.beta2).add(np.square(g[k]).mul(1 - ADAM.beta2));
    const scale = np.sqrt(s[k].ref).mul(second.ref).add(ADAM.epsilon);
    p[k] = state.p[k].sub(m[k].ref.mul(rate.ref).div(scale));
  }
  tree.dispose([rate, second]);
  return [{ p, m, s, d1, d2 }, loss as np.Array];
}

const several: Steps = (state, masks, batches) => {
  let current = state;
  let loss: np.Array | undefined;
  for (const batch of batches) {
    loss?.dispose();
    [current, loss] = stepOf(current, tree.ref(masks) as Masks, batch);
  }
  tree.dispose(masks);
  return [current, loss as np.Array];
};

/** Starts jax-js on a device and puts the workload there; `unit` steps are compiled as one. */
export async function layeredJax(
  work: LayeredWorkload,
  device: 'webgpu' | 'wasm',
  unit: number,
): Promise<Library> {
  if (!(await init(device)).includes(device)) throw new Error(`jax-js has no ${device} here`);
  defaultDevice(device);
  const { hidden, output, batch } = work;
  const shapes = {
    w: [hidden.rows, hidden.columns],
    b: [hidden.rows],
    v: [output.rows, output.columns],
    c: [output.rows],
  };
  const array = (values: Float32Array, shape: number[]) =>
    np.array(values as Float32Array<ArrayBuffer>, { shape, device });
  const zeros = (): Parameters => {
    const zero = (k: keyof Parameters) => np.zeros(shapes[k], { device });
    return { w: zero('w'), b: zero('b'), v: zero('v'), c: zero('c') };
  };
  let state: State = {
    p: {
      w: array(hidden.weights, shapes.w),
      b: array(hidden.biases, shapes.b),
      v: array(output.weights, shapes.v),
      c: array(output.biases, shapes.c),
    },
    m: zeros(),
    s: zeros(),
    d1: np.ones([], { device }),
    d2: np.ones([], { device }),
  };
  const masks: Masks = { w: array(hidden.mask, shapes.w), v: array(output.mask, shapes.v) };
  const data = work.batches.map(({ inputs, labels }) => ({
    x: array(inputs, [batch, hidden.columns]),
    y: array(labels, [batch, output.rows]),
  }));
  const run = jit(several as never) as unknown as Steps;
  return {
    unit,
    async train(at, steps) {
      defaultDevice(device);
      let loss: np.Array | undefined;
      for (let i = 0; i < steps; ) {
        const count = Math.min(unit, steps - i);
        const batches = Array.from({ length: count }, (_, k) => data[(at + i + k) % data.length]);
        loss?.dispose();
        [state, loss] = run(state, tree.ref(masks) as Masks, tree.ref(batches) as Batch[]);
        i += count;
      }
      await blockUntilReady(state);
      return (await (loss as np.Array).data()) as Float32Array;
    },
    close: () => tree.dispose([state, masks, data]),
  };
}
