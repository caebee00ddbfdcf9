// Many optimiser steps of networks with one ReLU layer and one logit, batch B, d inputs, n children,
// E edges. With mask_cb = [z_cb > 0] and dL_b the loss gradient at the logit, nothing else is kept:
//   S_c = Σ_b mask·dL          gb_c = v_c·S_c      gv_c = b_c·S_c + Σ_e w_e·T_e  (ReLU is homogeneous)
//   T_e = Σ_b mask·dL·x = 2·P_e − S_c, P_e over the examples whose bit is on   gw_e = v_c·T_e
// P and S look up partial sums of dL, four examples at a time.
// One workgroup a replica; one thread a row, column, (child group, 8 examples), quad of examples,
// child or edge, phase by phase. B is rounded up to 32; missing examples have dL = 0.
// Sums are owned by one thread each and run in a fixed order, so bits do not depend on `steps`.
// #import lib/replica.wgsl
// #import lib/loss.wgsl
// #import lib/neuron.wgsl
// #import lib/optimiser.wgsl

/// Threads of a workgroup; any number gives the same bits, because no sum depends on it.
override WIDTH: u32 = 64u;
/// Whether a thread of the forward pass takes two blocks at once: fewer loads, fewer threads.
/// The bits are the same either way.
override PAIRED: bool = false;
/// Words of workgroup memory for what depends on the replica, at most 2400 beside the other arrays.
override ARENA: u32 = 2400u;
/// Most words a replica that trains on chip takes; larger ones train in storage.
override LIMIT: u32 = 2400u;
/// (child group, block) pairs of the forward pass at most.
const TASKS = 64u;

