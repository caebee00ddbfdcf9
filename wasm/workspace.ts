/** Working memory of a training replica; addresses, all reserved by the largest it can get. */
import { Field, field } from './layout';
import { lines, working } from './memory';
import { networkBytes, parameterBytes, ROW } from './network';

/** The network, laid out by `place`. */
export let network: usize = 0;
/** Like its parameters: gradients, first and second moments. */
export let gradients: usize = 0;
export let first: usize = 0;
export let second: usize = 0;
/** [edge] four partial sums of T; [living child] of S. */
export let products: usize = 0;
export let sums: usize = 0;
/** [block][input][32 examples] ±1. */
export let x: usize = 0;
/** [example] labels 0 or 1, logits, loss gradients dL. */
export let labels: usize = 0;
export let logits: usize = 0;
export let slopes: usize = 0;
/** [block][living child][32 examples] all ones where off. */
export let masks: usize = 0;
/** What the caller asked for beside these. */
export let rest: usize = 0;

/** Lays all of it out, with `more` bytes at `rest`. */
export function reserve(at: usize, more: usize): void {
  const n = field(at, Field.child_capacity);
  const blocks = (field(at, Field.batch) + 31) >> 5;
  const parameters = lines(parameterBytes(at));
  const row = blocks * ROW;
  gradients = lines(networkBytes(at));
  first = gradients + parameters;
  second = first + parameters;
  products = second + parameters;
  sums = products + 4 * parameters;
  x = sums + lines(16 * n);
  labels = x + field(at, Field.inputs) * row;
  logits = labels + row;
  slopes = logits + row;
  masks = slopes + row;
  rest = masks + n * row;
  network = working(rest + more);
  gradients += network;
  first += network;
  second += network;
  products += network;
  sums += network;
  x += network;
  labels += network;
  logits += network;
  slopes += network;
  masks += network;
  rest += network;
}
