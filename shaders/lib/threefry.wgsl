// Threefry-2x32, 20 rounds; twin of src/lib/threefry.ts, the same bits.

fn threefry_round(x: vec2u, bits: u32) -> vec2u {
  let sum = x.x + x.y;
  return vec2u(sum, ((x.y << bits) | (x.y >> (32u - bits))) ^ sum);
}

fn threefry_even(x: vec2u) -> vec2u {
  return threefry_round(threefry_round(threefry_round(threefry_round(x, 13u), 15u), 26u), 6u);
}

fn threefry_odd(x: vec2u) -> vec2u {
  return threefry_round(threefry_round(threefry_round(threefry_round(x, 17u), 29u), 16u), 24u);
}

/// Encrypts one counter block under a key.
fn threefry2x32(key: vec2u, counter: vec2u) -> vec2u {
  let third = 0x1bd11bdau ^ key.x ^ key.y;
  var x = counter + key;
  x = threefry_even(x) + vec2u(key.y, third + 1u);
  x = threefry_odd(x) + vec2u(third, key.x + 2u);
  x = threefry_even(x) + vec2u(key.x, key.y + 3u);
  x = threefry_odd(x) + vec2u(key.y, third + 4u);
  return threefry_even(x) + vec2u(third, key.x + 5u);
}
