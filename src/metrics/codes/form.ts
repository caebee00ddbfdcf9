/**
 * How a formula joins its clauses. An AND of ORs is the negation of the OR of ANDs over its
 * literals negated; so a network that computes it, with its output turned, computes that OR of ANDs.
 * Codes are the same either way (both signs of the rule turn); near misses and decoding are not.
 */
import type { Network } from '../../model/network';
import type { Clause } from './clauses';
import type { Signs } from './signs';

/** 'dnf': OR over clauses of AND over literals; 'cnf': AND over clauses of OR over literals. */
export type Form = 'dnf' | 'cnf';

export const negatedClause = ({ inputs, signs }: Clause): Clause => ({
  inputs,
  signs: signs.map((s) => (s > 0 ? -1 : 1)),
});

/** The network that says no where this one says yes. */
export const turnedNetwork = (network: Network): Network => ({
  ...network,
  output: network.output.map((w) => -w),
  outputBias: -network.outputBias,
});

/** Its signs. */
export const turnedSigns = (signs: Signs): Signs => ({
  ...signs,
  output: signs.output.map((s) => -s),
});
