// deal[parent·d + j]: the children of parent that get input j, a bit each; d inputs, α children.
// Going round, place p gets child p mod α. Random: the inputs of a parent, shuffled, go round
// (shared: those of parent 0 for all; N:M: shuffled within each block of four). Clause: the clauses
// do, whole; an input of no clause goes round by its index. Overlap and subset: child k takes the
// first ⌈(d − k)/α⌉ inputs of an order, its own or that of all siblings. Clones: everyone takes all.
// One thread per parent; threads past the last parent do nothing.
// #import lib/replica.wgsl
// #import lib/stream.wgsl

/// Most inputs (and so clauses) of a network.
const MOST = 128u;
const NO_GROUP = 0xffffu;
/// Kinds of deal, as in src/methods/method.ts.
const CLAUSE = 2u;
const SHARED = 3u;
const OVERLAP = 4u;
const SUBSET = 5u;
const CLONES = 6u;
const NM = 7u;
/// Neighbouring inputs that an N:M mask counts together.
const NM_BLOCK = 4u;

struct Params {
  first: u32,
  replicas: u32,
  parents: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> groups: array<u32>;
@group(0) @binding(3) var<storage, read_write> deal: array<u32>;

/// What is dealt, in its order, and the children each is dealt to.
var<private> items: array<u32, MOST>;
var<private> children: array<u32, MOST>;

/// Shuffles items start … end − 1, Fisher–Yates from the end.
fn shuffle(start: u32, end: u32, stream: ptr<function, Stream>) {
  for (var i = end - start; i > 1u; i--) {
    let j = start + below(stream, i);
    let kept = items[start + i - 1u];
    items[start + i - 1u] = items[j];
    items[j] = kept;
  }
}

/// The items, shuffled within blocks, go round the children.
fn go_round(count: u32, alpha: u32, block: u32, stream: ptr<function, Stream>) {
  for (var start = 0u; start < count; start += block) {
    shuffle(start, min(start + block, count), stream);
  }
  for (var place = 0u; place < count; place++) {
    children[items[place]] = 1u << (place % alpha);
  }
}

/// Child k takes the first ⌈(count − k)/α⌉ items of an order.
fn take_parts(count: u32, alpha: u32, anew: bool, stream: ptr<function, Stream>) {
  for (var k = 0u; k < alpha; k++) {
    if (k == 0u || anew) {
      shuffle(0u, count, stream);
    }
    for (var place = 0u; place < (count - k + alpha - 1u) / alpha; place++) {
      children[items[place]] |= 1u << k;
    }
  }
}

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let parent = id.x;
  if (id.y >= call.replicas || parent >= call.parents) {
    return;
  }
  let r = replicas[call.first + id.y];
  if (parent >= r.parents || r.deal == 0u) {
    return;
  }
  let count = min(select(r.inputs, r.groups, r.deal == CLAUSE), MOST);
  for (var i = 0u; i < count; i++) {
    items[i] = i;
    children[i] = select(0u, (1u << r.alpha) - 1u, r.deal == CLONES);
  }
  var stream = open_stream(r.seed, STREAM_MASK, select(parent, 0u, r.deal == SHARED));
  if (r.deal == OVERLAP || r.deal == SUBSET) {
    take_parts(count, r.alpha, r.deal == OVERLAP, &stream);
  } else if (r.deal != CLONES) {
    go_round(count, r.alpha, select(count, NM_BLOCK, r.deal == NM), &stream);
  }
  for (var j = 0u; j < r.inputs; j++) {
    var dealt = 1u << (j % r.alpha);
    let group = groups[r.group_table + j] & 0xffffu;
    if (r.deal != CLAUSE) {
      dealt = children[j];
    } else if (group != NO_GROUP) {
      dealt = children[group];
    }
    deal[r.topology + parent * r.inputs + j] = dealt;
  }
}
