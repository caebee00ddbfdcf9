// For neuron i over all j < i, rows of W1 (n × d): Σ cosine, Σ |cosine|, number of pairs, at
// cosine[((r − first)·children + i)·3]. A pair with a neuron without weights does not count.
// One thread per neuron; neurons that a replica does not have get zeros.
// #import lib/replica.wgsl

struct Params {
  first: u32,
  replicas: u32,
  children: u32,
  stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> dense: array<f32>;
@group(0) @binding(3) var<storage, read_write> cosine: array<f32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (id.y >= call.replicas || i >= call.children) {
    return;
  }
  let r = replicas[call.first + id.y];
  let d = r.inputs;
  let base = id.y * call.stride;
  var sum = 0.0;
  var absolute = 0.0;
  var pairs = 0.0;
  let before = select(0u, i, i < r.children);
  for (var j = 0u; j < before; j++) {
    var own = 0.0;
    var other = 0.0;
    var dot_product = 0.0;
    for (var k = 0u; k < d; k++) {
      let a = dense[base + i * d + k];
      let b = dense[base + j * d + k];
      own += a * a;
      other += b * b;
      dot_product += a * b;
    }
    if (own > 0.0 && other > 0.0) {
      let value = dot_product / (sqrt(own) * sqrt(other));
      sum += value;
      absolute += abs(value);
      pairs += 1.0;
    }
  }
  let at = (id.y * call.children + i) * 3u;
  cosine[at] = sum;
  cosine[at + 1u] = absolute;
  cosine[at + 2u] = pairs;
}
