/**
 * From numbers to a verdict, by one rule for all claims.
 *
 * A claim is one or more comparisons, each a value a seed, positive as claimed. A comparison of
 * sense `more` *holds* where the 95 % Student-t interval of the mean lies above zero and the mean
 * is at least the smallest effect that counts; it *fails* where the interval lies below that
 * smallest effect, so that even it is excluded; else the seeds *cannot tell*. `no-more` is the
 * same the other way round: it holds where `more` fails. Diverged seeds are left out; where they
 * are more than a tenth of all, nothing can be told.
 *
 * The claim reproduces where all comparisons hold, in part where some do, not where none does and
 * at least one fails; else it is undecided. Of a claim that says "always", one that fails refutes
 * it. Intervals are not corrected for their number.
 */
import { finite, interval, mean } from '../lib/statistics';
import { later } from '../lib/text';
import type { Claim, Comparison, Results } from './claim';
import { stored } from './words';

export type Outcome = 'holds' | 'fails' | 'cannot tell';

export type Verdict = 'reproduces' | 'reproduces in part' | 'does not reproduce here' | 'undecided';

/** A comparison with its numbers. */
export interface Part {
  readonly label: string;
  readonly sense: Comparison['sense'];
  readonly least: number;
  readonly from: number;
  readonly aside: boolean;
  /** Mean and 95 % interval, in the claim's unit. */
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  /** Seeds counted, those of them with a value above `from`, and those left out. */
  readonly n: number;
  readonly ahead: number;
  readonly lost: number;
  readonly outcome: Outcome;
}

export interface Judgement
  extends Pick<Part, 'effect' | 'low' | 'high' | 'n'>,
    Pick<Claim, 'unit'> {
  readonly verdict: Verdict;
  readonly sentence: string;
  /** The rule as it was applied here. */
  readonly rule: string;
  readonly parts: readonly Part[];
}

const UNKNOWN = later('cannot tell');

/** Share of seeds that may be missing. */
const MOST_LOST = 0.1;

/** Compares the mean of the values with what they are to exceed. */
export function partOf(comparison: Comparison): Part {
  const { label, values, sense, least, from = 0, aside = false } = comparison;
  const known = finite(values);
  const effect = mean(known);
  const { low, high } = interval(known);
  const ahead = known.filter((value) => value > from).length;
  const lost = values.length - known.length;
  const part = {
    label,
    sense,
    least,
    from,
    aside,
    effect,
    low,
    high,
    n: known.length,
    ahead,
    lost,
  };
  return { ...part, outcome: lost > MOST_LOST * values.length ? UNKNOWN : outcomeOf(part) };
}

function outcomeOf({ effect, low, high, from, least, sense }: Omit<Part, 'outcome'>): Outcome {
  const more = low > from && effect >= from + least;
  const notMore = high < from + least;
  if (sense === 'more') return more ? later('holds') : notMore ? later('fails') : UNKNOWN;
  return notMore ? 'holds' : more ? 'fails' : UNKNOWN;
}

/** The verdict of the parts that count. */
export function verdictOf(outcomes: readonly Outcome[], always = false): Verdict {
  const holds = outcomes.filter((outcome) => outcome === 'holds').length;
  const fails = outcomes.filter((outcome) => outcome === 'fails').length;
  if (holds > 0 && holds === outcomes.length) return 'reproduces';
  if (always) return fails > 0 ? 'does not reproduce here' : 'undecided';
  if (holds > 0) return 'reproduces in part';
  return fails > 0 ? 'does not reproduce here' : 'undecided';
}

/** What the results say of a claim. */
export function judge(claim: Claim, results: Results): Judgement {
  const parts = claim.compare(results).map(partOf);
  const counted = parts.filter(({ aside }) => !aside);
  const { effect, low, high, n } = parts[0];
  return {
    ...{ effect, low, high, n, unit: claim.unit },
    verdict: verdictOf(
      counted.map(({ outcome }) => outcome),
      claim.always,
    ),
    sentence: claim.say(parts, results),
    rule: ruleOf(claim, counted),
    parts,
  };
}

/** The rule for people, with what counts as an effect in this claim. */
export function ruleOf(
  { unit, always = false }: Pick<Claim, 'unit' | 'always'>,
  parts: readonly Pick<Part, 'sense' | 'least' | 'from'>[],
): string {
  const [{ least, from }] = parts;
  const mixed = parts.some(({ sense }) => sense === 'no-more');
  const all = always
    ? later('All must hold; one that fails refutes the claim.')
    : parts.length === 1
      ? ''
      : later('All must hold; in part where some do.');
  return stored(...boundsOf(unit, least, from, mixed), all);
}

/** Where a comparison holds and where it fails; `turned`: there are some that claim “no more”. */
function boundsOf(unit: string, least: number, from: number, turned: boolean): string[] {
  const bound = least + from;
  if (unit === 'points' && least === 1) {
    return [
      later`A comparison holds where its 95 % interval over seeds lies above ${from} and its mean is at least ${bound} point; it fails where the interval lies below ${bound} point.`,
      turned
        ? later`A comparison that claims “no more” holds where the interval lies below ${bound} point.`
        : '',
    ];
  }
  const named = unit === '' ? `${bound}` : `${bound} ${unit}`;
  return [
    least === 0
      ? later`A comparison holds where its 95 % interval over seeds lies above ${from}; it fails where the interval lies below.`
      : later`A comparison holds where its 95 % interval over seeds lies above ${from} and its mean is at least ${named}; it fails where the interval lies below ${named}.`,
    turned
      ? later`A comparison that claims “no more” holds where the interval lies below ${named}.`
      : '',
  ];
}
