// logit_b = output_bias + Σ_c v_c·relu(b_c + Σ_e w_e·x_bj); tally: Σ_b BCE and Σ_b [logit > 0] = y,
// of replica r − first on each block of 512 examples, n children, E edges.
// One thread per 8 consecutive examples; threads past the last example add nothing.
// #import lib/replica.wgsl
// #import lib/loss.wgsl
// #import lib/neuron.wgsl

struct Params {
  first: u32,
  replicas: u32,
  part: u32,
  blocks: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> examples: array<u32>;
@group(0) @binding(3) var<storage, read> topology: array<u32>;
@group(0) @binding(4) var<storage, read> params: array<f32>;
@group(0) @binding(5) var<storage, read_write> tally: array<f32>;

var<workgroup> thread_loss: array<f32, THREADS>;
var<workgroup> thread_correct: array<u32, THREADS>;

/// Logits of eight examples; `column` is their word within each input's column, `words` its pitch.
fn logits_of(r: Replica, column: u32, words: u32, signs: Signs) -> Octet {
  let starts = r.topology + r.edge_capacity;
  let biases = r.weights + r.edge_capacity;
  let outputs = biases + r.child_capacity;
  let bias = params[outputs + r.child_capacity];
  var logits = Octet(vec4f(bias), vec4f(bias));
  for (var c = 0u; c < r.children; c++) {
    let start = topology[starts + c];
    if ((start & ALIVE_BIT) == 0u) {
      continue;
    }
    let end = topology[starts + c + 1u] & START_MASK;
    var z = Octet(vec4f(params[biases + c]), vec4f(params[biases + c]));
    for (var e = start & START_MASK; e < end; e++) {
      let input = topology[r.topology + e] & 0xffffu;
      z = add_weight(z, params[r.weights + e], examples[column + input * words], signs);
    }
    let v = params[outputs + c];
    logits = add_activation(logits, v, z);
  }
  return logits;
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.x >= call.blocks || workgroup.y >= call.replicas) {
    return;
  }
  let r = replicas[call.first + workgroup.y];
  let test = call.part == 0u;
  let count = select(r.train_count, r.test_count, test);
  let columns = select(r.train_columns, r.test_columns, test);
  let labels = select(r.train_labels, r.test_labels, test);
  let example = (workgroup.x * THREADS + thread) * 8u;
  var total = 0.0;
  var correct = 0u;
  if (example < count) {
    let word = example >> 5u;
    let shift = example & 31u;
    let z = logits_of(r, columns + word, (count + 31u) / 32u, signs_of(shift >> 3u));
    let byte = examples[labels + word] >> shift;
    let lanes = vec4u(0u, 1u, 2u, 3u);
    let y_low = vec4f((vec4u(byte) >> lanes) & vec4u(1u));
    let y_high = vec4f((vec4u(byte) >> (lanes + 4u)) & vec4u(1u));
    let here = (vec4u(example) + lanes) < vec4u(count);
    let there = (vec4u(example + 4u) + lanes) < vec4u(count);
    let low = select(vec4f(0.0), loss_of(z.low, y_low), here);
    let high = select(vec4f(0.0), loss_of(z.high, y_high), there);
    total = low.x + low.y + low.z + low.w + high.x + high.y + high.z + high.w;
    correct = countOneBits(nibble((is_on(z.low) == (y_low > vec4f(0.0))) & here))
      + countOneBits(nibble((is_on(z.high) == (y_high > vec4f(0.0))) & there));
  }
  thread_loss[thread] = total;
  thread_correct[thread] = correct;
  workgroupBarrier();
  if (thread == 0u) {
    for (var t = 1u; t < THREADS; t++) {
      total += thread_loss[t];
      correct += thread_correct[t];
    }
    let at = (workgroup.y * call.blocks + workgroup.x) * 2u;
    tally[at] = total;
    tally[at + 1u] = f32(correct);
  }
}
