/**
 * The same step in TensorFlow.js without its gradients and its Adam: derivatives by hand, and all
 * parameters in one tensor [R, P], so that Adam is a dozen dispatches and not four dozen.
 */
import * as tf from '@tensorflow/tfjs';
import { crossEntropy, type Stepper } from './tfjs-library';
import { ADAM, type Workload } from './workload';

type Packed = tf.Tensor2D;

export function writtenOut(work: Workload): Stepper {
  const { replicas: R, children: n, batch: B } = work;
  const mask = pack(work, work.weightMask, null, work.outputMask, null);
  let p = pack(work, work.weights, work.biases, work.outputs, work.outputBias);
  let m: Packed = tf.zerosLike(p);
  let s: Packed = tf.zerosLike(p);
  let last: tf.Tensor = tf.zeros([R]);
  let t = 0;
  return {
    step(x, y) {
      t++;
      const [newP, newM, newS, loss] = tf.tidy((): [Packed, Packed, Packed, tf.Tensor] => {
        const { w, b, v, c } = unpack(work, p);
        const a = tf.add(tf.matMul(x, w, false, true), b);
        const hidden = tf.relu(a);
        const z = tf.add(tf.sum(tf.mul(hidden, v), 2), c);
        const dz = tf.mul(tf.sub(tf.sigmoid(z), y), 1 / B);
        const across = tf.reshape(dz, [R, B, 1]);
        const dh = tf.mul(tf.mul(tf.step(a), v), across);
        const gw = tf.reshape(tf.matMul(dh, x, true, false), [R, -1]);
        const gb = tf.reshape(tf.sum(dh, 1), [R, n]);
        const gv = tf.reshape(tf.sum(tf.mul(hidden, across), 1), [R, n]);
        const gc = tf.sum(dz, 1, true);
        const g = tf.mul(tf.concat([gw, gb, gv, gc], 1), mask);
        const m1 = tf.add(tf.mul(m, ADAM.beta1), tf.mul(g, 1 - ADAM.beta1)) as Packed;
        const s1 = tf.add(tf.mul(s, ADAM.beta2), tf.mul(tf.square(g), 1 - ADAM.beta2)) as Packed;
        const rate = ADAM.rate / (1 - ADAM.beta1 ** t);
        const second = 1 / Math.sqrt(1 - ADAM.beta2 ** t);
        const scale = tf.add(tf.mul(tf.sqrt(s1), second), ADAM.epsilon);
        const p1 = tf.sub(p, tf.div(tf.mul(m1, rate), scale)) as Packed;
        return [p1, m1, s1, tf.mean(crossEntropy(z, y), 1)];
      });
      tf.dispose([p, m, s, last]);
      [p, m, s, last] = [newP, newM, newS, loss];
    },
    loss: () => last,
    dispose: () => tf.dispose([p, m, s, last, mask]),
  };
}

/** Weights, biases, output weights and output bias of a replica in a row; 1 where there is no mask. */
function pack(
  { replicas, inputs, children: n }: Workload,
  w: Float32Array,
  b: Float32Array | null,
  v: Float32Array,
  c: Float32Array | null,
): Packed {
  const edges = n * inputs;
  const width = edges + 2 * n + 1;
  const all = new Float32Array(replicas * width).fill(1);
  for (let r = 0; r < replicas; r++) {
    const row = all.subarray(r * width, (r + 1) * width);
    row.set(w.subarray(r * edges, (r + 1) * edges));
    if (b) row.set(b.subarray(r * n, (r + 1) * n), edges);
    row.set(v.subarray(r * n, (r + 1) * n), edges + n);
    if (c) row[width - 1] = c[r];
  }
  return tf.tensor2d(all, [replicas, width]);
}

function unpack({ replicas: R, inputs: d, children: n }: Workload, p: Packed) {
  const edges = n * d;
  return {
    w: tf.reshape(tf.slice(p, [0, 0], [R, edges]), [R, n, d]),
    b: tf.reshape(tf.slice(p, [0, edges], [R, n]), [R, 1, n]),
    v: tf.reshape(tf.slice(p, [0, edges + n], [R, n]), [R, 1, n]),
    c: tf.slice(p, [0, edges + 2 * n], [R, 1]),
  };
}
