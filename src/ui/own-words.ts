/** What the boxes of own formulas and own data say in sentences. Pure text. */
import { t } from '../lib/text';
import { count, list } from '../plots/format';
import type { OwnData } from '../store/own-data';
import type { OwnClause, OwnReading } from '../store/own-formula';

type Formula = Extract<OwnReading, { kind: 'formula' }>;

const counted = (n: number, one: string): string =>
  count(n, one).replace(`${n}`, n.toLocaleString('en'));

/** A share as a percentage, never 0 % or 100 % for what is neither. */
export function percent(share: number): string {
  const value = 100 * share;
  if (value > 0 && value < 1) return t('under 1 %');
  if (value < 100 && value > 99) return t('over 99 %');
  return `${Math.round(value)} %`;
}

/** "8 variables, 4 clauses: true when …" */
export function sizeWords({ variables, clauses, form }: Formula): string {
  const size = `${counted(variables.length, 'variable')}, ${counted(clauses.length, 'clause')}`;
  const one = clauses.length === 1;
  if (form === 'dnf') {
    return t`${size}. True when everything in ${one ? t('the clause') : t('at least one clause')} holds.`;
  }
  return t`${size}. True when something in ${one ? t('the clause') : t('every clause')} holds.`;
}

const letters = (clauses: readonly OwnClause[]): string => list(clauses.map((c) => c.letter));

/** Clauses named one by one; more are counted. */
const NAMED = 12;

/** What a clause-aware split does to clauses that share variables: the group rule, applied. */
export function splitWords({ clauses, groups }: Formula): string {
  const torn = clauses.filter((c) => c.pieces > 1);
  if (clauses.length === 1) return t('One clause: a clause-aware split leaves it in one child.');
  if (torn.length === 0) {
    return groups === clauses.length
      ? t('No two clauses share a variable, so a clause-aware split keeps every one whole.')
      : t`A clause-aware split keeps every clause whole, in ${counted(groups, 'group')}.`;
  }
  const whole = clauses.filter((c) => c.pieces === 1);
  const named = (some: readonly OwnClause[]): string =>
    some.length > NAMED ? counted(some.length, 'clause') : letters(some);
  const kept =
    whole.length === 0
      ? t('A clause-aware split keeps no clause whole for certain')
      : t`A clause-aware split keeps ${named(whole)} whole`;
  const most = Math.max(...torn.map((c) => c.pieces));
  return torn.length === 1
    ? t`${kept}; ${named(torn)} shares variables and may be torn into up to ${most} parts.`
    : t`${kept}; ${named(torn)} share variables and may be torn into up to ${most} parts.`;
}

/** How often it is true, and what the examples make of that. */
export function balanceWords({ random, trained }: Formula, p: number): string {
  const share = percent(random.share);
  const about = random.draws === 0 ? share : t`about ${share}`;
  const chance = t`True for ${about} of random inputs that are on with chance ${p}`;
  const half = Math.abs(trained - 0.5) < 0.005;
  return half
    ? t`${chance}; the examples are chosen so that half of them are true.`
    : t`${chance}. Balance: ${percent(trained)} of the examples are true, because the other label hardly ever comes. Guessing is right ${percent(Math.max(trained, 1 - trained))} of the time.`;
}

/** Names of their own, with the number they have in the pictures; '' where they are x1 … xd. */
export function namesWords({ variables }: Formula): string {
  if (variables.every((name, j) => name === `x${j + 1}`)) return '';
  return t`In the pictures ${list(variables.map((name, j) => t`${name} is input ${j + 1}`))}.`;
}

/** Variables that do not matter; '' where all do. */
export function idleWords({ idle }: Formula): string {
  if (idle.length === 0) return '';
  const which = idle.length > NAMED ? counted(idle.length, 'variable') : list(idle);
  return idle.length === 1
    ? t`${which} changes nothing: the networks see it all the same.`
    : t`${which} change nothing: the networks see them all the same.`;
}

/** What a file holds and how it is used, a sentence each. */
export function dataWords({ dataset, parts, balance, distinct, best }: OwnData): string[] {
  const { count, inputs } = dataset.examples;
  const names = (n: number): string => n.toLocaleString('en');
  const guess = Math.max(balance, 1 - balance);
  const even = Math.abs(balance - 0.5) < 0.005;
  const fifth = parts.test === Math.round(count / 5);
  return [
    t`${names(count)} rows × ${inputs} inputs. The seed chooses ${names(parts.test)} rows to test on (${fifth ? t('a fifth') : t('the fewest a test takes')}); the other ${names(parts.train)} are learned from.`,
    even
      ? t`Balance: ${percent(balance)} of the rows have ${dataset.label} = 1.`
      : t`Balance: ${percent(balance)} of the rows have ${dataset.label} = 1, so guessing is right ${percent(guess)} of the time.`,
    ...(dataset.names.some((name, j) => name !== `x${j + 1}`)
      ? [t`The pictures call the columns x1 … x${inputs}, in the order of the file.`]
      : []),
    ...(distinct < count
      ? [
          t`${names(count - distinct)} rows repeat the inputs of another, so some test rows were learned from.`,
        ]
      : []),
    ...(best < 1
      ? [
          t`Some equal inputs have different labels: no network can be right on more than ${(100 * best).toFixed(1)} % of all rows.`,
        ]
      : []),
    t(
      'No clauses are known of a file, so a clause-aware split cannot be drawn and pictures about clauses stay empty; splits are random. Under “Codes” a formula is read from what the network learned.',
    ),
  ];
}
