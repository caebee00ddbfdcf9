// Drops the ⌊E·share/65,536⌋ edges of smallest |w| and grows as many among the places (child, input)
// that are free then: those of largest |gradient|, or of largest random word; of equals the earlier.
// New edges have weight and moments 0, kept ones their own. n × d places, E edges.
// Slot growth: scores (n·d), the edge that is kept at a place, plus 1 (n·d), weight and two moments of
// every edge (3·E): `growthWords` in src/model/replica-layout.ts.
// One workgroup per replica; thread t owns the t-th run of edges or places, the last ragged.
// #import lib/replica.wgsl
// #import lib/smallest.wgsl
// #import lib/starts.wgsl
// #import lib/stream.wgsl

/// Values of field `rewire`, as in src/methods/method.ts.
const NONE = 0u;
const RANDOM = 1u;

struct Params {
  first: u32,
  replicas: u32,
  event: u32,
  share: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read_write> topology: array<u32>;
@group(0) @binding(3) var<storage, read_write> params: array<u32>;
@group(0) @binding(4) var<storage, read_write> state: array<u32>;
@group(0) @binding(5) var<storage, read_write> growth: array<u32>;

/// Words of slot growth where scores and kept edges begin, and of the weights in slot params.
var<private> scores: u32;
var<private> kept: u32;
var<private> weights: u32;
/// Whether places are selected, or edges.
var<private> growing: bool;

/// Edges: |w|, ordered as the numbers. Places: the larger the score the smaller; never one in use.
fn key(i: u32) -> u32 {
  if (!growing) {
    return params[weights + i] & 0x7fffffffu;
  }
  let free = 0x7fffffffu - (growth[scores + i] & 0x7fffffffu);
  return select(0xffffffffu, free, growth[kept + i] == 0u);
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.x >= call.replicas || replicas[call.first + workgroup.x].rewire == NONE) {
    return;
  }
  let r = replicas[call.first + workgroup.x];
  let places = r.children * r.inputs;
  let starts = r.topology + r.edge_capacity;
  let count = topology[starts + r.children] & START_MASK;
  let moved = (count * call.share) >> 16u;
  weights = r.weights;
  scores = r.growth;
  kept = scores + places;
  let copies = kept + places;
  let second = r.state + r.parameter_count;
  let stream = stream_key(r.seed, STREAM_REGROW, call.event);
  for (var place = thread; place < places; place += THREADS) {
    growth[kept + place] = 0u;
    if (r.rewire == RANDOM) {
      growth[scores + place] = threefry2x32(stream, vec2u(place, 0u)).x >> 1u;
    }
  }
  for (var e = thread; e < count; e += THREADS) {
    growth[copies + 3u * e] = params[weights + e];
    growth[copies + 3u * e + 1u] = state[r.state + e];
    growth[copies + 3u * e + 2u] = state[second + e];
  }
  storageBarrier();
  growing = false;
  find_threshold(count, moved, thread);
  var run = (count + THREADS - 1u) / THREADS;
  var first = min(thread * run, count);
  var end = min(first + run, count);
  var left = ties_to_take(first, end, thread);
  for (var e = first; e < end; e++) {
    if (!is_taken(e, &left)) {
      let edge = topology[r.topology + e];
      growth[kept + (edge >> 16u) * r.inputs + (edge & 0xffffu)] = e + 1u;
    }
  }
  storageBarrier();
  workgroupBarrier();
  growing = true;
  find_threshold(places, moved, thread);
  run = (places + THREADS - 1u) / THREADS;
  first = min(thread * run, places);
  end = min(first + run, places);
  left = ties_to_take(first, end, thread);
  let ties = left;
  var used = 0u;
  for (var place = first; place < end; place++) {
    used += u32(growth[kept + place] != 0u || is_taken(place, &left));
  }
  var at = sum_before(thread, used);
  left = ties;
  for (var place = first; place < end; place++) {
    let edge = growth[kept + place];
    if (edge != 0u || is_taken(place, &left)) {
      let c = place / r.inputs;
      topology[r.topology + at] = (c << 16u) | (place - c * r.inputs);
      params[weights + at] = copied(copies, edge, 0u);
      state[r.state + at] = copied(copies, edge, 1u);
      state[second + at] = copied(copies, edge, 2u);
      at++;
    }
  }
  storageBarrier();
  workgroupBarrier();
  for (var c = thread; c < r.children; c += THREADS) {
    topology[starts + c] = (topology[starts + c] & ALIVE_BIT) | start_of(r.topology, c, count);
  }
}

/// Word k of a kept edge (plus 1); 0 for a new one.
fn copied(copies: u32, edge: u32, k: u32) -> u32 {
  return select(growth[copies + 3u * max(edge, 1u) - 3u + k], 0u, edge == 0u);
}
