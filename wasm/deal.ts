/** Who gets which input; twin of `deal` in `src/engine/cpu/split.ts`, equal bit for bit. */
import { Deal, Field, field, NM_BLOCK, replicaAt, word } from './layout';
import { working } from './memory';
import { open, Stream, shuffle } from './random';

const NO_GROUP: u32 = 0xffff;

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
    if (kind === Deal.none) continue;
    const d = field(at, Field.inputs);
    const alpha = field(at, Field.alpha);
    const clauses = field(at, Field.groups);
    const table = word(groups, field(at, Field.group_table));
    const items = working((<usize>max(d, 2 * clauses)) << 2);
    const end = min(parents, field(at, Field.parents));
    for (let parent: u32 = 0; parent < end; parent++) {
      const target = word(dealt, field(at, Field.topology) + parent * d);
      open(field(at, Field.seed), Stream.mask, kind === Deal.shared ? 0 : parent);
      if (kind === Deal.clones) {
        for (let j: u32 = 0; j < d; j++) store<u32>(word(target, j), (1 << alpha) - 1);
      } else if (kind === Deal.overlap || kind === Deal.subset) {
        takeParts(target, d, alpha, kind === Deal.overlap, items);
      } else if (kind === Deal.clause) goRoundWhole(target, d, table, clauses, alpha, items);
      else goRound(target, d, alpha, kind === Deal.nm ? NM_BLOCK : d, items);
    }
  }
}

/** Writes 0 … count − 1. */
function list(items: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) store<u32>(word(items, i), i);
}

/** The inputs, shuffled within blocks, go round the children. */
function goRound(target: usize, d: u32, alpha: u32, block: u32, items: usize): void {
  list(items, d);
  for (let from: u32 = 0; from < d; from += block) {
    shuffle(word(items, from), min(block, d - from));
  }
  for (let place: u32 = 0; place < d; place++) {
    store<u32>(word(target, load<u32>(word(items, place))), 1 << (place % alpha));
  }
}

/** The clauses, shuffled, go round the children. */
function goRoundWhole(
  target: usize,
  d: u32,
  table: usize,
  clauses: u32,
  alpha: u32,
  items: usize,
): void {
  const childOf = word(items, clauses);
  list(items, clauses);
  shuffle(items, clauses);
  for (let place: u32 = 0; place < clauses; place++) {
    store<u32>(word(childOf, load<u32>(word(items, place))), place % alpha);
  }
  for (let j: u32 = 0; j < d; j++) {
    const clause = load<u32>(word(table, j)) & 0xffff;
    const child = clause === NO_GROUP ? j % alpha : load<u32>(word(childOf, clause));
    store<u32>(word(target, j), 1 << child);
  }
}

/** Child k takes the first ⌈(d − k)/α⌉ inputs of an order, drawn anew for each child or once. */
function takeParts(target: usize, d: u32, alpha: u32, anew: bool, items: usize): void {
  list(items, d);
  memory.fill(target, 0, (<usize>d) << 2);
  for (let k: u32 = 0; k < alpha; k++) {
    if (k === 0 || anew) shuffle(items, d);
    const count = (d + alpha - 1 - k) / alpha;
    for (let i: u32 = 0; i < count; i++) {
      const place = word(target, load<u32>(word(items, i)));
      store<u32>(place, load<u32>(place) | (1 << k));
    }
  }
}
