/**
 * Who gets which input, the copy, the joint prune; twins of `src/engine/cpu/split.ts`, whose
 * docstrings say what they do. All integers and copied weights are equal bit for bit.
 */
import { ALIVE_BIT, Field, field, replicaAt, START_MASK, word } from './layout';
import { lines, working } from './memory';
import { open, Stream, shuffle } from './random';

const NO_GROUP: u32 = 0xffff;
const RANDOM: u32 = 1;

export function deal(
  from: u32,
  replicas: u32,
  parents: u32,
  descriptors: usize,
  groups: usize,
  dealt: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const at = replicaAt(descriptors, r);
    const kind = field(at, Field.deal);
    if (kind === 0) continue;
    const d = field(at, Field.inputs);
    const alpha = field(at, Field.alpha);
    const table = word(groups, field(at, Field.group_table));
    const count = kind === RANDOM ? d : field(at, Field.groups);
    const room = lines((<usize>count) << 2);
    const items = working(2 * room);
    const childOf = items + room;
    const end = min(parents, field(at, Field.parents));
    let target = word(dealt, field(at, Field.topology));
    for (let parent: u32 = 0; parent < end; parent++) {
      for (let i: u32 = 0; i < count; i++) store<u32>(word(items, i), i);
      open(field(at, Field.seed), Stream.mask, parent);
      shuffle(items, count);
      for (let i: u32 = 0; i < count; i++) {
        store<u32>(word(childOf, load<u32>(word(items, i))), i % alpha);
      }
      for (let j: u32 = 0; j < d; j++) {
        const group = load<u32>(word(table, j)) & 0xffff;
        const item = kind === RANDOM ? j : group;
        store<u32>(target, item === NO_GROUP ? j % alpha : load<u32>(word(childOf, item)));
        target += 4;
      }
    }
  }
}

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
    const end = min(parents, h);
    for (let parent: u32 = 0; parent < end; parent++) {
      let place = parent * d;
      for (let k: u32 = 0; k < alpha; k++) {
        const child = parent * alpha + k;
        store<u32>(word(stagedTopology, starts + child), place | ALIVE_BIT);
        copyWord(params, biases + parent, stagedParams, biases + child);
        copyWord(params, outputs + parent, stagedParams, outputs + child);
        for (let j: u32 = 0; j < d; j++) {
          if (load<u32>(word(dealt, edges + parent * d + j)) !== k) continue;
          store<u32>(word(stagedTopology, edges + place), (child << 16) | j);
          copyWord(params, weights + parent * d + j, stagedParams, weights + place);
          place++;
        }
      }
    }
    store<u32>(word(stagedTopology, starts + alpha * h), h * d);
    const bias = outputs + field(at, Field.child_capacity);
    copyWord(params, bias, stagedParams, bias);
  }
}

export function prune(
  from: u32,
  replicas: u32,
  descriptors: usize,
  stagedTopology: usize,
  stagedParams: usize,
  topology: usize,
  params: usize,
  state: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const at = replicaAt(descriptors, r);
    if (field(at, Field.deal) === 0) continue;
    const edgeCount = field(at, Field.edge_capacity);
    const n = field(at, Field.child_capacity);
    const edges = field(at, Field.topology);
    const starts = edges + edgeCount;
    const weights = field(at, Field.weights);
    const biases = weights + edgeCount;
    const outputs = biases + n;
    const total = edgeCount + n;
    const gone = markSmallest(
      word(stagedParams, weights),
      edgeCount,
      word(stagedParams, outputs),
      n,
      max(<i32>total - <i32>field(at, Field.budget), 0),
    );
    let place: u32 = 0;
    for (let c: u32 = 0; c < n; c++) {
      const first = load<u32>(word(stagedTopology, starts + c)) & START_MASK;
      const last = load<u32>(word(stagedTopology, starts + c + 1)) & START_MASK;
      const alive = load<u8>(gone + edgeCount + c) === 0;
      store<u32>(word(topology, starts + c), alive ? place | ALIVE_BIT : place);
      copyWord(stagedParams, biases + c, params, biases + c);
      if (alive) copyWord(stagedParams, outputs + c, params, outputs + c);
      else store<u32>(word(params, outputs + c), 0);
      for (let e = first; e < last; e++) {
        if (load<u8>(gone + e)) continue;
        copyWord(stagedTopology, edges + e, topology, edges + place);
        copyWord(stagedParams, weights + e, params, weights + place);
        place++;
      }
    }
    store<u32>(word(topology, starts + n), place);
    const rest = (<usize>(edgeCount - place)) << 2;
    memory.fill(word(topology, edges + place), 0, rest);
    memory.fill(word(params, weights + place), 0, rest);
    copyWord(stagedParams, outputs + n, params, outputs + n);
    const moments = word(state, field(at, Field.state));
    memory.fill(moments, 0, (<usize>field(at, Field.parameter_count)) << 3);
  }
}

function copyWord(source: usize, from: u32, target: usize, to: u32): void {
  store<u32>(word(target, to), load<u32>(word(source, from)));
}

/**
 * A byte a weight, 1 for the `excess` smallest |w| of both arrays; of equals the earlier. |w| is
 * compared as the bits of a non-negative float, the same order as the numbers. The largest key
 * that goes is found bit by bit from the top: the k with at most `excess` keys below it.
 */
function markSmallest(a: usize, countA: u32, b: usize, countB: u32, excess: u32): usize {
  const gone = working(countA + countB);
  let limit: u32 = 0;
  for (let bit: u32 = 0x40000000; bit; bit >>= 1) {
    const tried = limit | bit;
    if (countBelow(a, countA, tried) + countBelow(b, countB, tried) <= excess) limit = tried;
  }
  let ties = excess - countBelow(a, countA, limit) - countBelow(b, countB, limit);
  ties = mark(a, countA, limit, ties, gone);
  mark(b, countB, limit, ties, gone + countA);
  return gone;
}

function keyOf(weights: usize, i: u32): u32 {
  return load<u32>(word(weights, i)) & 0x7fffffff;
}

function countBelow(weights: usize, count: u32, limit: u32): u32 {
  let below: u32 = 0;
  for (let i: u32 = 0; i < count; i++) below += u32(keyOf(weights, i) < limit);
  return below;
}

/** Marks what is below `limit`, and `ties` of those that equal it; returns the ties left. */
function mark(weights: usize, count: u32, limit: u32, ties: u32, gone: usize): u32 {
  for (let i: u32 = 0; i < count; i++) {
    const key = keyOf(weights, i);
    const tie = key === limit && ties > 0;
    store<u8>(gone + i, u8(key < limit || tie));
    if (tie) ties--;
  }
  return ties;
}
