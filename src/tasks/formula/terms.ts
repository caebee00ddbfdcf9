/**
 * Products of literals as bit sets, and lists of them as sums: the algebra of normal forms.
 * Bit 2·input is the plain literal, 2·input + 1 the negated one; ⌈d/16⌉ words a term. A list is
 * never redundant: no term twice, none inside another's, and the empty term (true) stands alone.
 */

export type Term = Uint32Array;
/** A sum of terms, [] = false, [empty term] = true; null where it has grown past the limits. */
export type Terms = readonly Term[] | null;

/** Most terms of a list before absorption. */
export const MAX_TERMS = 4096;
/** Most products and comparisons of terms over a whole formula: about a tenth of a second. */
export const MAX_WORK = 5_000_000;

/** What is left of `MAX_WORK`; counted down by whoever works. */
export interface Work {
  left: number;
}

export const emptyTerm = (inputs: number): Term => new Uint32Array(Math.ceil(inputs / 16));

/** The term of one literal. */
export function literalTerm(inputs: number, input: number, positive: boolean): Term {
  const term = emptyTerm(inputs);
  const bit = 2 * input + (positive ? 0 : 1);
  term[bit >> 5] = 1 << (bit & 31);
  return term;
}

/** Literals of a term, signed and 1-based, by input. */
export function literalsOf(term: Term): number[] {
  const literals: number[] = [];
  for (let bit = 0; bit < term.length * 32; bit++) {
    if (((term[bit >> 5] >>> (bit & 31)) & 1) === 0) continue;
    const input = (bit >> 1) + 1;
    literals.push(bit & 1 ? -input : input);
  }
  return literals;
}

/** Whether every literal of a, but the one at bit `except`, is one of b. */
export function within(a: Term, b: Term, except = -1): boolean {
  for (let w = 0; w < a.length; w++) {
    const out = except >> 5 === w ? 1 << (except & 31) : 0;
    if ((a[w] & ~out & ~b[w]) !== 0) return false;
  }
  return true;
}

/** Both terms at once, or null where they contradict each other. */
function both(a: Term, b: Term): Term | null {
  const out = new Uint32Array(a.length);
  for (let w = 0; w < a.length; w++) {
    out[w] = a[w] | b[w];
    if ((out[w] & (out[w] >>> 1) & 0x55555555) !== 0) return null;
  }
  return out;
}

function size(term: Term): number {
  let bits = 0;
  for (const word of term) for (let rest = word; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** The terms that no shorter one makes needless, in their order. */
export function absorb(terms: Iterable<Term>, work: Work): Terms {
  const found = Array.from(terms, (term) => ({ term, size: size(term) }));
  const kept: { term: Term; size: number }[] = [];
  for (const one of [...found].sort((a, b) => a.size - b.size)) {
    let absorbed = false;
    for (const { term, size } of kept) {
      if (size === one.size) break;
      work.left--;
      if (within(term, one.term)) {
        absorbed = true;
        break;
      }
    }
    if (work.left < 0) return null;
    if (!absorbed) kept.push(one);
  }
  const stays = new Set(kept.map(({ term }) => term));
  return found.filter(({ term }) => stays.has(term)).map(({ term }) => term);
}

/** The sum of lists: OR. */
export function sum(lists: readonly Terms[], work: Work): Terms {
  const known = lists.filter((list) => list !== null);
  const truth = known.find((list) => list.length === 1 && size(list[0]) === 0);
  if (truth) return truth;
  if (known.length < lists.length) return null;
  const terms = new Map<string, Term>();
  for (const list of known) {
    for (const term of list) {
      work.left--;
      terms.set(term.join(), term);
      if (terms.size > MAX_TERMS) return null;
    }
  }
  return absorb(terms.values(), work);
}

function timesOne(a: readonly Term[], b: readonly Term[], work: Work): Terms {
  const terms = new Map<string, Term>();
  for (const x of a) {
    for (const y of b) {
      const term = both(x, y);
      if (--work.left < 0) return null;
      if (term) terms.set(term.join(), term);
      if (terms.size > MAX_TERMS) return null;
    }
  }
  return absorb(terms.values(), work);
}

/** The product of lists: AND. One that is false makes the product false, however large others are. */
export function times(lists: readonly Terms[], work: Work): Terms {
  const known = lists.filter((list) => list !== null);
  const falsehood = known.find((list) => list.length === 0);
  if (falsehood) return falsehood;
  let product: Terms = known[0] ?? null;
  for (const list of known.slice(1)) {
    product = timesOne(product as readonly Term[], list, work);
    if (product === null || product.length === 0) return product;
  }
  return known.length < lists.length ? null : product;
}
