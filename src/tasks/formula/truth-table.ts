/** All values of a formula at once, and how often it is true. */
import { stream } from '../../lib/random';
import { inputsOf, type Node } from './ast';
import { evaluate } from './evaluate';

/** Most inputs of a truth table: 2^16 rows, 8 KiB. */
export const MAX_TABLE_INPUTS = 16;
/** Draws of an estimated balance; its standard error is at most 0.005. */
export const BALANCE_DRAWS = 10_000;

export interface TruthTable {
  /** In row r, `inputs[i]` has the value of bit i of r. */
  readonly inputs: readonly number[];
  /** 2^inputs. */
  readonly rows: number;
  /** Bit-packed: row r is bit r&31 of word r>>5; unused bits are 0. */
  readonly bits: Uint32Array;
}

/** Values of the first five inputs over the 32 rows of a word. */
const WITHIN_WORD = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000];

/** Column of the i-th input over that many words. */
function columnOf(i: number, words: number): Uint32Array {
  if (i < 5) return new Uint32Array(words).fill(WITHIN_WORD[i]);
  return Uint32Array.from({ length: words }, (_, w) => ((w >> (i - 5)) & 1 ? 0xffffffff : 0));
}

/**
 * The table over `inputs`, by default those that occur; null if there are more than
 * `MAX_TABLE_INPUTS`. Inputs that are left out are 0.
 */
export function truthTable(
  root: Node,
  inputs: readonly number[] = inputsOf(root),
): TruthTable | null {
  if (inputs.length > MAX_TABLE_INPUTS) return null;
  const rows = 2 ** inputs.length;
  const words = Math.ceil(rows / 32);
  const columns = new Map(inputs.map((input, i) => [input, columnOf(i, words)]));
  const column = (node: Node): Uint32Array => {
    switch (node.kind) {
      case 'constant':
        return new Uint32Array(words).fill(node.value ? 0xffffffff : 0);
      case 'input':
        return columns.get(node.input)?.slice() ?? new Uint32Array(words);
      case 'not':
        return column(node.of).map((w) => ~w);
      default: {
        const last = node.of.length - 1;
        const parts = node.of.map((part, place) => {
          const own = column(part);
          return node.kind === 'implies' && place < last ? own.map((w) => ~w) : own;
        });
        const out = parts[0];
        for (const part of parts.slice(1)) {
          for (let w = 0; w < words; w++) {
            if (node.kind === 'and') out[w] &= part[w];
            else if (node.kind === 'xor') out[w] ^= part[w];
            else if (node.kind === 'iff') out[w] = ~(out[w] ^ part[w]);
            else out[w] |= part[w];
          }
        }
        return out;
      }
    }
  };
  const bits = column(root);
  if (rows < 32) bits[0] &= 2 ** rows - 1;
  return { inputs, rows, bits };
}

/** How many rows are true. */
export const trueRows = ({ bits }: TruthTable): number => bits.reduce((sum, w) => sum + ones(w), 0);

function ones(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}

export interface Balance {
  /** Share of true, 0 … 1. */
  readonly share: number;
  /** Random draws it was counted on; 0 where it is exact. */
  readonly draws: number;
}

/**
 * How often the formula is true for independent bits that are 1 with probability p: exact up to
 * `MAX_TABLE_INPUTS` occurring inputs, else counted on `BALANCE_DRAWS` draws of that seed.
 */
export function balanceOf(root: Node, p: number, seed: number): Balance {
  const inputs = inputsOf(root);
  const table = truthTable(root, inputs);
  let share = 0;
  if (table) {
    const chances = inputs.map((_, n) => p ** n * (1 - p) ** (inputs.length - n));
    chances.push(p ** inputs.length);
    for (let r = 0; r < table.rows; r++) {
      if ((table.bits[r >> 5] >>> (r & 31)) & 1) share += chances[ones(r)];
    }
    return { share, draws: 0 };
  }
  const random = stream(seed, 'sample', 0);
  const bits = new Uint8Array(Math.max(...inputs) + 1);
  for (let b = 0; b < BALANCE_DRAWS; b++) {
    for (const input of inputs) bits[input] = random.uniform() < p ? 1 : 0;
    if (evaluate(root, bits)) share += 1 / BALANCE_DRAWS;
  }
  return { share, draws: BALANCE_DRAWS };
}
