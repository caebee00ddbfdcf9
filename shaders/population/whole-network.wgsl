// Many optimiser steps of networks with one ReLU layer and one logit, batch B, d inputs, n children,
// E edges. With mask_cb = [z_cb > 0] and dL_b the loss gradient at the logit, nothing else is kept:
//   S_c = Σ_b mask·dL          gb_c = v_c·S_c      gv_c = b_c·S_c + Σ_e w_e·T_e  (ReLU is homogeneous)
//   T_e = Σ_b mask·dL·x        gw_e = v_c·T_e
// x = ±1 comes as bits, so both passes over the edges are sums of flipped signs.
// One workgroup a replica; one thread a row, four columns, (child group, byte of two words), quad of
// examples, every fourth edge of a child, or parameter, phase by phase. Two words of 32 examples go
// together. B is rounded up to 32; missing examples have dL = 0.
// Sums are owned by one thread each and run in a fixed order, so bits do not depend on `steps`.
//
// Emulated GPUs run four threads as one: fast where the four read one address or four in a row, which
// is what neighbours here are made for; slow where a loop is entered for nothing or a branch not
// taken, which is why loops that always run once test at their end.
// #import lib/replica.wgsl
// #import lib/loss.wgsl
// #import lib/neuron.wgsl
// #import lib/optimiser.wgsl
// #import lib/train-minibatch.wgsl
// #import lib/train-loss.wgsl
// #import lib/train-slopes.wgsl
// #import lib/train-update.wgsl

/// Threads of a workgroup; any multiple of 4 gives the same bits, because no sum depends on it.
override WIDTH: u32 = 64u;
/// Threads with work in the forward pass at most. More parts to a logit, so other roundings.
override TASKS: u32 = 64u;
/// Threads that share the edges of a child in the backward pass, 1, 2 or 4, a divisor of WIDTH. One
/// where threads run in lockstep and many children have few edges; it sets the order of one sum.
override LANES: u32 = 4u;
/// Words of workgroup memory for what depends on the replica, at most 2600 beside the other arrays.
override ARENA: u32 = 2600u;
/// Most words a replica that trains on chip takes; larger ones train in storage.
override LIMIT: u32 = 2600u;

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

/// Sizes and places of a replica's working arrays; mirrored by variants.ts in src/engine/webgpu and
/// by scratchWords in src/model/replica-layout.ts.
struct Places {
  /// 32-example words of the batch, and pairs of them.
  words: u32,
  pairs: u32,
  /// Child groups of the forward pass, at most one a child. Child c belongs to group c mod groups.
  groups: u32,
  /// Arena: columns [word][d + 1] (the last holds labels), rows [example][words_per_row + 1].
  rows: u32,
  /// Arena, on chip only: parameters, then working words.
  parameters: u32,
  working: u32,
  /// Working words: masks [child][pair][byte], gradients [parameter], parts of the output weights'
  /// gradients [child][lane].
  gradients: u32,
  parts: u32,
  /// Words of arena this takes on chip.
  size: u32,
}

var<private> replica: Replica;
var<private> places: Places;
var<workgroup> arena: array<u32, ARENA>;
/// [example of a task][group][pair][byte]
var<workgroup> partial_logits: array<f32, 16u * TASKS>;
/// dL: [example of a task][pair][byte]
var<workgroup> slopes: array<f32, 256>;
/// Sums over a quad of examples: loss, as bits (those of a NaN where a logit was not finite),
/// correct answers, dL.
var<workgroup> quad_loss: array<u32, 64>;
var<workgroup> quad_correct: array<f32, 64>;
var<workgroup> quad_slope: array<f32, 64>;
/// 1 once the replica has diverged.
var<workgroup> stopped: u32;

fn places_of(r: Replica) -> Places {
  var l: Places;
  l.words = (r.batch + 31u) / 32u;
  l.pairs = (l.words + 1u) / 2u;
  l.groups = min(TASKS / (4u * l.pairs), r.children);
  l.rows = l.words * (r.inputs + 1u);
  l.parameters = l.rows + 32u * l.words * (r.words_per_row + 1u);
  l.working = l.parameters + r.parameter_count;
  l.gradients = 4u * l.pairs * r.child_capacity;
  l.parts = l.gradients + r.parameter_count;
  l.size = l.working + l.parts + 4u * r.child_capacity;
  return l;
}

/// Whether this variant trains the replica; exactly one does.
fn is_own(r: Replica, l: Places) -> bool {
  return (r.dropconnect != 0u) == DROPS && (DROPS || (l.size <= LIMIT) == ON_CHIP);
}

/// Adds the batch to the summary, or stops the replica at this step; the last thread alone.
fn close_step(start: u32, step: u32) {
  var total = 0.0;
  var correct = 0.0;
  var slope = 0.0;
  var bad = false;
  for (var quad = 0u; quad < 16u * places.pairs; quad++) {
    bad |= (quad_loss[quad] & 0x7f800000u) == 0x7f800000u;
    total += bitcast<f32>(quad_loss[quad]);
    correct += quad_correct[quad];
    slope += quad_slope[quad];
  }
  if (bad || (bitcast<u32>(total) & 0x7f800000u) == 0x7f800000u) {
    stopped = 1u;
    summary[replica.summary + 2u] = 1.0;
    summary[replica.summary + 3u] = f32(step);
    return;
  }
  set_working(places.gradients + replica.parameter_count - 1u, bitcast<u32>(slope));
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
  if (!is_own(r, l)) {
    return;
  }
  replica = r;
  places = l;
  let last = thread == WIDTH - 1u;
  if (last) {
    stopped = u32(summary[r.summary + 2u] != 0.0);
  }
  load_parameters(thread);
  // Children that are left out have no gradient; workgroup memory is zero already.
  for (var k = thread; !ON_CHIP && k < l.size - l.working - l.gradients; k += WIDTH) {
    set_working(l.gradients + k, 0u);
  }
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
      draw_kept(thread, call.step + i);
    }
    sync();
    if (going) {
      transpose_rows(thread);
    }
    sync();
    if (going && thread < 4u * l.groups * l.pairs) {
      var task = thread;
      loop {
        forward(task);

        continuing {
          task += WIDTH;
          break if task >= 4u * l.groups * l.pairs;
        }
      }
    }
    sync();
    if (going && thread < 16u * l.pairs) {
      var quad = thread;
      loop {
        loss(quad, start);

        continuing {
          quad += WIDTH;
          break if quad >= 16u * l.pairs;
        }
      }
    }
    sync();
    if (going && thread < LANES * r.children) {
      backward(thread / LANES, thread % LANES);
    }
    if (going && last) {
      close_step(start, call.step + i);
    }
    sync();
    if (stopped == 0u) {
      update_parameters(thread, rule_of(r, call.step + i));
    }
  }
  sync();
  store_parameters(thread);
}
