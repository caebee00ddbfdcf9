/**
 * Reads a formula: infix by recursive descent, or a pasted DIMACS CNF. The signs are in `tokens.ts`,
 * the variables in `names.ts`, the limits in `ast.ts`.
 *
 *   level  = tighter (operator tighter)*   iff, implies, or, xor, and: the last binds tightest
 *   tight  = "not"* (name | constant | "(" level ")") "'"*
 *
 * Implication groups to the right. There is no AND by juxtaposition: a missing sign is an error.
 */
import { later } from '../../lib/text';
import {
  combine,
  constant,
  type Formula,
  MAX_NESTING,
  MAX_TEXT,
  type Node,
  negate,
  OPERATORS,
} from './ast';
import { isDimacs, readDimacs } from './dimacs';
import { Fault, quoted, type TextError } from './fault';
import { type Names, nameInputs } from './names';
import { type Token, tokenise } from './tokens';

export type ParseResult =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly error: TextError };

class Parser {
  private place = 0;
  private readonly opened: Token[] = [];
  private readonly tokens: readonly Token[];
  private readonly names: Names;

  constructor(tokens: readonly Token[], names: Names) {
    this.tokens = tokens;
    this.names = names;
  }

  whole(): Node {
    const node = this.level(0);
    if (this.here.kind !== 'end') throw this.unexpected();
    return node;
  }

  private get here(): Token {
    return this.tokens[this.place];
  }

  private accept(kind: Token['kind']): boolean {
    if (this.here.kind !== kind) return false;
    this.place++;
    return true;
  }

  private level(looseness: number): Node {
    if (looseness === OPERATORS.length) return this.tight();
    const kind = OPERATORS[looseness];
    const of = [this.level(looseness + 1)];
    while (this.accept(kind)) of.push(this.level(looseness + 1));
    return combine(kind, of);
  }

  private tight(): Node {
    let odd = false;
    while (this.accept('not')) odd = !odd;
    let node = this.operand();
    while (this.accept('prime')) node = negate(node);
    return odd ? negate(node) : node;
  }

  private operand(): Node {
    const token = this.here;
    if (this.accept('name')) return { kind: 'input', input: this.names.inputOf(token) };
    if (this.accept('constant')) return constant(/^(1|true)$/i.test(token.text));
    if (!this.accept('open')) throw this.missing();
    if (this.opened.length === MAX_NESTING) {
      throw faultAt(later`parentheses are inside each other more than ${MAX_NESTING} times`, token);
    }
    this.opened.push(token);
    const node = this.level(0);
    if (!this.accept('close')) throw this.unexpected();
    this.opened.pop();
    return node;
  }

  /** Something stands here where an operand should. */
  private missing(): Fault {
    const before = this.tokens[this.place - 1];
    if (this.here.kind !== 'end') {
      return faultAt(
        later`expected a variable, 0, 1, “!” or “(”, found ${quoted(this.here.text)}`,
        this.here,
      );
    }
    return faultAt(
      before
        ? later`expected a variable, 0, 1, “!” or “(” after ${quoted(before.text)}`
        : later('expected a variable, 0, 1, “!” or “(”'),
      this.here,
    );
  }

  /** A whole operand stands before what is here, which neither goes on nor ends the formula. */
  private unexpected(): Fault {
    const open = this.opened.at(-1);
    if (this.here.kind === 'end' && open) return faultAt(later('this “(” is never closed'), open);
    if (this.here.kind === 'close') return faultAt(later('this “)” closes no “(”'), this.here);
    const here = quoted(this.here.text);
    return faultAt(
      open
        ? later`expected a sign such as & or |, or “)”, before ${here}`
        : later`expected a sign such as & or |, before ${here}`,
      this.here,
    );
  }
}

const faultAt = (message: string, token: Token): Fault =>
  new Fault(message, token.at, token.text.length);

function read(text: string): Formula {
  if (text.length > MAX_TEXT) {
    const message = later`at most ${MAX_TEXT} characters are read, here are ${text.length}`;
    throw new Fault(message, MAX_TEXT, text.length - MAX_TEXT);
  }
  if (isDimacs(text)) return readDimacs(text);
  const tokens = tokenise(text);
  const names = nameInputs(tokens);
  const root = new Parser(tokens, names).whole();
  return { root, inputs: names.inputs, names: names.names };
}

/** The formula of a text, or where and why it is none. Never throws. */
export function parse(text: string): ParseResult {
  try {
    return { ok: true, formula: read(text) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { message, at, length } = error;
    return { ok: false, error: { message, at, length } };
  }
}