struct Params {
  first: u32,
  replicas: u32,
  step: u32,
  batch_index: u32,
  steps: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> examples: array<u32>;
@group(0) @binding(3) var<storage, read> order: array<u32>;
@group(0) @binding(4) var<storage, read> topology: array<u32>;
@group(0) @binding(5) var<storage, read> rates: array<f32>;
@group(0) @binding(6) var<storage, read_write> params: array<f32>;
@group(0) @binding(7) var<storage, read_write> state: array<u32>;
@group(0) @binding(8) var<storage, read_write> summary: array<f32>;

/// Sizes and places of a replica's working arrays; mirrored by variants.ts in src/engine/webgpu and,
/// for the masks, by scratchWords in src/model/replica-places.ts.
struct Places {
  /// 32-example words of the batch, and its blocks of 8 examples.
  words: u32,
  blocks: u32,
  /// Child c belongs to thread group c & (groups − 1); groups is a power of two.
  groups: u32,
  group_bits: u32,
  /// Arena: columns [word][d + 1] (the last holds labels), rows [example][words_per_row + 1].
  rows: u32,
  /// Arena, on chip only: parameters, then working words.
  parameters: u32,
  working: u32,
  /// Working words: masks [child / 4 of a group][group][block], sums [child], products [edge].
  sums: u32,
  products: u32,
  /// Words of arena this takes on chip.
  size: u32,
}

var<private> replica: Replica;
var<private> places: Places;
var<workgroup> arena: array<u32, ARENA>;
/// [example of a quad][group][half of a block][block]
var<workgroup> partial_logits: array<f32, 512>;
/// [quad][subset of its four examples]
var<workgroup> tables: array<f32, 1024>;
/// Bits of a float; those of a NaN where a logit was not finite.
var<workgroup> quad_loss: array<u32, 64>;
var<workgroup> quad_correct: array<f32, 64>;
/// 1 once the replica has diverged.
var<workgroup> stopped: u32;

fn places_of(r: Replica) -> Places {
  var l: Places;
  l.words = (r.batch + 31u) / 32u;
  l.blocks = 4u * l.words;
  l.group_bits = firstLeadingBit(TASKS / l.blocks);
  l.groups = 1u << l.group_bits;
  let child_quads = ((r.child_capacity + l.groups - 1u) / l.groups + 3u) / 4u;
  l.sums = child_quads * l.groups * l.blocks;
  l.products = l.sums + r.child_capacity;
  l.rows = l.words * (r.inputs + 1u);
  l.parameters = l.rows + 32u * l.words * (r.words_per_row + 1u);
  l.working = l.parameters + r.parameter_count;
  l.size = l.working + l.products + r.edge_capacity;
  return l;
}

/// Copies the minibatch's rows and labels into the arena; one thread an example.
fn gather_rows(thread: u32, start: u32) {
  let words = replica.words_per_row;
  let size = min(replica.batch, replica.train_count - start);
  for (var b = thread; b < 32u * places.words; b += WIDTH) {
    let at = places.rows + b * (words + 1u);
    let present = b < size;
    let example = order[replica.order + start + min(b, size - 1u)];
    for (var k = 0u; k < words; k++) {
      arena[at + k] = select(0u, examples[replica.train_rows + example * words + k], present);
    }
    let label = examples[replica.train_labels + (example >> 5u)] >> (example & 31u);
    arena[at + words] = select(0u, label & 1u, present);
  }
}

/// Turns rows into columns of 32 examples a word; one thread a (word, input or label).
fn transpose_rows(thread: u32) {
  let columns = replica.inputs + 1u;
  let stride = replica.words_per_row + 1u;
  for (var task = thread; task < columns * places.words; task += WIDTH) {
    let word = task / columns;
    let j = task - word * columns;
    let bit = select(j, 32u * replica.words_per_row, j == replica.inputs);
    var at = places.rows + word * 32u * stride + (bit >> 5u);
    var column = 0u;
    for (var b = 0u; b < 32u; b++) {
      column |= ((arena[at] >> (bit & 31u)) & 1u) << b;
      at += stride;
    }
    arena[task] = column;
  }
}

fn keep_logits(group: u32, block: u32, logits: Octet) {
  let low = group * 2u * places.blocks + block;
  let high = low + places.blocks;
  partial_logits[low] = logits.low.x;
  partial_logits[128u + low] = logits.low.y;
  partial_logits[256u + low] = logits.low.z;
  partial_logits[384u + low] = logits.low.w;
  partial_logits[high] = logits.high.x;
  partial_logits[128u + high] = logits.high.y;
  partial_logits[256u + high] = logits.high.z;
  partial_logits[384u + high] = logits.high.w;
}

/// Partial logits and raw masks; one thread a (child group, block of 8 examples), or two blocks.
/// A raw mask word holds the eight activity bits of four children of the group.
fn forward(group: u32, block: u32) {
  let starts = replica.topology + replica.edge_capacity;
  let biases = replica.edge_capacity;
  let outputs = biases + replica.child_capacity;
  let column = (block >> 2u) * (replica.inputs + 1u);
  let shift = (block & 3u) * 8u;
  let edges = replica.topology;
  let base = weights_at();
  let children = replica.children;
  let groups = places.groups;
  var logits = Octet(vec4f(0.0), vec4f(0.0));
  var more_logits = logits;
  var child = group;
  for (var quad = 0u; child < children; quad++) {
    var bytes = 0u;
    var more_bytes = 0u;
    for (var byte = 0u; byte < 32u && child < children; byte += 8u) {
      let c = child;
      child += groups;
      let start = topology[starts + c];
      if ((start & ALIVE_BIT) == 0u) {
        continue;
      }
      let end = topology[starts + c + 1u] & START_MASK;
      let bias = parameter(biases + c);
      var z = Octet(vec4f(bias), vec4f(bias));
      var more_z = z;
      for (var e = start & START_MASK; e < end; e++) {
        let bits = arena[column + (topology[edges + e] & 0xffffu)] >> shift;
        let w = weight(base + e);
        z = add_weight(z, w, bits);
        if (PAIRED) {
          more_z = add_weight(more_z, w, bits >> 8u);
        }
      }
      let v = parameter(outputs + c);
      logits = add_activation(logits, v, z);
      bytes |= activity(z) << byte;
      if (PAIRED) {
        more_logits = add_activation(more_logits, v, more_z);
        more_bytes |= activity(more_z) << byte;
      }
    }
    let at = (quad * groups + group) * places.blocks + block;
    set_working(at, bytes);
    if (PAIRED) {
      set_working(at + 1u, more_bytes);
    }
  }
  keep_logits(group, block, logits);
  if (PAIRED) {
    keep_logits(group, block + 1u, more_logits);
  }
}

/// Loss, its gradient and the sums of its 16 subsets; one thread a quad of examples.
fn loss(half: u32, block: u32, start: u32) {
  let quad = 2u * block + half;
  let size = min(replica.batch, replica.train_count - start);
  let pitch = 2u * places.blocks;
  var z = vec4f(parameter(replica.edge_capacity + 2u * replica.child_capacity));
  for (var at = half * places.blocks + block; at < places.groups * pitch; at += pitch) {
    z += vec4f(
      partial_logits[at],
      partial_logits[128u + at],
      partial_logits[256u + at],
      partial_logits[384u + at],
    );
  }
  let labels = arena[(quad >> 3u) * (replica.inputs + 1u) + replica.inputs] >> (4u * (quad & 7u));
  let y = vec4f((vec4u(labels) >> vec4u(0u, 1u, 2u, 3u)) & vec4u(1u));
  let present = (vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u)) < vec4u(size);
  let losses = select(vec4f(0.0), loss_of(z, y), present);
  let right = ((z > vec4f(0.0)) == (y > vec4f(0.0))) & present;
  let bad = any(not_finite(z) & present);
  quad_loss[quad] = select(bitcast<u32>(losses.x + losses.y + losses.z + losses.w), 0x7fc00000u, bad);
  quad_correct[quad] = f32(countOneBits(nibble(right)));
  let gradient = loss_gradient(z, y) * (1.0 / f32(size));
  let g = select(vec4f(0.0), gradient, present & (abs(gradient) >= vec4f(TINY)));
  let low = vec4f(0.0, g.x, g.y, g.x + g.y);
  keep_sums(quad * 16u, low);
  keep_sums(quad * 16u + 4u, low + g.z);
  keep_sums(quad * 16u + 8u, low + g.w);
  keep_sums(quad * 16u + 12u, low + g.z + g.w);
}

