// The training kernel's first two phases: a minibatch, as rows and then as columns of bits.

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

/// Turns rows into columns of 32 examples a word; one thread four inputs of a word, or its labels.
fn transpose_rows(thread: u32) {
  let quads = (replica.inputs + 3u) / 4u;
  let stride = replica.words_per_row + 1u;
  for (var task = thread; task < (quads + 1u) * places.words; task += WIDTH) {
    let word = task / (quads + 1u);
    let quad = task - word * (quads + 1u);
    let labels = quad == quads;
    let first = select(4u * quad, 32u * replica.words_per_row, labels);
    let bits = vec4u(1u, 2u, 4u, 8u) << vec4u(first & 31u);
    var at = places.rows + word * 32u * stride + (first >> 5u);
    var columns = vec4u(0u);
    var on = 1u;
    for (var b = 0u; b < 32u; b++) {
      columns |= select(vec4u(on), vec4u(0u), (vec4u(arena[at]) & bits) == vec4u(0u));
      at += stride;
      on += on;
    }
    let input = select(first, replica.inputs, labels);
    let to = word * (replica.inputs + 1u) + input;
    arena[to] = columns.x;
    if (input + 1u < replica.inputs) {
      arena[to + 1u] = columns.y;
    }
    if (input + 2u < replica.inputs) {
      arena[to + 2u] = columns.z;
    }
    if (input + 3u < replica.inputs) {
      arena[to + 3u] = columns.w;
    }
  }
}
