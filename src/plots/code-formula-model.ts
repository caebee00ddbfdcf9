/** What the decoded formula shows: each true clause, what the signs spell of it, and what else. */
import { t } from '../lib/text';
import { methodOf } from '../methods';
import { type Clause, type Form, PART } from '../metrics/codes';
import type { Selection } from '../model/selection';
import { otherSides } from './code-table-model';
import { askedOf, type CodeSide, sidesAt, spelledBy } from './codes-analysis';
import { nameIn } from './codes-words';
import { type Empty, isEmpty, type PlotInput } from './plot';

export type Verdict = 'found' | 'part' | 'missed';

export interface Reading {
  readonly verdict: Verdict;
  /** The decoded clause; undefined where none comes near. */
  readonly clause: Clause | undefined;
  /** Jaccard index of the literals. */
  readonly likeness: number;
  /** Neurons that show it. */
  readonly neurons: readonly string[];
}

export interface FormulaSide {
  readonly name: string;
  readonly epoch: number;
  /** By true clause. */
  readonly readings: readonly Reading[];
  readonly spurious: readonly Clause[];
  readonly decoded: number;
  readonly found: number;
  readonly parts: number;
  /** NaN where nothing was decoded. */
  readonly precision: number;
  readonly recall: number;
}

export interface CodeFormulaModel {
  readonly truth: readonly Clause[];
  readonly sides: readonly FormulaSide[];
  /** Of the other methods at the frame on screen: how many clauses are found. */
  readonly rivals: readonly { readonly name: string; readonly found: number }[];
  readonly tau: number;
  readonly form: Form;
  /** Whether the masks were dealt by clauses, which alone gives them away. */
  readonly dealt: boolean;
  readonly selection: Selection;
}

export function selectCodeFormula(input: PlotInput): CodeFormulaModel | Empty {
  const sides = sidesAt(input);
  if (isEmpty(sides)) return sides;
  const { record } = input;
  if (sides.before.analysis.form === null) {
    return {
      empty: t('What this task asks is not made of clauses: no formula to read back.'),
      lasting: true,
    };
  }
  const asked = askedOf(input);
  const of = (side: CodeSide, name: string): FormulaSide => {
    const { decoded, match } = spelledBy(side.analysis.network, record.groups, asked);
    return {
      ...{ name, epoch: side.epoch, decoded: decoded.length, found: match.found },
      readings: match.decoded.map((at, t) => ({
        verdict: at < 0 ? 'missed' : match.likeness[t] === 1 ? 'found' : 'part',
        clause: decoded[at],
        likeness: match.likeness[t],
        neurons: (decoded[at]?.neurons ?? []).map((r) => nameIn(side.analysis.network, r)),
      })),
      spurious: match.spurious.map((at) => decoded[at]),
      parts: match.likeness.filter((like) => like >= PART && like < 1).length,
      ...{ precision: match.precision, recall: match.recall },
    };
  };
  const { before, after, names } = sides;
  const rivals = (after ? otherSides(input) : []).map(({ name, side }) => ({
    name,
    found: spelledBy(side.analysis.network, record.groups, asked).match.found,
  }));
  return {
    truth: before.analysis.clauses,
    sides: [of(before, names[0]), ...(after ? [of(after, names[1])] : [])],
    rivals,
    ...{ tau: asked.tau, form: sides.before.analysis.form, selection: input.selection },
    dealt: after !== undefined && record.alpha > 1 && methodOf(input.method).groups === 'clauses',
  };
}

/** "x12", "¬x7". */
const literal = (input: number, sign: number): string => `${sign < 0 ? '¬' : ''}x${input + 1}`;

/** Literals of a clause in at most that many characters, however the formula joins them. */
export function clauseText(clause: Clause, characters: number, truth?: Clause): string {
  const of = truth && new Map(truth.inputs.map((v, k) => [v, truth.signs[k]]));
  const words = clause.inputs.map((v, k) => {
    const word = literal(v, clause.signs[k]);
    // In brackets: what the true clause has not.
    return of && of.get(v) !== clause.signs[k] ? `(${word})` : word;
  });
  if (words.join(' ').length <= characters) return words.join(' ');
  let kept = words.length - 1;
  const cut = (): string => `${words.slice(0, kept).join(' ')} +${words.length - kept}`;
  while (kept > 1 && cut().length > characters) kept--;
  return cut();
}

/** What is said of a clause on a side, for tips and tables. */
export function readingWords(
  { verdict, clause, likeness, neurons }: Reading,
  truth: Clause,
): string {
  if (verdict === 'missed' || !clause) return t('missed');
  const by = neurons.join(t(', ', 'list'));
  if (verdict === 'found') return by === '' ? t('found') : t`found by ${by}`;
  const share = Math.round(100 * likeness);
  const read = clauseText(clause, 999, truth);
  return by === ''
    ? t`in part (${share} % of the literals): ${read}`
    : t`in part (${share} % of the literals) by ${by}: ${read}`;
}
