// x_jb = (raw_j − shift_j)·scale_j of `count` examples from place `begin` of the part's order into
// activations, d × stride, feature-major; label_b beside. From `count` up to `examples`: features 0,
// label −1. Features are f32, or bytes, four a word.
// One thread per (four features, four examples); features past the last are not written.

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
@group(0) @binding(6) var<storage, read_write> activations: array<vec4f>;

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
fn main(@builtin(global_invocation_id) id: vec3u) {
  let quads = call.examples / 4u;
  let quad = id.x % quads;
  let word = id.x / quads;
  if (id.y >= call.sources) {
    return;
  }
  let s = sources[call.first + id.y];
  if (4u * word >= s.columns) {
    return;
  }
  let places = select(s.train, s.test, call.part == 0u) + call.begin;
  var raw: array<vec4f, 4>;
  var known: vec4<bool>;
  var label = vec4f(-1.0);
  for (var k = 0u; k < 4u; k++) {
    let b = 4u * quad + k;
    known[k] = b < call.count;
    if (known[k]) {
      let row = order[places + b];
      raw[k] = raw_features(s, row, word);
      label[k] = f32(labels[s.labels + row]);
    }
  }
  for (var i = 0u; i < min(4u, s.columns - 4u * word); i++) {
    let j = 4u * word + i;
    let shift = scaling[s.scaling + j];
    let scale = scaling[s.scaling + s.columns + j];
    let x = (vec4f(raw[0][i], raw[1][i], raw[2][i], raw[3][i]) - shift) * scale;
    activations[(s.inputs_at + j * call.stride) / 4u + quad] = select(vec4f(0.0), x, known);
  }
  if (word == 0u) {
    activations[s.labels_at / 4u + quad] = label;
  }
}
