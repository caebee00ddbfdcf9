/** What all forms of the step in TensorFlow.js share: its backends, and its turns over the minibatches. */
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { Library } from './contender';

export type Backend = 'webgpu' | 'wasm';
export type Form = 'library' | 'written out';

/** One optimiser step on a minibatch, all replicas; disposes of what it does not keep. */
export interface Stepper<X extends tf.Tensor = tf.Tensor3D> {
  step(x: X, y: tf.Tensor2D): void;
  /** Loss of each replica at the last step, [R]. */
  loss(): tf.Tensor;
  dispose(): void;
}

/** Binary cross-entropy of logits, element by element. */
export const crossEntropy = (z: tf.Tensor, y: tf.Tensor): tf.Tensor =>
  tf.add(tf.sub(tf.relu(z), tf.mul(z, y)), tf.log1p(tf.exp(tf.neg(tf.abs(z)))));

/** Makes a backend the one that tensors are made on and computed with. */
async function turnTo(backend: Backend): Promise<void> {
  if (tf.getBackend() === backend) return;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
  });
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs has no ${backend} backend here`);
  await tf.ready();
}

/** Opens a backend and puts there the minibatches and the networks that are made once it is open. */
export async function tfjsLibrary<X extends tf.Tensor>(
  backend: Backend,
  load: () => { data: readonly { x: X; y: tf.Tensor2D }[]; stepper: Stepper<X> },
): Promise<Library> {
  await turnTo(backend);
  const { data, stepper } = load();
  return {
    unit: 1,
    async train(at, steps) {
      await turnTo(backend);
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
