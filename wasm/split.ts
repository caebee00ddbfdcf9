/**
 * The copy and the joint prune; twins of those in `src/engine/cpu/split.ts`, whose docstrings say
 * what they do. All integers and copied weights are equal bit for bit.
 */
import { ALIVE_BIT, Field, field, replicaAt, START_MASK, word } from './layout';
import { working } from './memory';
import { markSmallest } from './select';

export function copy(
  from: u32,
  replicas: u32,
  parents: u32,
  descriptors: usize,
  dealt: usize,
  params: usize,
  stagedTopology: usize,
  stagedParams: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const at = replicaAt(descriptors, r);
    if (field(at, Field.deal) === 0) continue;
    const d = field(at, Field.inputs);
    const h = field(at, Field.parents);
    const alpha = field(at, Field.alpha);
    const edges = field(at, Field.topology);
    const starts = edges + field(at, Field.edge_capacity);
    const weights = field(at, Field.weights);
    const biases = weights + field(at, Field.edge_capacity);
    const outputs = biases + field(at, Field.child_capacity);
    const stride = field(at, Field.edge_capacity) / h;
    const end = min(parents, h);
    for (let parent: u32 = 0; parent < end; parent++) {
      let place = parent * stride;
      for (let k: u32 = 0; k < alpha; k++) {
        const child = parent * alpha + k;
        store<u32>(word(stagedTopology, starts + child), place | ALIVE_BIT);
        copyWord(params, biases + parent, stagedParams, biases + child);
        copyWord(params, outputs + parent, stagedParams, outputs + child);
        for (let j: u32 = 0; j < d; j++) {
          if (!((load<u32>(word(dealt, edges + parent * d + j)) >> k) & 1)) continue;
          store<u32>(word(stagedTopology, edges + place), (child << 16) | j);
          copyWord(params, weights + parent * d + j, stagedParams, weights + place);
          place++;
        }
      }
    }
    store<u32>(word(stagedTopology, starts + alpha * h), h * stride);
    const bias = outputs + field(at, Field.child_capacity);
    copyWord(params, bias, stagedParams, bias);
  }
}

export function prune(
  from: u32,
  replicas: u32,
  trial: u32,
  descriptors: usize,
  sourceTopology: usize,
  sourceParams: usize,
  fresh: usize,
  topology: usize,
  params: usize,
  state: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const at = replicaAt(descriptors, r);
    if (!trial && field(at, Field.deal) === 0) continue;
    const values = !trial && field(at, Field.fresh) ? fresh : sourceParams;
    const n = field(at, trial ? Field.children : Field.child_capacity);
    const capacity = field(at, Field.edge_capacity);
    const edges = field(at, Field.topology);
    const starts = edges + capacity;
    const edgeCount = load<u32>(word(sourceTopology, starts + n)) & START_MASK;
    const weights = field(at, Field.weights);
    const biases = weights + capacity;
    const outputs = biases + field(at, Field.child_capacity);
    const last = outputs + field(at, Field.child_capacity);
    const total = edgeCount + n;
    const remain = field(at, trial ? Field.base : Field.budget);
    const gone = working(total);
    markSmallest(
      word(sourceParams, weights),
      edgeCount,
      word(sourceParams, outputs),
      n,
      total > remain ? total - remain : 0,
      gone,
    );
    let place: u32 = 0;
    for (let c: u32 = 0; c < n; c++) {
      const begin = load<u32>(word(sourceTopology, starts + c)) & START_MASK;
      const end = load<u32>(word(sourceTopology, starts + c + 1)) & START_MASK;
      const alive = load<u8>(gone + edgeCount + c) === 0;
      store<u32>(word(topology, starts + c), alive ? place | ALIVE_BIT : place);
      copyWord(values, biases + c, params, biases + c);
      if (alive) copyWord(values, outputs + c, params, outputs + c);
      else store<u32>(word(params, outputs + c), 0);
      for (let e = begin; e < end; e++) {
        if (load<u8>(gone + e)) continue;
        copyWord(sourceTopology, edges + e, topology, edges + place);
        copyWord(values, weights + e, params, weights + place);
        place++;
      }
    }
    store<u32>(word(topology, starts + n), place);
    const rest = (<usize>(capacity - place)) << 2;
    memory.fill(word(topology, edges + place), 0, rest);
    memory.fill(word(params, weights + place), 0, rest);
    copyWord(values, last, params, last);
    if (trial) continue;
    const moments = word(state, field(at, Field.state));
    memory.fill(moments, 0, (<usize>field(at, Field.parameter_count)) << 3);
  }
}

function copyWord(source: usize, from: u32, target: usize, to: u32): void {
  store<u32>(word(target, to), load<u32>(word(source, from)));
}
