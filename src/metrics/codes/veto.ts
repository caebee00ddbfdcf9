/**
 * Neurons that rule out near misses of a clause (ours): s2 < 0, every literal counts, all but one
 * with their own sign, and the odd one's weight is the largest. Such a neuron lowers the output
 * when only the odd literal is missing, and is off once the clause holds. Networks often learn
 * clauses like this; the code rule sees nothing in it. Random signs do it as often as they carry:
 * k places for the odd one, 2^−k for the signs, 1/k for its being the largest. In an AND of ORs the
 * same neuron, all turned, backs narrow passes: it raises the output when only the odd literal is
 * true, and is off once none is.
 */
import type { Network } from '../../model/network';
import type { Clause } from './clauses';
import { type Form, negatedClause, turnedSigns } from './form';
import type { Signs } from './signs';

/** 1 where a neuron rules out near misses of a clause; m × n row-major. */
export function vetoesOf(
  network: Network,
  signs: Signs,
  clauses: readonly Clause[],
  form: Form = 'dnf',
): Uint8Array {
  if (form === 'cnf') return vetoesOf(network, turnedSigns(signs), clauses.map(negatedClause));
  const { children: n } = signs;
  const vetoes = new Uint8Array(clauses.length * n);
  for (let r = 0; r < n; r++) {
    if (signs.output[r] >= 0) continue;
    const sizes = rowSizes(network, r);
    clauses.forEach((clause, g) => {
      if (vetoes1(signs, sizes, r, clause)) vetoes[g * n + r] = 1;
    });
  }
  return vetoes;
}

function vetoes1(
  { inputs: d, input }: Signs,
  sizes: Float64Array,
  r: number,
  clause: Clause,
): boolean {
  const { inputs, signs } = clause;
  if (inputs.length < 2) return false;
  const odd = inputs.filter((v, k) => input[r * d + v] === -signs[k]);
  const own = inputs.filter((v, k) => input[r * d + v] === signs[k]);
  if (odd.length !== 1 || own.length !== inputs.length - 1) return false;
  return own.every((v) => sizes[v] < sizes[odd[0]]);
}

/** |w| of a neuron by input, 0 where there is no edge; length d. */
export function rowSizes(
  { inputs, childStart, edgeInput, weight }: Network,
  r: number,
): Float64Array {
  const sizes = new Float64Array(inputs);
  for (let e = childStart[r]; e < childStart[r + 1]; e++) sizes[edgeInput[e]] = Math.abs(weight[e]);
  return sizes;
}
