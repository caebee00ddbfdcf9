// tally[(r − first)·blocks + block] = Σ_b [logit_b > 0] = [logit'_b > 0] over 512 test examples,
// logit' with the quantised weights; both as in evaluate.wgsl, n children, E edges, one pass.
// One thread per 8 consecutive examples; threads past the last example add nothing.
// #import lib/replica.wgsl
// #import lib/neuron.wgsl

struct Params {
  first: u32,
  replicas: u32,
  blocks: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> examples: array<u32>;
@group(0) @binding(3) var<storage, read> topology: array<u32>;
@group(0) @binding(4) var<storage, read> params: array<f32>;
@group(0) @binding(5) var<storage, read> quantised: array<f32>;
@group(0) @binding(6) var<storage, read_write> tally: array<u32>;

var<workgroup> same: atomic<u32>;

/// Of eight examples, those that both networks answer alike; `column` is their word within each
/// input's column, `words` its pitch.
fn alike(r: Replica, column: u32, words: u32, signs: Signs) -> u32 {
  let starts = r.topology + r.edge_capacity;
  let biases = r.weights + r.edge_capacity;
  let outputs = biases + r.child_capacity;
  let bias = params[outputs + r.child_capacity];
  var logits = Octet(vec4f(bias), vec4f(bias));
  var others = logits;
  for (var c = 0u; c < r.children; c++) {
    let start = topology[starts + c];
    if ((start & ALIVE_BIT) == 0u) {
      continue;
    }
    let end = topology[starts + c + 1u] & START_MASK;
    var z = Octet(vec4f(params[biases + c]), vec4f(params[biases + c]));
    var y = z;
    for (var e = start & START_MASK; e < end; e++) {
      let word = examples[column + (topology[r.topology + e] & 0xffffu) * words];
      z = add_weight(z, params[r.weights + e], word, signs);
      y = add_weight(y, quantised[r.weights + e], word, signs);
    }
    let v = params[outputs + c];
    logits = add_activation(logits, v, z);
    others = add_activation(others, v, y);
  }
  return ~(activity(logits) ^ activity(others)) & 0xffu;
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.x >= call.blocks || workgroup.y >= call.replicas) {
    return;
  }
  let r = replicas[call.first + workgroup.y];
  let example = (workgroup.x * THREADS + thread) * 8u;
  if (example < r.test_count) {
    let shift = example & 31u;
    let column = r.test_columns + (example >> 5u);
    let bits = alike(r, column, (r.test_count + 31u) / 32u, signs_of(shift >> 3u));
    let there = 0xffu >> (8u - min(8u, r.test_count - example));
    // Whole numbers: any order gives the same sum.
    atomicAdd(&same, countOneBits(bits & there));
  }
  workgroupBarrier();
  if (thread == 0u) {
    tally[workgroup.y * call.blocks + workgroup.x] = atomicLoad(&same);
  }
}
