/**
 * TensorFlow.js, all replicas in one batched matrix product with masked dense weights. In two forms:
 * as one would write it, with the library's own gradients and Adam, and with both written out.
 */
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { Library } from './contender';
import { crossEntropy, type Stepper } from './tfjs-stepper';
import { writtenOut } from './tfjs-written-out';
import { ADAM, type Workload } from './workload';

/** Opens a backend of TensorFlow.js and puts the workload there. */
export async function tfjs(
  work: Workload,
  backend: 'webgpu' | 'wasm',
  form: 'library' | 'written out',
): Promise<Library> {
  await turnTfjsTo(backend);
  const { replicas, batch, inputs } = work;
  const data = work.batches.map((one) => ({
    x: tf.tensor3d(one.inputs, [replicas, batch, inputs]),
    y: tf.tensor2d(one.labels, [replicas, batch]),
  }));
  const stepper = form === 'library' ? withLibrary(work) : writtenOut(work);
  return {
    unit: 1,
    async train(at, steps) {
      await turnTfjsTo(backend);
      for (let i = 0; i < steps; i++) {
        const { x, y } = data[(at + i) % data.length];
        stepper.step(x, y);
      }
      return (await stepper.loss().data()) as Float32Array;
    },
    close() {
      stepper.dispose();
      tf.dispose(data.flatMap(({ x, y }) => [x, y]));
    },
  };
}

/** Makes a backend the one that tensors are made on and computed with. */
export async function turnTfjsTo(backend: string): Promise<void> {
  if (tf.getBackend() === backend) return;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
  });
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs has no ${backend} backend here`);
  await tf.ready();
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
