/**
 * DIMACS CNF: lines beginning with c are comments, `p cnf <variables> <clauses>` comes first, then
 * clauses of signed variable numbers, each ended by 0. A line `%` ends the file, as in SATLIB.
 */
import { later } from '../../lib/text';
import { combine, type Formula, MAX_VARIABLES, type Node, negate } from './ast';
import { Fault, quoted } from './fault';
import { numberedNames } from './names';

interface Word {
  readonly text: string;
  readonly at: number;
}

const COMMENT = /^\s*c(\s|$)/;
const HEADER = /^\s*p\s+cnf(\s|$)/i;
const END = /^\s*%/;

/** Lines that are neither blank nor comments, with the place of their first character. */
function linesOf(text: string): Word[] {
  const lines: Word[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '' && !COMMENT.test(line)) lines.push({ text: line, at });
    at += line.length + 1;
  }
  return lines;
}

const wordsOf = (line: Word): Word[] =>
  [...line.text.matchAll(/\S+/g)].map((found) => ({ text: found[0], at: line.at + found.index }));

const fault = (message: string, word: Word): Fault => new Fault(message, word.at, word.text.length);

/** A whole number; throws a `Fault` at anything else. */
function whole(word: Word, what: string): number {
  if (/^-?\d{1,9}$/.test(word.text)) return Number(word.text);
  throw fault(later`expected ${what}, found ${quoted(word.text)}`, word);
}

function readHeader(line: Word): { variables: number; clauses: number } {
  const [p, , first, second, extra] = wordsOf(line);
  const form = later('expected “p cnf <variables> <clauses>”');
  if (!first || !second) throw new Fault(form, p.at, line.text.trim().length);
  if (extra) throw fault(form, extra);
  const variables = whole(first, later('the number of variables'));
  const clauses = whole(second, later('the number of clauses'));
  if (variables < 0 || variables > MAX_VARIABLES) {
    throw fault(later`from 0 to ${MAX_VARIABLES} variables fit`, first);
  }
  if (clauses < 0) throw fault(later('the number of clauses cannot be negative'), second);
  return { variables, clauses };
}

/** Whether the text is to be read as DIMACS: its first line but comments is a header. */
export const isDimacs = (text: string): boolean => HEADER.test(linesOf(text)[0]?.text ?? '');

/** Reads what `isDimacs` has recognised: an AND of ORs over x1 … xd. Throws a `Fault`. */
export function readDimacs(text: string): Formula {
  const [header, ...rest] = linesOf(text);
  const { variables, clauses } = readHeader(header);
  const end = rest.findIndex((line) => END.test(line.text));
  const words = (end < 0 ? rest : rest.slice(0, end)).flatMap(wordsOf);
  const found: Node[] = [];
  let clause: Node[] = [];
  for (const word of words) {
    const literal = whole(word, later('the number of a variable'));
    if (found.length === clauses) throw fault(later`the header says ${clauses} clauses`, word);
    if (Math.abs(literal) > variables)
      throw fault(later`the header says ${variables} variables`, word);
    if (literal === 0) {
      found.push(combine('or', clause));
      clause = [];
    } else {
      const input: Node = { kind: 'input', input: Math.abs(literal) - 1 };
      clause.push(literal < 0 ? negate(input) : input);
    }
  }
  const last = words.at(-1);
  const close = last ? last.at + last.text.length : header.at + header.text.trimEnd().length;
  if (clause.length > 0) throw new Fault(later('expected 0, which ends a clause'), close, 0);
  if (found.length < clauses) {
    throw new Fault(later`the header says ${clauses} clauses, here are ${found.length}`, close, 0);
  }
  return { root: combine('and', found), inputs: variables, names: numberedNames(variables) };
}
