/**
 * Twins of `shaders/rewire/*.wgsl`: dynamic sparse training. The smallest edges of W1 go, as many
 * others come at weight 0 with the optimiser at rest there; output weights stay. paper.md §3.
 */
import { streamKey } from '../../lib/random';
import { threefry2x32 } from '../../lib/threefry';
import { REWIRES } from '../../methods';
import { ALIVE_BIT, REPLICA, REPLICA_WORDS, START_MASK } from '../../model/replica-layout';
import { movedEdges } from '../rewiring';
import { lossGradient } from './loss';
import type { Slot } from './slot';

const f = Math.fround;

/**
 * growth[growth + c·d + j] = v_c·Σ_b [z_cb > 0]·dL_b·x_bj / B over the minibatch `batch_index`: what
 * the gradient of w_cj is or would be. Only where edges follow the gradient.
 */
export function gradient(
  params: Readonly<Record<'first' | 'replicas' | 'batch_index', number>>,
  replicas: Slot,
  examples: Slot,
  order: Slot,
  topology: Slot,
  parameters: Slot,
  growth: Slot,
): void {
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const at = r * REPLICA_WORDS;
    const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
    if (field('rewire') !== REWIRES.gradient) continue;
    const d = field('inputs');
    const n = field('children');
    const edges = field('topology');
    const starts = edges + field('edge_capacity');
    const w = parameters.f32.subarray(field('weights'));
    const biases = field('edge_capacity');
    const outputs = biases + field('child_capacity');
    const start = params.batch_index * field('batch');
    const size = Math.min(field('batch'), field('train_count') - start);
    const x = new Float32Array(d);
    const z = new Float32Array(n);
    const sums = growth.f32.subarray(field('growth'), field('growth') + n * d);
    sums.fill(0);
    for (let b = 0; b < size; b++) {
      const example = order.u32[field('order') + start + b];
      const row = field('train_rows') + example * field('words_per_row');
      for (let j = 0; j < d; j++) {
        x[j] = (examples.u32[row + (j >> 5)] >>> (j & 31)) & 1 ? 1 : -1;
      }
      let logit = w[outputs + field('child_capacity')];
      for (let c = 0; c < n; c++) {
        let sum = w[biases + c];
        const end = topology.u32[starts + c + 1] & START_MASK;
        for (let e = topology.u32[starts + c] & START_MASK; e < end; e++) {
          sum = f(sum + f(w[e] * x[topology.u32[edges + e] & 0xffff]));
        }
        z[c] = sum;
        if (sum > 0) logit = f(logit + f(w[outputs + c] * sum));
      }
      const label = examples.u32[field('train_labels') + (example >> 5)];
      const slope = lossGradient(logit, (label >>> (example & 31)) & 1, f(1 / size));
      for (let c = 0; c < n; c++) {
        if (!(z[c] > 0)) continue;
        const own = f(w[outputs + c] * slope);
        for (let j = 0; j < d; j++) sums[c * d + j] = f(sums[c * d + j] + f(own * x[j]));
      }
    }
  }
}

/**
 * Drops the ⌊E·share/65,536⌋ edges of smallest |w| (of equals the earlier) and grows as many among
 * the places that are free then: those of largest |gradient|, or of largest random word of
 * stream(seed, 'regrow', event) at counter (c·d + j, 0); of equals the earlier. Kept edges keep
 * weight and moments.
 */
export function regrow(
  params: Readonly<Record<'first' | 'replicas' | 'event' | 'share', number>>,
  replicas: Slot,
  topology: Slot,
  parameters: Slot,
  state: Slot,
  growth: Slot,
): void {
  const words = new Uint32Array(2);
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const at = r * REPLICA_WORDS;
    const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
    const kind = field('rewire');
    if (kind === REWIRES.none) continue;
    const d = field('inputs');
    const n = field('children');
    const edges = field('topology');
    const starts = edges + field('edge_capacity');
    const count = topology.u32[starts + n] & START_MASK;
    const moved = movedEdges(count, params.share);
    const weights = field('weights');
    const first = field('state');
    const second = first + field('parameter_count');
    const [key0, key1] = streamKey(field('seed'), 'regrow', params.event);
    const placeOf = (e: number): number => {
      const edge = topology.u32[edges + e];
      return (edge >>> 16) * d + (edge & 0xffff);
    };
    const size = (e: number): number => parameters.u32[weights + e] & 0x7fffffff;
    const order = Array.from({ length: count }, (_, e) => e);
    order.sort((a, b) => size(a) - size(b) || a - b);
    const kept = new Map(order.slice(moved).map((e) => [placeOf(e), e]));
    const score = (place: number): number => {
      if (kind === REWIRES.gradient) return growth.u32[field('growth') + place] & 0x7fffffff;
      threefry2x32(key0, key1, place, 0, words);
      return words[0] >>> 1;
    };
    const free = Array.from({ length: n * d }, (_, place) => place).filter((p) => !kept.has(p));
    const scores = new Map(free.map((place) => [place, score(place)]));
    free.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b);
    const places = [...kept.keys(), ...free.slice(0, moved)].sort((a, b) => a - b);
    const old = [parameters.u32.slice(weights, weights + count)];
    for (const moment of [first, second]) old.push(state.u32.slice(moment, moment + count));
    let place = 0;
    for (let c = 0; c < n; c++) {
      topology.u32[starts + c] = place | (topology.u32[starts + c] & ALIVE_BIT);
      for (; place < count && places[place] < (c + 1) * d; place++) {
        const edge = kept.get(places[place]);
        topology.u32[edges + place] = (c << 16) | (places[place] - c * d);
        parameters.u32[weights + place] = edge === undefined ? 0 : old[0][edge];
        state.u32[first + place] = edge === undefined ? 0 : old[1][edge];
        state.u32[second + place] = edge === undefined ? 0 : old[2][edge];
      }
    }
  }
}
