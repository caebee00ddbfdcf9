// x_jb = (raw_j − shift_j)·scale_j of `count` examples from place `begin` of the part's order into
// activations, d × stride, feature-major; label_b beside. From `count` up to `examples`: features 0,
// label −1. Features are f32, or bytes, four a word.
// One thread per (four features, four examples), b = 16·tile + lane + 4·k: four neighbours write four
// words in a row. Features past the last are not written, nor are places from `examples` on.

struct Source {
  bytes: u32,
  columns: u32,
  row_words: u32,
  features: u32,
  labels: u32,
  train: u32,
  test: u32,
  scaling: u32,
  inputs_at: u32,
  labels_at: u32,
}

struct Params {
  first: u32,
  sources: u32,
  part: u32,
  begin: u32,
  count: u32,
  examples: u32,
  stride: u32,
  words: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> sources: array<Source>;
@group(0) @binding(2) var<storage, read> features: array<u32>;
@group(0) @binding(3) var<storage, read> labels: array<u32>;
@group(0) @binding(4) var<storage, read> order: array<u32>;
@group(0) @binding(5) var<storage, read> scaling: array<f32>;
@group(0) @binding(6) var<storage, read_write> activations: array<f32>;

/// Raw features 4·word … 4·word + 3 of a row; those past the last are 0.
fn raw_features(s: Source, row: u32, word: u32) -> vec4f {
  let first = s.features + row * s.row_words;
  if (s.bytes == 1u) {
    return vec4f((vec4u(features[first + word]) >> vec4u(0u, 8u, 16u, 24u)) & vec4u(255u));
  }
  var raw = vec4f(0.0);
  for (var i = 0u; i < min(4u, s.columns - 4u * word); i++) {
    raw[i] = bitcast<f32>(features[first + 4u * word + i]);
  }
  return raw;
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (id.y >= call.sources) {
    return;
  }
  let s = sources[call.first + id.y];
  let lanes = (call.examples + 15u) / 16u * 4u;
  let words = (s.columns + 3u) / 4u;
  for (var i = id.x; i < words * lanes; i += groups.x * 64u) {
    let lane = i % lanes;
    gather(s, i / lanes, 16u * (lane / 4u) + lane % 4u);
  }
}

/// Four features of examples b, b + 4, b + 8, b + 12.
fn gather(s: Source, word: u32, b: u32) {
  let places = select(s.train, s.test, call.part == 0u) + call.begin;
  let count = min(4u, s.columns - 4u * word);
  let scales = s.scaling + s.columns;
  for (var k = 0u; k < 4u; k++) {
    let example = b + 4u * k;
    if (example >= call.examples) {
      return;
    }
    var row = 0u;
    let known = example < call.count;
    if (known) {
      row = order[places + example];
    }
    let raw = raw_features(s, row, word);
    for (var i = 0u; i < count; i++) {
      let j = 4u * word + i;
      let x = (raw[i] - scaling[s.scaling + j]) * scaling[scales + j];
      activations[s.inputs_at + j * call.stride + example] = select(0.0, x, known);
    }
    if (word == 0u) {
      activations[s.labels_at + example] = select(-1.0, f32(labels[s.labels + row]), known);
    }
  }
}
