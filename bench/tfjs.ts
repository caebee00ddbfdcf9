/**
 * TensorFlow.js, all replicas in one batched matrix product with masked dense weights. In two forms:
 * as one would write it, with the library's own gradients and Adam, and with both written out.
 */
import * as tf from '@tensorflow/tfjs';
import type { Library } from './contender';
import { type Backend, crossEntropy, type Form, type Stepper, tfjsLibrary } from './tfjs-library';
import { writtenOut } from './tfjs-written-out';
import { ADAM, type Workload } from './workload';

/** Opens a backend of TensorFlow.js and puts the workload there. */
export function tfjs(work: Workload, backend: Backend, form: Form): Promise<Library> {
  const { replicas, batch, inputs } = work;
  return tfjsLibrary(backend, () => ({
    data: work.batches.map((one) => ({
      x: tf.tensor3d(one.inputs, [replicas, batch, inputs]),
      y: tf.tensor2d(one.labels, [replicas, batch]),
    })),
    stepper: form === 'library' ? withLibrary(work) : writtenOut(work),
  }));
}

function withLibrary(work: Workload): Stepper {
  const { replicas: R, inputs: d, children: n } = work;
  const w = tf.variable(tf.tensor3d(work.weights, [R, n, d]));
  const b = tf.variable(tf.tensor3d(work.biases, [R, 1, n]));
  const v = tf.variable(tf.tensor3d(work.outputs, [R, n, 1]));
  const c = tf.variable(tf.tensor2d(work.outputBias, [R, 1]));
  const weightMask = tf.tensor3d(work.weightMask, [R, n, d]);
  const outputMask = tf.tensor3d(work.outputMask, [R, n, 1]);
  const adam = tf.train.adam(ADAM.rate, ADAM.beta1, ADAM.beta2, ADAM.epsilon);
  let last: tf.Tensor = tf.zeros([R]);
  return {
    step(x, y) {
      last.dispose();
      tf.tidy(() => {
        adam.minimize(() => {
          const hidden = tf.relu(tf.add(tf.matMul(x, tf.mul(w, weightMask), false, true), b));
          const z = tf.add(tf.squeeze(tf.matMul(hidden, tf.mul(v, outputMask)), [2]), c);
          const losses = tf.mean(crossEntropy(z, y), 1);
          last = tf.keep(losses.clone());
          return tf.sum(losses);
        });
      });
    },
    loss: () => last,
    dispose: () => tf.dispose([w, b, v, c, weightMask, outputMask, last]),
  };
}
