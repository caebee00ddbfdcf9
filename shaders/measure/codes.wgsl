// codes[((r − first)·children + c)·4 + {0, 1, 2, 3}] = bits of the clauses 0–31 and 32–63 that child c
// carries positively, and of those it carries negatively: sign(v_c)·sign(W_cj) = σ_j for each literal
// j of the clause, W1 quantised. Dead children, and those that a replica does not have, carry none.
// One thread per child; threads past the last child do nothing.
// #import lib/replica.wgsl

/// Most clauses of a formula.
const MOST = 64u;

struct Params {
  first: u32,
  replicas: u32,
  children: u32,
  stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> groups: array<u32>;
@group(0) @binding(3) var<storage, read> topology: array<u32>;
@group(0) @binding(4) var<storage, read> params: array<u32>;
@group(0) @binding(5) var<storage, read> dense: array<u32>;
@group(0) @binding(6) var<storage, read_write> codes: array<u32>;

/// Sign bit of a number that is not zero and finite in x = 1; x = 0 for the others.
fn sign_of(bits: u32) -> vec2u {
  let size = bits & 0x7fffffffu;
  return vec2u(u32(size != 0u && size < 0x7f800000u), bits >> 31u);
}

/// Whether the row of weights from `row` on has the signs of a clause's literals, or with `turned`
/// all their opposites.
fn carries(clause: u32, row: u32, turned: u32) -> bool {
  let first = clause_table + groups[clause_table + clause];
  let end = clause_table + groups[clause_table + clause + 1u];
  var holds = first < end;
  for (var k = first; k < end; k++) {
    let literal = groups[k];
    let found = sign_of(dense[row + (literal & 0xffffu)]);
    holds = holds && found.x == 1u && (found.y ^ turned) == (literal >> 16u);
  }
  return holds;
}

/// Word of the replica's table of clauses in slot groups.
var<private> clause_table: u32;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let c = id.x;
  if (id.y >= call.replicas || c >= call.children) {
    return;
  }
  let r = replicas[call.first + id.y];
  clause_table = r.clause_table;
  var bits = vec2u(0u);
  var output = vec2u(0u);
  if (c < r.children) {
    let starts = r.topology + r.edge_capacity;
    let alive = (topology[starts + c] & ALIVE_BIT) != 0u;
    output = sign_of(params[r.weights + r.edge_capacity + r.child_capacity + c]);
    let row = id.y * call.stride + c * r.inputs;
    let clauses = select(0u, min(r.clauses, MOST), alive && output.x == 1u);
    for (var g = 0u; g < clauses; g++) {
      let bit = u32(carries(g, row, output.y)) << (g & 31u);
      bits |= select(vec2u(0u, bit), vec2u(bit, 0u), g < 32u);
    }
  }
  let at = (id.y * call.children + c) * 4u;
  let positively = select(bits, vec2u(0u), output.y == 1u);
  let negatively = bits - positively;
  codes[at] = positively.x;
  codes[at + 1u] = positively.y;
  codes[at + 2u] = negatively.x;
  codes[at + 3u] = negatively.y;
}
