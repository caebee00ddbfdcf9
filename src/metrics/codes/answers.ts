/** What a formula of clauses says about Boolean examples. */
import type { Clause } from './clauses';
import type { Form } from './form';
import type { Bits } from './forward';

/** Inputs of a clause that are to be on and off, a word each 32 inputs. */
interface Masks {
  readonly on: Uint32Array;
  readonly off: Uint32Array;
}

function masksOf({ inputs, signs }: Clause, words: number): Masks {
  const masks = { on: new Uint32Array(words), off: new Uint32Array(words) };
  inputs.forEach((v, k) => {
    masks[signs[k] > 0 ? 'on' : 'off'][v >> 5] |= 1 << (v & 31);
  });
  return masks;
}

/** 1 where the formula is true, length `count`. Without clauses an OR is false and an AND true. */
export function formulaAnswers(clauses: readonly Clause[], form: Form, bits: Bits): Uint8Array {
  const { wordsPerRow: words, rows, count } = bits;
  const masks = clauses.map((clause) => masksOf(clause, words));
  /** Whether all literals are true, or at least one. */
  const holds = ({ on, off }: Masks, at: number, all: boolean): boolean => {
    for (let w = 0; w < words; w++) {
      const row = rows[at + w];
      const wrong = (on[w] & ~row) | (off[w] & row);
      const right = (on[w] & row) | (off[w] & ~row);
      if (all ? wrong !== 0 : right !== 0) return !all;
    }
    return all;
  };
  return Uint8Array.from({ length: count }, (_, b) => {
    const at = b * words;
    const says =
      form === 'dnf'
        ? masks.some((m) => holds(m, at, true))
        : masks.every((m) => holds(m, at, false));
    return says ? 1 : 0;
  });
}
