// Edges of a layer by row. Needs binding `topology`; lib/layer.wgsl.

/// The 16-bit column of an edge.
fn column_of(l: Layer, edge: u32) -> u32 {
  return (topology[l.indices + (edge >> 1u)] >> ((edge & 1u) << 4u)) & 0xffffu;
}

/// Columns of four edges from a multiple of 4.
fn columns_of(l: Layer, edge: u32) -> vec4u {
  let low = topology[l.indices + (edge >> 1u)];
  let high = topology[l.indices + (edge >> 1u) + 1u];
  return vec4u(low & 0xffffu, low >> 16u, high & 0xffffu, high >> 16u);
}