fn keep_sums(at: u32, sums: vec4f) {
  tables[at] = sums.x;
  tables[at + 1u] = sums.y;
  tables[at + 2u] = sums.z;
  tables[at + 3u] = sums.w;
}

/// Regroups raw mask words in place: from 4 children × 8 examples to 1 child × 32 examples a word.
fn pack_masks(thread: u32) {
  let child_quads = ((replica.children + places.groups - 1u) / places.groups + 3u) / 4u;
  for (var task = thread; task < child_quads * places.groups * places.words; task += WIDTH) {
    let at = 4u * task;
    let raw = vec4u(working(at), working(at + 1u), working(at + 2u), working(at + 3u));
    for (var k = 0u; k < 4u; k++) {
      let bytes = ((raw >> vec4u(8u * k)) & vec4u(255u)) << vec4u(0u, 8u, 16u, 24u);
      set_working(at + k, bytes.x | bytes.y | bytes.z | bytes.w);
    }
  }
}

/// Place of a child's packed mask; its words are 4 apart.
fn mask_of(c: u32) -> u32 {
  let k = c >> places.group_bits;
  return ((k >> 2u) * places.groups + (c & (places.groups - 1u))) * places.blocks + (k & 3u);
}

/// sum + Σ of dL over the examples of a word whose bit is on.
fn add_selected(sum: f32, word: u32, on: u32) -> f32 {
  let t = word * 128u;
  var s = sum + tables[t + (on & 15u)];
  s += tables[t + 16u + ((on >> 4u) & 15u)];
  s += tables[t + 32u + ((on >> 8u) & 15u)];
  s += tables[t + 48u + ((on >> 12u) & 15u)];
  s += tables[t + 64u + ((on >> 16u) & 15u)];
  s += tables[t + 80u + ((on >> 20u) & 15u)];
  s += tables[t + 96u + ((on >> 24u) & 15u)];
  return s + tables[t + 112u + (on >> 28u)];
}

/// S_c of living children; one thread a child.
fn child_sums(thread: u32) {
  let starts = replica.topology + replica.edge_capacity;
  for (var c = thread; c < replica.children; c += WIDTH) {
    if ((topology[starts + c] & ALIVE_BIT) != 0u) {
      let mask = mask_of(c);
      var s = 0.0;
      for (var word = 0u; word < places.words; word++) {
        s = add_selected(s, word, working(mask + 4u * word));
      }
      set_working(places.sums + c, bitcast<u32>(s));
    }
  }
}

/// T_e, its product with the weight, and the weight's update; one thread an edge.
fn edge_updates(thread: u32, rule: Rule) {
  let starts = replica.topology + replica.edge_capacity;
  let count = topology[starts + replica.children] & START_MASK;
  let outputs = replica.edge_capacity + replica.child_capacity;
  for (var e = thread; e < count; e += WIDTH) {
    let edge = topology[replica.topology + e];
    let c = edge >> 16u;
    if ((topology[starts + c] & ALIVE_BIT) == 0u) {
      continue;
    }
    let mask = mask_of(c);
    var column = edge & 0xffffu;
    var p = 0.0;
    for (var word = 0u; word < places.words; word++) {
      p = add_selected(p, word, working(mask + 4u * word) & arena[column]);
      column += replica.inputs + 1u;
    }
    let t = (p + p) - bitcast<f32>(working(places.sums + c));
    set_working(places.products + e, bitcast<u32>(parameter(e) * t));
    update(rule, replica.state, replica.state + replica.parameter_count, e, parameter(outputs + c) * t);
  }
}

