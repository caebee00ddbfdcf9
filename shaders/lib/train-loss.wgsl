// The training kernel's logits and loss.

/// Keeps a task's part of four logits.
fn keep_logits(at: u32, logits: vec4f) {
  partial_logits[at] = logits.x;
  partial_logits[at + TASKS] = logits.y;
  partial_logits[at + 2u * TASKS] = logits.z;
  partial_logits[at + 3u * TASKS] = logits.w;
}

/// Loss, its gradient and their sums; one thread a quad of examples.
fn loss(quad: u32, start: u32) {
  let pitch = 4u * places.pairs;
  let quarter = quad / pitch;
  let place = quad - quarter * pitch;
  let word = 2u * (place >> 2u) + (quarter >> 1u);
  let example = 32u * word + 8u * (place & 3u) + 4u * (quarter & 1u);
  let size = min(replica.batch, replica.train_count - start);
  var z = vec4f(parameter(replica.edge_capacity + 2u * replica.child_capacity));
  let first = 4u * quarter * TASKS + place;
  for (var at = first; at < first + places.groups * pitch; at += pitch) {
    z += vec4f(
      partial_logits[at],
      partial_logits[at + TASKS],
      partial_logits[at + 2u * TASKS],
      partial_logits[at + 3u * TASKS],
    );
  }
  let lanes = vec4u(0u, 1u, 2u, 3u);
  // The second word of a pair may be missing.
  let labels = arena[min(word, places.words - 1u) * (replica.inputs + 1u) + replica.inputs];
  let y = vec4f((vec4u(labels >> (example & 31u)) >> lanes) & vec4u(1u));
  let present = (vec4u(example) + lanes) < vec4u(size);
  let losses = select(vec4f(0.0), loss_of(z, y), present);
  let right = ((z > vec4f(0.0)) == (y > vec4f(0.0))) & present;
  let bad = any(not_finite(z) & present);
  quad_loss[quad] = select(bitcast<u32>(sum_of(losses)), 0x7fc00000u, bad);
  quad_correct[quad] = f32(countOneBits(nibble(right)));
  let gradient = loss_gradient(z, y) * (1.0 / f32(size));
  let g = select(vec4f(0.0), gradient, present & (abs(gradient) >= vec4f(TINY)));
  quad_slope[quad] = sum_of(g);
  let at = 4u * quarter * pitch + place;
  slopes[at] = g.x;
  slopes[at + pitch] = g.y;
  slopes[at + 2u * pitch] = g.z;
  slopes[at + 3u * pitch] = g.w;
}
