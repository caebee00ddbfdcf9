/** What both forms of the step in TensorFlow.js share. */
import * as tf from '@tensorflow/tfjs';

/** One optimiser step on a minibatch, all replicas; disposes of what it does not keep. */
export interface Stepper {
  step(x: tf.Tensor3D, y: tf.Tensor2D): void;
  /** Loss of each replica at the last step, [R]. */
  loss(): tf.Tensor;
  dispose(): void;
}

/** Binary cross-entropy of logits, element by element. */
export const crossEntropy = (z: tf.Tensor, y: tf.Tensor): tf.Tensor =>
  tf.add(tf.sub(tf.relu(z), tf.mul(z, y)), tf.log1p(tf.exp(tf.neg(tf.abs(z)))));
