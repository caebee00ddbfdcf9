/**
 * The words of a formula in infix notation.
 * NOT is `!` `~` `¬` `not` before or `'` after; AND `&` `&&` `∧` `*` `·` `and`; OR `|` `||` `∨` `+`
 * `or`; XOR `^` `⊕` `xor`; `->` `=>` `→` `⇒` `implies`; `<->` `<=>` `↔` `⇔` `iff`; `0` `1` `false`
 * `true`. Words may be in capitals.
 */
import { later } from '../../lib/text';
import type { Operator } from './ast';
import { Fault, quoted } from './fault';

export type TokenKind = Operator | 'not' | 'prime' | 'open' | 'close' | 'constant' | 'name' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; '' for the end. */
  readonly text: string;
  /** First character, 0-based. */
  readonly at: number;
}

/** Longer ones before those they begin with. */
const SYMBOLS: readonly (readonly [string, TokenKind])[] = [
  ...['<->', '<=>', '↔', '⇔'].map((s) => [s, 'iff'] as const),
  ...['->', '=>', '→', '⇒'].map((s) => [s, 'implies'] as const),
  ...['||', '|', '∨', '+'].map((s) => [s, 'or'] as const),
  ...['^', '⊕'].map((s) => [s, 'xor'] as const),
  ...['&&', '&', '∧', '*', '·', '⋅'].map((s) => [s, 'and'] as const),
  ...['!', '~', '¬'].map((s) => [s, 'not'] as const),
  ...["'", '’', '′'].map((s) => [s, 'prime'] as const),
  ['(', 'open'],
  [')', 'close'],
];

const WORDS: ReadonlyMap<string, TokenKind> = new Map([
  ['not', 'not'],
  ['and', 'and'],
  ['or', 'or'],
  ['xor', 'xor'],
  ['implies', 'implies'],
  ['iff', 'iff'],
  ['true', 'constant'],
  ['false', 'constant'],
]);

const BLANK = /\s+/y;
const WORD = /[a-z]\w*/iy;
const NUMBER = /\d\w*/y;

/** What the pattern matches at that place, '' if nothing. */
function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function tokenAt(text: string, at: number): Token {
  const word = match(WORD, text, at);
  if (word !== '') return { kind: WORDS.get(word.toLowerCase()) ?? 'name', text: word, at };
  const number = match(NUMBER, text, at);
  if (number === '0' || number === '1') return { kind: 'constant', text: number, at };
  if (number !== '') {
    const message = later`${quoted(number)} is neither 0 nor 1, and a variable begins with a letter`;
    throw new Fault(message, at, number.length);
  }
  const symbol = SYMBOLS.find(([s]) => text.startsWith(s, at));
  if (symbol) return { kind: symbol[1], text: symbol[0], at };
  // A whole character where it takes two units.
  const stranger = String.fromCodePoint(text.codePointAt(at) ?? 0);
  throw new Fault(later`${quoted(stranger)} has no meaning in a formula`, at, stranger.length);
}

/** All tokens in order, the last one the end, just after the last word. Throws a `Fault`. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = match(BLANK, text, 0).length;
  let end = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    end = at + token.text.length;
    at = end + match(BLANK, text, end).length;
  }
  tokens.push({ kind: 'end', text: '', at: end });
  return tokens;
}
