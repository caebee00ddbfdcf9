// x_jb = (raw_j − shift_j)·scale_j of `count` examples from place `begin` of the part's order into
// activations, d × stride, feature-major; label_b beside. From `count` up to `examples`: features 0,
// label −1. Features are f32, or bytes, four a word.
// One thread per (four features, four examples). Features past the last are not written, nor are places
// from `examples` on.

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

/// Raw features 4·word … 4·word + 3 of a row; those past the last are any.
fn raw_features(s: Source, row: u32, word: u32) -> vec4f {
  let first = s.features + row * s.row_words;
  if (s.bytes == 1u) {
    return floor(unpack4x8unorm(features[first + word]) * 255.0 + 0.5);
  }
  let at = first + 4u * word;
  return bitcast<vec4f>(vec4u(features[at], features[at + 1u], features[at + 2u], features[at + 3u]));
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (id.y >= call.sources) {
    return;
  }
  let s = sources[call.first + id.y];
  let quads = call.examples / 4u;
  let words = (s.columns + 3u) / 4u;
  for (var i = id.x; i < words * quads; i += groups.x * 64u) {
    gather(s, i / quads, i % quads);
  }
}

/// Four features of four examples.
fn gather(s: Source, word: u32, quad: u32) {
  let begin = 4u * quad;
  let places = select(s.train, s.test, call.part == 0u) + call.begin + begin;
  let known = vec4u(begin) + vec4u(0u, 1u, 2u, 3u) < vec4u(call.count);
  // Beyond the minibatch row 0 stands in, and is not taken.
  let rows = select(
    vec4u(0u),
    vec4u(order[places], order[places + 1u], order[places + 2u], order[places + 3u]),
    known,
  );
  let raw = transpose(mat4x4f(
    raw_features(s, rows.x, word),
    raw_features(s, rows.y, word),
    raw_features(s, rows.z, word),
    raw_features(s, rows.w, word),
  ));
  put(s, 4u * word, quad, raw[0], known);
  put(s, 4u * word + 1u, quad, raw[1], known);
  put(s, 4u * word + 2u, quad, raw[2], known);
  put(s, 4u * word + 3u, quad, raw[3], known);
  if (word == 0u) {
    let found = vec4f(vec4u(
      labels[s.labels + rows.x],
      labels[s.labels + rows.y],
      labels[s.labels + rows.z],
      labels[s.labels + rows.w],
    ));
    activations[s.labels_at / 4u + quad] = select(vec4f(-1.0), found, known);
  }
}

/// Feature j of four examples.
fn put(s: Source, j: u32, quad: u32, raw: vec4f, known: vec4<bool>) {
  if (j < s.columns) {
    let x = (raw - scaling[s.scaling + j]) * scaling[s.scaling + s.columns + j];
    activations[(s.inputs_at + j * call.stride) / 4u + quad] = select(vec4f(0.0), x, known);
  }
}
