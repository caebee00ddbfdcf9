/**
 * What is said of clauses by how the formula joins them. An OR of ANDs: a clause is *complete* when
 * all its literals are true, and a near miss lacks one of them. An AND of ORs: a clause *fails* when
 * none is true, and a narrow pass hangs on one of them.
 */
import { type Clause, type Form, negatedClause, type Reading } from '../metrics/codes';
import { groupLetter } from '../model/groups';

export const clauseName = (clause: number): string => `clause ${groupLetter(clause)}`;

export interface FormWords {
  /** Completing "which neurons … A and B", "a neuron … ", "neurons that …", "…, by 2b". */
  readonly rulesOf: string;
  readonly rulesIts: string;
  readonly rule: string;
  readonly rules: string;
  readonly ruledBy: string;
  /** What a near miss or a narrow pass is. */
  readonly near: string;
  /** "A complete", "A failing": of the numbers that follow. */
  readonly when: string;
  /** The clause whose coming true `condition` is about. */
  readonly read: (clause: Clause) => Clause;
  /** When a neuron is on, from how many of the read clause's literals are enough. */
  readonly condition: (reading: Reading, literals: number) => string;
  /** When one that one literal must spare is on; `names` of the literals' inputs. */
  readonly only: (reading: Reading, names: string) => string;
  /** After a comma: when it is not. */
  readonly not: string;
  /** Of a neuron that is on at rest; `names` of clauses. */
  readonly rest: string;
  readonly silenced: (names: string) => string;
}

const DNF: FormWords = {
  rulesOf: 'rules out near misses of',
  rulesIts: 'rules out its near misses',
  rule: 'rule out near misses',
  rules: 'rules out near misses',
  ruledBy: 'near misses ruled out by',
  near: 'all literals true but one',
  when: 'complete',
  read: (clause) => clause,
  condition: ({ clause, enough }, k) => {
    if (enough === k) return `${clauseName(clause)} is complete`;
    if (enough === k - 1) return `${clauseName(clause)} is nearly complete (${enough} of ${k})`;
    return `${enough} of the ${k} literals of ${clauseName(clause)} are true`;
  },
  only: ({ clause }, names) => `${clauseName(clause)} lacks only ${names}`,
  not: 'not when it is complete',
  rest: 'is on with all inputs off',
  silenced: (names) => `${names} is complete`,
};

const CNF: FormWords = {
  rulesOf: 'backs narrow passes of',
  rulesIts: 'backs its narrow passes',
  rule: 'back narrow passes',
  rules: 'backs narrow passes',
  ruledBy: 'narrow passes backed by',
  near: 'one literal alone true',
  when: 'failing',
  read: negatedClause,
  condition: ({ clause, enough }, k) => {
    if (enough === k) return `no literal of ${clauseName(clause)} is true`;
    return `at most ${k - enough} of the ${k} literals of ${clauseName(clause)} ${k - enough === 1 ? 'is' : 'are'} true`;
  },
  only: ({ clause }, names) => `${names} alone keeps ${clauseName(clause)} from failing`,
  not: 'not when it fails',
  rest: 'is on while the literals of a clause are true and all other inputs off',
  silenced: (names) => `${names} fails`,
};

/** Where nothing is made of clauses, a group of inputs is spoken of like an AND. */
export const formWords = (form: Form | null): FormWords => (form === 'cnf' ? CNF : DNF);
