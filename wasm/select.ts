/** The smallest of many weights, without a sort. */
import { word } from './layout';

/**
 * A byte a weight into `gone`, 1 for the `excess` smallest |w| of both arrays; of equals the
 * earlier. |w| is compared as the bits of a non-negative float, the same order as the numbers. The
 * largest key that goes is found bit by bit from the top: the k with at most `excess` keys below it.
 */
export function markSmallest(
  a: usize,
  countA: u32,
  b: usize,
  countB: u32,
  excess: u32,
  gone: usize,
): void {
  let limit: u32 = 0;
  for (let bit: u32 = 0x40000000; bit; bit >>= 1) {
    const tried = limit | bit;
    if (countBelow(a, countA, tried) + countBelow(b, countB, tried) <= excess) limit = tried;
  }
  let ties = excess - countBelow(a, countA, limit) - countBelow(b, countB, limit);
  ties = mark(a, countA, limit, ties, gone);
  mark(b, countB, limit, ties, gone + countA);
}

function keyOf(weights: usize, i: u32): u32 {
  return load<u32>(word(weights, i)) & 0x7fffffff;
}

function countBelow(weights: usize, count: u32, limit: u32): u32 {
  let below: u32 = 0;
  for (let i: u32 = 0; i < count; i++) below += u32(keyOf(weights, i) < limit);
  return below;
}

/** Marks what is below `limit`, and `ties` of those that equal it; returns the ties left. */
function mark(weights: usize, count: u32, limit: u32, ties: u32, gone: usize): u32 {
  for (let i: u32 = 0; i < count; i++) {
    const key = keyOf(weights, i);
    const tie = key === limit && ties > 0;
    store<u8>(gone + i, u8(key < limit || tie));
    if (tie) ties--;
  }
  return ties;
}
