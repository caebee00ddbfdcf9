// wholes[((r − first)·parents + parent)·4 + {0, 1, 2, 3}] = bits of the clauses 0–31 and 32–63 all of
// whose literals are edges of one child; how many; how many pairs of them are whole in one child.
// `staged` 0: the living network; 1: the staged copy with its alpha children a parent.
// One thread per parent; threads past the last parent do nothing.
// #import lib/replica.wgsl

/// Most clauses of a formula.
const MOST = 64u;

struct Params {
  first: u32,
  replicas: u32,
  parents: u32,
  staged: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> groups: array<u32>;
@group(0) @binding(3) var<storage, read> topology: array<u32>;
@group(0) @binding(4) var<storage, read_write> wholes: array<u32>;

/// Bit g of two words.
fn bit_of(g: u32) -> vec2u {
  let bit = 1u << (g & 31u);
  return select(vec2u(0u, bit), vec2u(bit, 0u), g < 32u);
}

fn ones(bits: vec2u) -> u32 {
  let counted = countOneBits(bits);
  return counted.x + counted.y;
}

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let parent = id.x;
  if (id.y >= call.replicas || parent >= call.parents) {
    return;
  }
  let r = replicas[call.first + id.y];
  if (parent >= r.parents) {
    return;
  }
  let n = select(r.children, r.child_capacity, call.staged == 1u);
  let alpha = n / r.parents;
  let starts = r.topology + r.edge_capacity;
  var size: array<u32, MOST>;
  for (var j = 0u; j < r.inputs; j++) {
    let clause = groups[r.group_table + j] & 0xffffu;
    if (clause < min(r.groups, MOST)) {
      size[clause]++;
    }
  }
  var covered = vec2u(0u);
  // Clauses that are whole in some child together with clause g.
  var partners: array<vec2u, MOST>;
  for (var c = parent * alpha; c < (parent + 1u) * alpha; c++) {
    var missing = size;
    let end = topology[starts + c + 1u] & START_MASK;
    for (var e = topology[starts + c] & START_MASK; e < end; e++) {
      let input = topology[r.topology + e] & 0xffffu;
      let clause = groups[r.group_table + input] & 0xffffu;
      if (clause < min(r.groups, MOST)) {
        missing[clause]--;
      }
    }
    var whole = vec2u(0u);
    for (var g = 0u; g < min(r.groups, MOST); g++) {
      whole |= select(vec2u(0u), bit_of(g), size[g] > 0u && missing[g] == 0u);
    }
    covered |= whole;
    for (var g = 0u; g < min(r.groups, MOST); g++) {
      partners[g] |= select(vec2u(0u), whole, any((whole & bit_of(g)) != vec2u(0u)));
    }
  }
  var twice = 0u;
  for (var g = 0u; g < min(r.groups, MOST); g++) {
    twice += ones(partners[g] & ~bit_of(g));
  }
  let at = (id.y * call.parents + parent) * 4u;
  wholes[at] = covered.x;
  wholes[at + 1u] = covered.y;
  wholes[at + 2u] = ones(covered);
  wholes[at + 3u] = twice / 2u;
}