/// Biases and output weights of living children; one thread a child, and one for the output bias.
fn child_updates(thread: u32, rule: Rule) {
  let starts = replica.topology + replica.edge_capacity;
  let biases = replica.edge_capacity;
  let outputs = biases + replica.child_capacity;
  let second = replica.state + replica.parameter_count;
  for (var c = thread; c < replica.children; c += WIDTH) {
    let start = topology[starts + c];
    if ((start & ALIVE_BIT) == 0u) {
      continue;
    }
    let end = topology[starts + c + 1u] & START_MASK;
    let s = bitcast<f32>(working(places.sums + c));
    var gv = parameter(biases + c) * s;
    for (var e = start & START_MASK; e < end; e++) {
      gv += bitcast<f32>(working(places.products + e));
    }
    let v = parameter(outputs + c);
    update(rule, replica.state, second, biases + c, v * s);
    update(rule, replica.state, second, outputs + c, gv);
  }
  if (thread == WIDTH - 1u) {
    var all = 0.0;
    for (var quad = 0u; quad < 2u * places.blocks; quad++) {
      all += tables[quad * 16u + 15u];
    }
    update(rule, replica.state, second, outputs + replica.child_capacity, all);
  }
}

/// Adds the batch to the summary, or stops the replica at this step; the last thread alone.
fn close_step(start: u32, step: u32) {
  var total = 0.0;
  var correct = 0.0;
  var bad = false;
  for (var quad = 0u; quad < 2u * places.blocks; quad++) {
    bad |= (quad_loss[quad] & 0x7f800000u) == 0x7f800000u;
    total += bitcast<f32>(quad_loss[quad]);
    correct += quad_correct[quad];
  }
  if (bad || (bitcast<u32>(total) & 0x7f800000u) == 0x7f800000u) {
    stopped = 1u;
    summary[replica.summary + 2u] = 1.0;
    summary[replica.summary + 3u] = f32(step);
    return;
  }
  summary[replica.summary] += total;
  summary[replica.summary + 1u] += correct;
  summary[replica.summary + 4u] += f32(min(replica.batch, replica.train_count - start));
}

@compute @workgroup_size(WIDTH)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.x >= call.replicas) {
    return;
  }
  let r = replicas[call.first + workgroup.x];
  let l = places_of(r);
  if ((l.size <= LIMIT) != ON_CHIP) {
    return;
  }
  replica = r;
  places = l;
  let last = thread == WIDTH - 1u;
  if (last) {
    stopped = u32(summary[r.summary + 2u] != 0.0);
  }
  load_parameters(thread);
  sync();
  for (var i = 0u; i < call.steps; i++) {
    let start = (call.batch_index + i) * r.batch;
    if (start >= r.train_count) {
      break;
    }
    // `stopped` changes only between two barriers, and no barrier depends on it.
    let going = stopped == 0u;
    if (start == 0u && going && last) {
      summary[r.summary] = 0.0;
      summary[r.summary + 1u] = 0.0;
      summary[r.summary + 4u] = 0.0;
    }
    if (going) {
      gather_rows(thread, start);
    }
    sync();
    if (going) {
      transpose_rows(thread);
    }
    sync();
    if (going) {
      let each = select(1u, 2u, PAIRED);
      let across = l.blocks / each;
      for (var task = thread; task < l.groups * across; task += WIDTH) {
        forward(task / across, task % across * each);
      }
    }
    sync();
    if (going) {
      for (var task = thread; task < 2u * l.blocks; task += WIDTH) {
        loss(task / l.blocks, task % l.blocks, start);
      }
      pack_masks(WIDTH - 1u - thread);
    }
    sync();
    if (going) {
      child_sums(thread);
      if (last) {
        close_step(start, call.step + i);
      }
    }
    sync();
    let rule = rule_of(r, call.step + i);
    if (stopped == 0u) {
      edge_updates(thread, rule);
    }
    sync();
    if (stopped == 0u) {
      child_updates(thread, rule);
    }
  }
  sync();
  store_parameters(thread);
}
