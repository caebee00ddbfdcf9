/**
 * jax-js: one replica's step, `vmap` over the replicas, `jit` over one step or over several, which
 * saves what is between them.
 */
import { nn, numpy as np, vmap } from '@jax-js/jax';
import type { Library } from './contender';
import { adamStep, type Device, jaxLibrary, type Parameters, type Step } from './jax-library';
import { ADAM, type Workload } from './workload';

/** Mean loss of one replica: w [n, d], b [n], v [n], c [], x [B, d], y [B]. */
function lossOf(p: Parameters, x: np.Array, y: np.Array): np.Array {
  const hidden = nn.relu(np.matmul(x, np.transpose(p.w)).add(p.b));
  const z = np.matmul(hidden, p.v).add(p.c);
  const rest = np.log1p(np.exp(np.abs(z.ref).neg()));
  return np.mean(nn.relu(z.ref).sub(z.mul(y)).add(rest));
}

/** Opens it on a device with the workload; `unit` steps are compiled as one. */
export function jax(work: Workload, device: Device, unit: number): Promise<Library> {
  const { replicas: R, inputs: d, children: n, batch: B } = work;
  const all = vmap(adamStep(lossOf, ADAM) as never) as unknown as Step;
  return jaxLibrary(device, unit, all, (array) => ({
    p: {
      w: array(work.weights, [R, n, d]),
      b: array(work.biases, [R, n]),
      v: array(work.outputs, [R, n]),
      c: array(work.outputBias, [R]),
    },
    masks: { w: array(work.weightMask, [R, n, d]), v: array(work.outputMask, [R, n]) },
    data: work.batches.map(({ inputs, labels }) => ({
      x: array(inputs, [R, B, d]),
      y: array(labels, [R, B]),
    })),
    counters: [R],
  }));
}
