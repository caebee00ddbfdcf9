/**
 * What is said of clauses by how the formula joins them. An OR of ANDs: a clause is *complete* when
 * all its literals are true, and a near miss lacks one of them. An AND of ORs: a clause *fails* when
 * none is true, and a narrow pass hangs on one of them.
 */

import { t } from '../lib/text';
import { type Clause, type Form, negatedClause, type Reading } from '../metrics/codes';
import { groupLetter } from '../model/groups';

export const clauseName = (clause: number): string => t`clause ${groupLetter(clause)}`;

export interface FormWords {
  /** Heads of columns: near misses of which clauses, and near misses ruled out by which neurons. */
  readonly rulesOf: string;
  readonly ruledBy: (when: string) => string;
  /** Completing "a neuron … " of one clause, in full and in short, and after a comma by letters. */
  readonly rulesIts: string;
  readonly rules: string;
  readonly alsoRules: (what: string, letters: string) => string;
  /** After what carries a clause: which neurons rule out its near misses. */
  readonly ruledOut: (neurons: string) => string;
  /** How many clauses have a neuron that does, with what a near miss or a narrow pass is. */
  readonly reached: (counts: string, rest: string, clauses: number) => string;
  /** "A complete", "A failing", with the numbers that prove it. */
  readonly when: (letter: string, sum: string) => string;
  /** The clause whose coming true `condition` is about. */
  readonly read: (clause: Clause) => Clause;
  /** When a neuron is on, from how many of the read clause's literals are enough. */
  readonly condition: (reading: Reading, literals: number) => string;
  /** When one that one literal must spare is on; `names` of the literals' inputs. */
  readonly only: (reading: Reading, names: string) => string;
  /** The same in whole, with when it is not. */
  readonly lacks: (when: string, sum: string) => string;
  /** Of a neuron that is on at rest and silenced by clauses of these `names`. */
  readonly silenced: (names: string, sum: string) => string;
}

const dnf = (): FormWords => ({
  rulesOf: t('rules out near misses of'),
  ruledBy: (when) => t`near misses ruled out by, ${when}`,
  rulesIts: t('rules out its near misses'),
  rules: t('rules out near misses'),
  alsoRules: (what, letters) => t`${what}, rules out near misses of ${letters}`,
  ruledOut: (neurons) => t`, its near misses ruled out by ${neurons},`,
  reached: (counts, rest, clauses) =>
    t`With neurons that rule out near misses (○: all literals true but one): **${counts}**${rest} of ${clauses}.`,
  when: (letter, sum) => t`${letter} complete: ${sum}`,
  read: (clause) => clause,
  condition: ({ clause, enough }, k) => {
    if (enough === k) return t`${clauseName(clause)} is complete`;
    if (enough === k - 1) return t`${clauseName(clause)} is nearly complete (${enough} of ${k})`;
    return t`${enough} of the ${k} literals of ${clauseName(clause)} are true`;
  },
  only: ({ clause }, names) => t`${clauseName(clause)} lacks only ${names}`,
  lacks: (when, sum) => t`fires when **${when}**, not when it is complete (${sum})`,
  silenced: (names, sum) =>
    t`is on with all inputs off, and silenced when **${names} is complete** (${sum})`,
});

const cnf = (): FormWords => ({
  rulesOf: t('backs narrow passes of'),
  ruledBy: (when) => t`narrow passes backed by, ${when}`,
  rulesIts: t('backs its narrow passes'),
  rules: t('backs narrow passes'),
  alsoRules: (what, letters) => t`${what}, backs narrow passes of ${letters}`,
  ruledOut: (neurons) => t`, its narrow passes backed by ${neurons},`,
  reached: (counts, rest, clauses) =>
    t`With neurons that back narrow passes (○: one literal alone true): **${counts}**${rest} of ${clauses}.`,
  when: (letter, sum) => t`${letter} failing: ${sum}`,
  read: negatedClause,
  condition: ({ clause, enough }, k) => {
    if (enough === k) return t`no literal of ${clauseName(clause)} is true`;
    return k - enough === 1
      ? t`at most 1 of the ${k} literals of ${clauseName(clause)} is true`
      : t`at most ${k - enough} of the ${k} literals of ${clauseName(clause)} are true`;
  },
  only: ({ clause }, names) => t`${names} alone keeps ${clauseName(clause)} from failing`,
  lacks: (when, sum) => t`fires when **${when}**, not when it fails (${sum})`,
  silenced: (names, sum) =>
    t`is on while the literals of a clause are true and all other inputs off, and silenced when **${names} fails** (${sum})`,
});

/** Where nothing is made of clauses, a group of inputs is spoken of like an AND. */
export const formWords = (form: Form | null): FormWords => (form === 'cnf' ? cnf() : dnf());
