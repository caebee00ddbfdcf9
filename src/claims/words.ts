/** How claims say what they found: effects, intervals, means. */
import { fixed, signed } from '../lib/format';
import { finite, mean } from '../lib/statistics';
import type { Claim } from './claim';
import type { Part, Verdict } from './verdict';

type Interval = Pick<Part, 'effect' | 'low' | 'high' | 'from'>;

/** "+5.2". */
export const effectWords = ({ effect, from }: Pick<Part, 'effect' | 'from'>, digits = 1): string =>
  from === 0 ? signed(effect, digits) : fixed(effect, digits);

/** "+3.3 … +7.1". */
export const intervalWords = (
  { low, high, from }: Pick<Part, 'low' | 'high' | 'from'>,
  digits = 1,
): string => {
  const text = from === 0 ? signed : fixed;
  return `${text(low, digits)} … ${text(high, digits)}`;
};

/** "+5.2 points (+3.3 … +7.1)". */
export const pointsWords = (part: Interval): string =>
  `${effectWords(part)} points (${intervalWords(part)})`;

/** The same difference the other way round: what it changes by, where the claim says it falls. */
export const reversed = ({ effect, low, high, from }: Part): Interval => ({
  effect: -effect,
  low: -high,
  high: -low,
  from,
});

/** "18 of 20". */
export const aheadWords = ({ ahead, n }: Pick<Part, 'ahead' | 'n'>): string => `${ahead} of ${n}`;

/** Mean of the finite values, "96.5". */
export const meanWords = (values: readonly number[], digits = 1): string =>
  fixed(mean(finite(values)), digits);

/** "2 networks diverged and are left out." with a space before it; '' where none did. */
export function lostWords(parts: readonly Part[]): string {
  const lost = Math.max(0, ...parts.map((part) => part.lost));
  if (lost === 0) return '';
  return ` In ${lost} of the seeds a network diverged; they are left out.`;
}

const LABELS: { readonly [asked in Claim['asked']]: { readonly [v in Verdict]: string } } = {
  paper: {
    reproduces: 'Reproduces here',
    'reproduces in part': 'Reproduces in part',
    'does not reproduce here': 'Does not reproduce here',
    undecided: 'Undecided here',
    'not tested': 'Not tested',
  },
  us: {
    reproduces: 'Holds here',
    'reproduces in part': 'Holds in part',
    'does not reproduce here': 'Does not hold here',
    undecided: 'Undecided here',
    'not tested': 'Not tested',
  },
};

/** The verdict for people: only what was published can reproduce. */
export const verdictLabel = ({ asked }: Pick<Claim, 'asked'>, verdict: Verdict): string =>
  LABELS[asked][verdict];

const COUNTED = {
  paper: ['reproduce', 'in part', 'do not', 'undecided', 'not tested'],
  us: ['hold', 'in part', 'do not', 'undecided', 'not tested'],
} as const;
const VERDICTS: readonly Verdict[] = [
  'reproduces',
  'reproduces in part',
  'does not reproduce here',
  'undecided',
  'not tested',
];

/** "5 reproduce, 3 in part, 2 do not, 1 not tested"; kinds that do not occur are left out. */
export function summaryWords(asked: Claim['asked'], verdicts: readonly Verdict[]): string {
  return VERDICTS.flatMap((verdict, k) => {
    const count = verdicts.filter((one) => one === verdict).length;
    const word = COUNTED[asked][k];
    const singular =
      count === 1 ? { reproduce: 'reproduces', hold: 'holds', 'do not': 'does not' } : {};
    return count === 0 ? [] : [`${count} ${(singular as Record<string, string>)[word] ?? word}`];
  }).join(', ');
}
