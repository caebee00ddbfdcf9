/** What the networks in jax-js share: a step of Adam around a loss, and its turns over the minibatches. */
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  numpy as np,
  tree,
  valueAndGrad,
} from '@jax-js/jax';
import type { Library } from './contender';

/** Weights and biases of the hidden layer, and those of the output. */
export type Parameters = { w: np.Array; b: np.Array; v: np.Array; c: np.Array };
/** Parameters, Adam's moments, and β1^t, β2^t. */
export type State = { p: Parameters; m: Parameters; s: Parameters; d1: np.Array; d2: np.Array };
export type Masks = { w: np.Array; v: np.Array };
export type Batch = { x: np.Array; y: np.Array };
export type Step = (state: State, masks: Masks, batch: Batch) => [State, np.Array];
type Steps = (state: State, masks: Masks, batches: Batch[]) => [State, np.Array];

export type Device = 'webgpu' | 'wasm';

interface Adam {
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** One step on the mean loss of a minibatch. Every array passed on is given away; `.ref` keeps it. */
export function adamStep(
  lossOf: (p: Parameters, x: np.Array, y: np.Array) => np.Array,
  adam: Adam,
): Step {
  return (state, masks, { x, y }) => {
    const [loss, gradient] = valueAndGrad(lossOf)(tree.ref(state.p) as Parameters, x, y);
    const { w, b, v, c } = gradient as unknown as Parameters;
    const g: Parameters = { w: w.mul(masks.w), b, v: v.mul(masks.v), c };
    const d1 = state.d1.mul(adam.beta1);
    const d2 = state.d2.mul(adam.beta2);
    const rate = np.array(adam.rate).div(np.array(1).sub(d1.ref));
    const second = np.array(1).div(np.sqrt(np.array(1).sub(d2.ref)));
    const [p, m, s] = [{}, {}, {}] as [Parameters, Parameters, Parameters];
    for (const k of ['w', 'b', 'v', 'c'] as const) {
      m[k] = state.m[k].mul(adam.beta1).add(g[k].ref.mul(1 - adam.beta1));
      s[k] = state.s[k].mul(adam.beta2).add(np.square(g[k]).mul(1 - adam.beta2));
      const scale = np.sqrt(s[k].ref).mul(second.ref).add(adam.epsilon);
      p[k] = state.p[k].sub(m[k].ref.mul(rate.ref).div(scale));
    }
    tree.dispose([rate, second]);
    return [{ p, m, s, d1, d2 }, loss as np.Array];
  };
}

/** That step as often as there are minibatches, compiled as one. */
function compiled(step: Step): Steps {
  const steps: Steps = (state, masks, batches) => {
    let current = state;
    let loss: np.Array | undefined;
    for (const batch of batches) {
      loss?.dispose();
      [current, loss] = step(current, tree.ref(masks) as Masks, batch);
    }
    tree.dispose(masks);
    return [current, loss as np.Array];
  };
  return jit(steps as never) as unknown as Steps;
}

/** An array of that shape on the device. */
export const arrayOn =
  (device: Device) =>
  (values: Float32Array, shape: number[]): np.Array =>
    np.array(values as Float32Array<ArrayBuffer>, { shape, device });

/** What is put on a device before the first step. */
export interface Load {
  readonly p: Parameters;
  readonly masks: Masks;
  readonly data: readonly Batch[];
  /** Of the counters of steps: of one network, or of each replica. */
  readonly counters: number[];
}

/** Starts jax-js on a device and puts there what `load` makes; `unit` steps are compiled as one. */
export async function jaxLibrary(
  device: Device,
  unit: number,
  step: Step,
  load: (array: ReturnType<typeof arrayOn>) => Load,
): Promise<Library> {
  if (!(await init(device)).includes(device)) throw new Error(`jax-js has no ${device} here`);
  defaultDevice(device);
  const { p, masks, data, counters } = load(arrayOn(device));
  const zeros = (): Parameters => {
    const zero = (k: keyof Parameters) => np.zeros(p[k].shape, { device });
    return { w: zero('w'), b: zero('b'), v: zero('v'), c: zero('c') };
  };
  const one = () => np.ones(counters, { device });
  let state: State = { p, m: zeros(), s: zeros(), d1: one(), d2: one() };
  const run = compiled(step);
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
    close: () => tree.dispose([state, masks, [...data]]),
  };
}
