/** Random numbers: the published vectors and the same bits in WGSL and TypeScript. */
import { expect, test } from 'vitest';
import streamSource from '../../shaders/lib/stream.wgsl';
import { stream } from '../../src/lib/random';
import { threefry2x32 } from '../../src/lib/threefry';
import { difference, EXACT, expectClose } from '../support/compare';
import { probe } from '../support/gpu-probe';

/** Known answers of the Random123 distribution: counter, key, result. */
const KNOWN = [
  [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
] as const;

test('Threefry-2x32 gives the known answers in TypeScript and WGSL', async () => {
  const expected = KNOWN.flatMap(([, , , , x, y]) => [x, y]);
  const typescript = KNOWN.flatMap(([c0, c1, k0, k1]) => {
    const out = new Uint32Array(2);
    threefry2x32(k0, k1, c0, c1, out);
    return [...out];
  });
  expect(typescript).toEqual(expected);
  const wgsl = await probe(
    streamSource,
    `let b = (i / 2u) * 6u;
     let x = threefry2x32(vec2u(input[b + 2u], input[b + 3u]), vec2u(input[b], input[b + 1u]));
     return select(x.x, x.y, (i & 1u) == 1u);`,
    6,
    Uint32Array.from(KNOWN.flat()),
  );
  expect([...wgsl]).toEqual(expected);
});

test('65,536 words of the block function are the same', async () => {
  const count = 65_536;
  const wgsl = await probe(
    streamSource,
    'return threefry2x32(vec2u(i * 7919u + input[0], ~i), vec2u(i, i * i)).x;',
    count,
  );
  const out = new Uint32Array(2);
  const expected = Uint32Array.from({ length: count }, (_, i) => {
    threefry2x32(i * 7919, ~i >>> 0, i, Math.imul(i, i) >>> 0, out);
    return out[0];
  });
  expectClose('words', wgsl, expected, EXACT);
  expected[777] = expected[777] ^ 1;
  expect(difference(wgsl, expected, EXACT)).not.toBeNull();
});

test('a named stream and its integers below n are the same', async () => {
  // Bounds that need all pieces of the 64-bit product.
  const bounds = Uint32Array.of(
    1,
    2,
    3,
    37,
    128,
    65_535,
    65_536,
    1_000_003,
    0x7fffffff,
    0xffffffff,
  );
  const perStream = 40;
  const count = perStream * 50;
  const wgsl = await probe(
    streamSource,
    `var s = open_stream(4000000000u + i / ${perStream}u, STREAM_MASK, i / ${perStream}u);
     var x = 0u;
     for (var k = 0u; k <= i % ${perStream}u; k++) { x = below(&s, input[k % ${bounds.length}u]); }
     return x;`,
    count,
    bounds,
  );
  const expected = new Uint32Array(count);
  for (let s = 0; s < 50; s++) {
    const random = stream(4_000_000_000 + s, 'mask', s);
    for (let k = 0; k < perStream; k++) {
      // In BigInt: the f64 product of the TypeScript stream is exact only below 2^53.
      const n = bounds[k % bounds.length];
      expected[s * perStream + k] = Number((BigInt(random.word()) * BigInt(n)) >> 32n);
    }
  }
  expectClose('integers', wgsl, expected, EXACT);
  expected[1234] ^= 1;
  expect(difference(wgsl, expected, EXACT)).not.toBeNull();
});
