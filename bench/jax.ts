/**
 * jax-js: one replica's step, `vmap` over the replicas, `jit` over one step or over several, which
 * saves what is between them.
 */
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
  vmap,
} from '@jax-js/jax';
import type { Library } from './contender';
import { ADAM, type Workload } from './workload';

type Parameters = { w: np.Array; b: np.Array; v: np.Array; c: np.Array };
/** Parameters, Adam's moments, and β1^t, β2^t. */
type State = { p: Parameters; m: Parameters; s: Parameters; d1: np.Array; d2: np.Array };
type Masks = { w: np.Array; v: np.Array };
type Batch = { x: np.Array; y: np.Array };
type Step = (state: State, masks: Masks, batch: Batch) => [State, np.Array];
type Steps = (state: State, masks: Masks, batches: Batch[]) => [State, np.Array];

/** Mean loss of one replica: w [n, d], b [n], v [n], c [], x [B, d], y [B]. */
function lossOf(p: Parameters, x: np.Array, y: np.Array): np.Array {
  const hidden = nn.relu(np.matmul(x, np.transpose(p.w)).add(p.b));
  const z = np.matmul(hidden, p.v).add(p.c);
  const rest = np.log1p(np.exp(np.abs(z.ref).neg()));
  return np.mean(nn.relu(z.ref).sub(z.mul(y)).add(rest));
}

/** One step of one replica. Every array passed on is given away; `.ref` keeps it. */
const stepOf: Step = (state, masks, { x, y }) => {
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
};

/** That step for all replicas, as often as there are minibatches, compiled as one. */
function compiled(): Steps {
  const all = vmap(stepOf as never) as unknown as Step;
  const steps: Steps = (state, masks, batches) => {
    let current = state;
    let loss: np.Array | undefined;
    for (const batch of batches) {
      loss?.dispose();
      [current, loss] = all(current, tree.ref(masks) as Masks, batch);
    }
    tree.dispose(masks);
    return [current, loss as np.Array];
  };
  return jit(steps as never) as unknown as Steps;
}

/** Starts jax-js on a device and puts the workload there; `unit` steps are compiled as one. */
export async function jax(
  work: Workload,
  device: 'webgpu' | 'wasm',
  unit: number,
): Promise<Library> {
  const { replicas: R, inputs: d, children: n, batch: B } = work;
  if (!(await init(device)).includes(device)) throw new Error(`jax-js has no ${device} here`);
  defaultDevice(device);
  const array = (values: Float32Array, shape: number[]) =>
    np.array(values as Float32Array<ArrayBuffer>, { shape, device });
  const shapes = { w: [R, n, d], b: [R, n], v: [R, n], c: [R] };
  const zeros = (): Parameters => {
    const of = (k: keyof Parameters) => np.zeros(shapes[k], { device });
    return { w: of('w'), b: of('b'), v: of('v'), c: of('c') };
  };
  let state: State = {
    p: {
      w: array(work.weights, shapes.w),
      b: array(work.biases, shapes.b),
      v: array(work.outputs, shapes.v),
      c: array(work.outputBias, shapes.c),
    },
    m: zeros(),
    s: zeros(),
    d1: np.ones([R], { device }),
    d2: np.ones([R], { device }),
  };
  const masks: Masks = {
    w: array(work.weightMask, shapes.w),
    v: array(work.outputMask, shapes.v),
  };
  const data = work.batches.map(({ inputs, labels }) => ({
    x: array(inputs, [R, B, d]),
    y: array(labels, [R, B]),
  }));
  const run = compiled();
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
