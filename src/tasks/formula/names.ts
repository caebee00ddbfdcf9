/**
 * Which input a variable is. If all variables are of the form x<number> (also X or x_), x<number>
 * is input number−1 and d the highest number, so that inputs left out exist and do not matter.
 * Otherwise names become inputs in order of first appearance. Names are told apart by case, but
 * x3, X3, x_3 and x03 are one variable everywhere.
 */
import { later } from '../../lib/text';
import { MAX_VARIABLES } from './ast';
import { Fault } from './fault';
import type { Token } from './tokens';

export interface Names {
  readonly inputs: number;
  readonly names: readonly string[];
  inputOf(token: Token): number;
}

const NUMBERED = /^x_?0*(\d+)$/i;

/** The one spelling of a name. */
function spelling(text: string): string {
  const number = NUMBERED.exec(text)?.[1];
  return number === undefined ? text : `x${number}`;
}

/** x1 … xd. */
export const numberedNames = (d: number): string[] =>
  Array.from({ length: d }, (_, i) => `x${i + 1}`);

function numbered(tokens: readonly Token[]): Names {
  const number = (token: Token): number => Number(spelling(token.text).slice(1));
  let d = 0;
  for (const token of tokens) {
    const n = number(token);
    if (n < 1 || n > MAX_VARIABLES) {
      const message = later`variables are numbered from x1 to x${MAX_VARIABLES}`;
      throw new Fault(message, token.at, token.text.length);
    }
    d = Math.max(d, n);
  }
  return { inputs: d, names: numberedNames(d), inputOf: (token) => number(token) - 1 };
}

/** The variables of a text. Throws a `Fault` at the first that is one too many. */
export function nameInputs(tokens: readonly Token[]): Names {
  const variables = tokens.filter((t) => t.kind === 'name');
  if (variables.every((t) => NUMBERED.test(t.text))) return numbered(variables);
  const places = new Map<string, number>();
  for (const token of variables) {
    const name = spelling(token.text);
    if (places.has(name)) continue;
    if (places.size === MAX_VARIABLES) {
      const message = later`this is variable number ${MAX_VARIABLES + 1}; at most ${MAX_VARIABLES} fit`;
      throw new Fault(message, token.at, token.text.length);
    }
    places.set(name, places.size);
  }
  return {
    inputs: places.size,
    names: [...places.keys()],
    inputOf: (token) => places.get(spelling(token.text)) as number,
  };
}
