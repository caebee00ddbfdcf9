/**
 * A disjunctive normal form over disjoint variables: y = OR over clauses of AND over literals.
 * Labels alternate 0, 1. Sampler and parameters: `docs/reproduction.md` (ours, not the paper's).
 */
import { type Stream, shuffle, stream } from '../lib/random';
import { later } from '../lib/text';
import { groupLetter, type InputGroups, membersOf } from '../model/groups';
import type { BitExamples, Task, TaskOptions } from './task';

/** Draws of one example after which sampling gives up; `refusal` keeps real specs far from it. */
const MAX_TRIES = 200_000;
/** Smallest chance that a draw has the wanted label for which a specification is accepted. */
const MIN_ACCEPTANCE = 1 / 2000;

function inputs(options: TaskOptions): number {
  return options.clauses * options.literals;
}

function groups(options: TaskOptions, seed: number): InputGroups {
  const d = inputs(options);
  const random = stream(seed, 'formula', 0);
  const order = Uint32Array.from({ length: d }, (_, i) => i);
  shuffle(order, random);
  const groupOf = new Int16Array(d);
  const sign = new Int8Array(d).fill(1);
  order.forEach((input, place) => {
    groupOf[input] = Math.floor(place / options.literals);
  });
  // A second stream, so that polarity changes no clause.
  const coin = stream(seed, 'formula', 1);
  for (let i = 0; i < d; i++) if (coin.uniform() < options.polarity) sign[i] = -1;
  return { count: options.clauses, groupOf, sign };
}

/** True if some clause has all its literals satisfied. */
function satisfied(bits: Uint8Array, members: number[][], sign: Int8Array): boolean {
  return members.some((clause) => clause.every((j) => (bits[j] === 1) === sign[j] > 0));
}

/** Fills `bits` with one draw for label `y`, before the check that DNF(bits) = y. */
function draw(
  bits: Uint8Array,
  y: number,
  options: TaskOptions,
  members: number[][],
  sign: Int8Array,
  random: Stream,
): void {
  for (let j = 0; j < bits.length; j++) bits[j] = random.uniform() < options.p ? 1 : 0;
  if (options.sampler === 'iid') return;
  if (y === 1) {
    const clause = members[random.below(members.length)];
    for (const j of clause) bits[j] = sign[j] > 0 ? 1 : 0;
    return;
  }
  // Decoys: as many extra ones as a planted clause would bring.
  for (let n = 0; n < options.literals; n++) {
    let off = 0;
    for (const bit of bits) off += 1 - bit;
    if (off === 0) return;
    let nth = random.below(off);
    const place = bits.findIndex((bit) => bit === 0 && nth-- === 0);
    bits[place] = 1;
  }
}

function examples(
  options: TaskOptions,
  seed: number,
  part: 'train' | 'test',
  count: number,
): BitExamples {
  const d = inputs(options);
  const { sign, ...rest } = groups(options, seed);
  const members = membersOf({ ...rest, sign });
  const random = stream(seed, part, 0);
  const wordsPerRow = Math.ceil(d / 32);
  const rows = new Uint32Array(count * wordsPerRow);
  const labels = new Uint32Array(Math.ceil(count / 32));
  const bits = new Uint8Array(d);
  for (let b = 0; b < count; b++) {
    const y = b & 1;
    let tries = 0;
    do {
      if (++tries > MAX_TRIES) {
        throw new Error(`no example with label ${y} in ${MAX_TRIES} draws at p = ${options.p}`);
      }
      draw(bits, y, options, members, sign, random);
    } while (satisfied(bits, members, sign) !== (y === 1));
    for (let j = 0; j < d; j++) {
      if (bits[j] === 1) {
        const word = b * wordsPerRow + (j >> 5);
        rows[word] |= 1 << (j & 31);
      }
    }
    if (y === 1) labels[b >> 5] |= 1 << (b & 31);
  }
  return { count, inputs: d, wordsPerRow, rows, labels };
}

function describe(options: TaskOptions, seed: number): string {
  const formula = groups(options, seed);
  const clauses = membersOf(formula).map((clause, c) => {
    const literals = clause.map((j) => `${formula.sign[j] < 0 ? '¬' : ''}x${j + 1}`);
    return `${groupLetter(c)}: ${literals.join(' ∧ ')}`;
  });
  return clauses.join('; ');
}

/**
 * Variables are disjoint, so the chance that no clause holds is known without sampling. Given n
 * ones among d bits, the on-sets without a satisfied clause are counted by the coefficient of x^n
 * in ((1+x)^k − (q + (1−q)x)^k)^m, q the share of negated literals (expected over formulas).
 */
function refusal(options: TaskOptions): string | null {
  const { clauses: m, literals: k, p, polarity: q, sampler } = options;
  const d = m * k;
  const torn = power([q, 1 - q], k);
  const unsatisfied = power(
    power([1, 1], k).map((c, i) => c - torn[i]),
    m,
  );
  const subsets = power([1, 1], d);
  const ones = power([1 - p, p], d);
  let chanceOfFalse = 0;
  ones.forEach((chance, before) => {
    const n = sampler === 'decoys' ? Math.min(d, before + k) : before;
    chanceOfFalse += (chance * unsatisfied[n]) / subsets[n];
  });
  if (chanceOfFalse < MIN_ACCEPTANCE)
    return later('the formula is almost never false for these bits');
  return sampler === 'iid' && 1 - chanceOfFalse < MIN_ACCEPTANCE
    ? later('the formula is almost never true for these bits')
    : null;
}

/** Coefficients of a polynomial to the n-th power, lowest first. */
function power(polynomial: readonly number[], n: number): number[] {
  let result = Float64Array.of(1);
  for (let i = 0; i < n; i++) {
    const next = new Float64Array(result.length + polynomial.length - 1);
    for (let x = 0; x < result.length; x++) {
      for (let y = 0; y < polynomial.length; y++) next[x + y] += result[x] * polynomial[y];
    }
    result = next;
  }
  return Array.from(result);
}

export const dnf = {
  id: 'dnf',
  label: 'DNF over disjoint variables',
  explanation: 'True when all inputs of at least one clause are on.',
  noun: 'a random DNF',
  options: ['clauses', 'literals', 'p', 'sampler', 'polarity'],
  inputs,
  clauseCount: ({ clauses }) => clauses,
  balance: () => 0.5,
  form: () => 'dnf',
  groups,
  examples,
  describe,
  refusal,
} as const satisfies Task;
