/**
 * TensorFlow.js on W2 and W3, masked dense weights: as one would write it, with the library's own
 * gradients and Adam, and with derivatives by hand and all parameters in one tensor.
 */
import * as tf from '@tensorflow/tfjs';
import type { Library } from './contender';
import { LAYERED_ADAM, type LayeredWorkload, type MaskedLayer } from './layered-workload';
import { type Backend, type Form, type Stepper, tfjsLibrary } from './tfjs-library';

/** x [B, d], y [B, C]. */
type LayeredStepper = Stepper<tf.Tensor2D>;

/** Opens a backend of TensorFlow.js and puts the workload there. */
export function layeredTfjs(work: LayeredWorkload, backend: Backend, form: Form): Promise<Library> {
  const { batch, hidden, output } = work;
  return tfjsLibrary(backend, () => ({
    data: work.batches.map(({ inputs, labels }) => ({
      x: tf.tensor2d(inputs, [batch, hidden.columns]),
      y: tf.tensor2d(labels, [batch, output.rows]),
    })),
    stepper: form === 'library' ? withLibrary(work) : writtenOut(work),
  }));
}

function withLibrary({ hidden, output }: LayeredWorkload): LayeredStepper {
  const layer = ({ rows, columns, weights, mask, biases }: MaskedLayer) => ({
    w: tf.variable(tf.tensor2d(weights, [rows, columns])),
    b: tf.variable(tf.tensor1d(biases)),
    mask: tf.tensor2d(mask, [rows, columns]),
  });
  const layers = [layer(hidden), layer(output)];
  const [first, second] = layers;
  const adam = tf.train.adam(
    LAYERED_ADAM.rate,
    LAYERED_ADAM.beta1,
    LAYERED_ADAM.beta2,
    LAYERED_ADAM.epsilon,
  );
  let last: tf.Tensor = tf.zeros([1]);
  return {
    step(x, y) {
      last.dispose();
      tf.tidy(() => {
        adam.minimize(() => {
          const a = tf.relu(
            tf.add(tf.matMul(x, tf.mul(first.w, first.mask), false, true), first.b),
          );
          const z = tf.add(tf.matMul(a, tf.mul(second.w, second.mask), false, true), second.b);
          const loss = tf.losses.softmaxCrossEntropy(y, z) as tf.Scalar;
          last = tf.keep(tf.reshape(loss, [1]).clone());
          return loss;
        });
      });
    },
    loss: () => last,
    dispose: () => tf.dispose([...layers.flatMap(({ w, b, mask }) => [w, b, mask]), last]),
  };
}

/** Weights and biases of both layers one after the other, [P]. */
function writtenOut({ hidden, output, batch }: LayeredWorkload): LayeredStepper {
  const [n, d] = [hidden.rows, hidden.columns];
  const classes = output.rows;
  const pack = (...parts: Float32Array[]): tf.Tensor1D =>
    tf.tensor1d(Float32Array.from(parts.flatMap((part) => [...part])));
  const ones = (length: number) => new Float32Array(length).fill(1);
  const mask = pack(hidden.mask, ones(n), output.mask, ones(classes));
  let p = pack(hidden.weights, hidden.biases, output.weights, output.biases);
  let m = tf.zerosLike(p);
  let s = tf.zerosLike(p);
  let last: tf.Tensor = tf.zeros([1]);
  let t = 0;
  return {
    step(x, y) {
      t++;
      const [newP, newM, newS, loss] = tf.tidy(
        (): [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D, tf.Tensor] => {
          const w = tf.reshape(tf.slice(p, [0], [n * d]), [n, d]);
          const b = tf.slice(p, [n * d], [n]);
          const v = tf.reshape(tf.slice(p, [n * d + n], [classes * n]), [classes, n]);
          const c = tf.slice(p, [n * d + n + classes * n], [classes]);
          const z1 = tf.add(tf.matMul(x, w, false, true), b);
          const a = tf.relu(z1);
          const z = tf.add(tf.matMul(a, v, false, true), c) as tf.Tensor2D;
          const logs = tf.logSoftmax(z);
          const dz = tf.mul(tf.sub(tf.exp(logs), y), 1 / batch) as tf.Tensor2D;
          const da = tf.mul(tf.matMul(dz, v), tf.step(z1)) as tf.Tensor2D;
          const gw = tf.reshape(tf.matMul(da, x, true, false), [n * d]) as tf.Tensor1D;
          const gv = tf.reshape(tf.matMul(dz, a, true, false), [classes * n]) as tf.Tensor1D;
          const [gb, gc] = [tf.sum(da, 0), tf.sum(dz, 0)] as tf.Tensor1D[];
          const g = tf.mul(tf.concat1d([gw, gb, gv, gc]), mask);
          const m1 = tf.add(tf.mul(m, LAYERED_ADAM.beta1), tf.mul(g, 1 - LAYERED_ADAM.beta1));
          const square = tf.mul(tf.square(g), 1 - LAYERED_ADAM.beta2);
          const s1 = tf.add(tf.mul(s, LAYERED_ADAM.beta2), square);
          const rate = LAYERED_ADAM.rate / (1 - LAYERED_ADAM.beta1 ** t);
          const second = 1 / Math.sqrt(1 - LAYERED_ADAM.beta2 ** t);
          const scale = tf.add(tf.mul(tf.sqrt(s1), second), LAYERED_ADAM.epsilon);
          const p1 = tf.sub(p, tf.div(tf.mul(m1, rate), scale));
          const nats = tf.reshape(tf.mul(tf.sum(tf.mul(logs, y)), -1 / batch), [1]);
          return [p1 as tf.Tensor1D, m1 as tf.Tensor1D, s1 as tf.Tensor1D, nats];
        },
      );
      tf.dispose([p, m, s, last]);
      [p, m, s, last] = [newP, newM, newS, loss];
    },
    loss: () => last,
    dispose: () => tf.dispose([p, m, s, last, mask]),
  };
}
