/**
 * What the signs spell where nobody knows the formula, as of a file: an OR of ANDs or an AND of ORs,
 * whichever gives the network's own answers more often.
 */
import { t } from '../lib/text';
import {
  clausesOf,
  type Decoded,
  decodeClauses,
  type Form,
  formulaAnswers,
} from '../metrics/codes';
import { frameCount } from '../model/timeline';
import { answersOf, examplesFor } from './codes-agreement';
import { askedOf, type CodeSide, sidesAt } from './codes-analysis';
import { nameIn } from './codes-words';
import { type Empty, isEmpty, type PlotInput } from './plot';

export interface ReadClause {
  readonly clause: Decoded;
  /** Neurons that show it. */
  readonly neurons: readonly string[];
}

export interface ReadSide {
  readonly name: string;
  readonly epoch: number;
  readonly form: Form;
  readonly clauses: readonly ReadClause[];
  /** Share of the examples on which the formula says what the network says, 0 … 1. */
  readonly agreement: number;
  /** The same of always saying what the network says more often. */
  readonly commoner: number;
  readonly examples: number;
}

export interface CodeReadingModel {
  readonly sides: readonly ReadSide[];
  readonly tau: number;
}

const FORMS = ['dnf', 'cnf'] as const;

export function selectCodeReading(input: PlotInput): CodeReadingModel | Empty {
  if (clausesOf(input.record.groups).length > 0) {
    return { empty: t('The formula of this task is known.'), lasting: true };
  }
  const sides = sidesAt(input, true);
  if (isEmpty(sides)) return sides;
  const { tau, task } = askedOf(input);
  if (!task)
    return { empty: t('No examples are at hand to hold a formula against.'), lasting: true };
  const { record } = input;
  const running = record.frames < frameCount(record.schedule);
  const of = ({ analysis: { network, signs }, epoch }: CodeSide, name: string): ReadSide => {
    const bits = task.examples(record.focusSeed, examplesFor(network, running));
    const own = answersOf(network, bits);
    const yes = own.reduce((n, says) => n + says, 0) / bits.count;
    const [best] = FORMS.map((form) => {
      const clauses = decodeClauses(network, signs, form);
      const says = formulaAnswers(clauses, form, bits);
      const same = says.reduce((n, s, b) => n + (s === own[b] ? 1 : 0), 0);
      return { form, clauses, agreement: same / bits.count };
    }).sort((a, b) => b.agreement - a.agreement);
    return {
      ...{ name, epoch, form: best.form, agreement: best.agreement },
      clauses: best.clauses.map((clause) => ({
        clause,
        neurons: clause.neurons.map((r) => nameIn(network, r)),
      })),
      ...{ commoner: Math.max(yes, 1 - yes), examples: bits.count },
    };
  };
  const { before, after, names } = sides;
  return { sides: [of(before, names[0]), ...(after ? [of(after, names[1])] : [])], tau };
}
