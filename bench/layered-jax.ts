/** jax-js on W2 and W3, masked dense weights: `jit` over one step, or over several. */
import { nn, numpy as np } from '@jax-js/jax';
import type { Library } from './contender';
import { adamStep, type Device, jaxLibrary, type Parameters } from './jax-library';
import { LAYERED_ADAM, type LayeredWorkload } from './layered-workload';

/** Mean cross-entropy: w [n, d], b [n], v [C, n], c [C], x [B, d], y [B, C]. */
function lossOf(p: Parameters, x: np.Array, y: np.Array): np.Array {
  const hidden = nn.relu(np.matmul(x, np.transpose(p.w)).add(p.b));
  const z = np.matmul(hidden, np.transpose(p.v)).add(p.c);
  return np.mean(np.sum(nn.logSoftmax(z, -1).mul(y), -1).neg());
}

/** Opens it on a device with the workload; `unit` steps are compiled as one. */
export function layeredJax(work: LayeredWorkload, device: Device, unit: number): Promise<Library> {
  const { hidden, output, batch } = work;
  const [w, v] = [hidden, output].map(({ rows, columns }) => [rows, columns]);
  return jaxLibrary(device, unit, adamStep(lossOf, LAYERED_ADAM), (array) => ({
    p: {
      w: array(hidden.weights, w),
      b: array(hidden.biases, [hidden.rows]),
      v: array(output.weights, v),
      c: array(output.biases, [output.rows]),
    },
    masks: { w: array(hidden.mask, w), v: array(output.mask, v) },
    data: work.batches.map(({ inputs, labels }) => ({
      x: array(inputs, [batch, hidden.columns]),
      y: array(labels, [batch, output.rows]),
    })),
    counters: [],
  }));
}
