/** Shorter terms for the same sum. */
import { absorb, type Term, type Work, within } from './terms';

/** Terms without repeats and without what shorter ones absorb. */
const tidy = (terms: readonly Term[], work: Work): readonly Term[] | null =>
  absorb(new Map(terms.map((term) => [term.join(), term])).values(), work);

/**
 * Drops literals that another term makes needless: where one has l and the rest R, the other ¬l and
 * nothing but literals of R, l goes (self-subsuming resolution: a¬b + b = a + b, ab + a¬b = a).
 * Until nothing changes or the work is used up; every step leaves the sum as it is. Not minimal.
 */
export function shorten(given: readonly Term[], work: Work): readonly Term[] {
  let terms = given;
  for (let changed = true; changed && work.left > 0; ) {
    changed = false;
    const next = terms.map((term) => Uint32Array.from(term));
    for (const term of next) {
      for (const other of next) {
        if (--work.left < 0) break;
        const bit = clashOf(term, other);
        if (bit < 0 || !within(other, term, bit ^ 1)) continue;
        term[bit >> 5] &= ~(1 << (bit & 31));
        changed = true;
      }
    }
    terms = tidy(next, { left: Number.POSITIVE_INFINITY }) ?? next;
  }
  return terms;
}

/** The one literal of `term` (its bit) whose opposite is in `other`; −1 for none or several. */
function clashOf(term: Term, other: Term): number {
  let found = -1;
  for (let w = 0; w < term.length; w++) {
    const word = other[w];
    const clash = term[w] & (((word & 0x55555555) << 1) | ((word >>> 1) & 0x55555555));
    if (clash === 0) continue;
    if (found >= 0 || (clash & (clash - 1)) !== 0) return -1;
    found = 32 * w + 31 - Math.clz32(clash);
  }
  return found;
}
