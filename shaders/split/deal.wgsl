// deal[parent·d + j] ∈ [0, α): the child of parent that gets input j; d inputs, α children each.
// Random: the inputs, shuffled, go round the children. Clause: the clauses do, whole; an input of
// no clause goes round by its index. One thread per parent; threads past the last parent do nothing.
// #import lib/replica.wgsl
// #import lib/stream.wgsl

/// Most inputs (and so clauses) of a network.
const MOST = 128u;
const RANDOM = 1u;
const NO_GROUP = 0xffffu;

struct Params {
  first: u32,
  replicas: u32,
  parents: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> groups: array<u32>;
@group(0) @binding(3) var<storage, read_write> deal: array<u32>;

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
  let count = min(select(r.groups, r.inputs, r.deal == RANDOM), MOST);
  var items: array<u32, MOST>;
  var child_of: array<u32, MOST>;
  for (var i = 0u; i < count; i++) {
    items[i] = i;
  }
  var stream = open_stream(r.seed, STREAM_MASK, parent);
  for (var i = count; i > 1u; i--) {
    let j = below(&stream, i);
    let kept = items[i - 1u];
    items[i - 1u] = items[j];
    items[j] = kept;
  }
  for (var place = 0u; place < count; place++) {
    child_of[items[place]] = place % r.alpha;
  }
  for (var j = 0u; j < r.inputs; j++) {
    let group = groups[r.group_table + j] & 0xffffu;
    var child = j % r.alpha;
    if (r.deal == RANDOM) {
      child = child_of[j];
    } else if (group != NO_GROUP) {
      child = child_of[group];
    }
    deal[r.topology + parent * r.inputs + j] = child;
  }
}
