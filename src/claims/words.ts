/** How claims say what they found: effects, intervals, means. */
import { fixed, signed } from '../lib/format';
import { finite, mean } from '../lib/statistics';
import { later, t } from '../lib/text';
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

/** The same difference the other way round: what it changes by, where the claim says it falls. */
export const reversed = ({ effect, low, high, from }: Part): Interval => ({
  effect: -effect,
  low: -high,
  high: -low,
  from,
});

/** Mean of the finite values, "96.5". */
export const meanWords = (values: readonly number[], digits = 1): string =>
  fixed(mean(finite(values)), digits);

/** That seeds were left out; '' where none was. */
export function lostWords(parts: readonly Part[]): string {
  const lost = Math.max(0, ...parts.map((part) => part.lost));
  return lost === 0 ? '' : later`In ${lost} of the seeds a network diverged; they are left out.`;
}

/** Sentences as they are stored: in English, told by `retell` where they are shown. */
export const stored = (...all: readonly string[]): string =>
  all.filter((one) => one !== '').join(' ');

const LABELS: { readonly [asked in Claim['asked']]: { readonly [v in Verdict]: string } } = {
  paper: {
    reproduces: later('Reproduces here'),
    'reproduces in part': later('Reproduces in part'),
    'does not reproduce here': later('Does not reproduce here'),
    undecided: later('Undecided here'),
  },
  us: {
    reproduces: later('Holds here'),
    'reproduces in part': later('Holds in part'),
    'does not reproduce here': later('Does not hold here'),
    undecided: later('Undecided here'),
  },
};

/** The verdict for people: only what was published can reproduce. */
export const verdictLabel = ({ asked }: Pick<Claim, 'asked'>, verdict: Verdict): string =>
  t(LABELS[asked][verdict]);

const VERDICTS: readonly Verdict[] = [
  'reproduces',
  'reproduces in part',
  'does not reproduce here',
  'undecided',
];

/** How many claims have that verdict. */
function countWords(asked: Claim['asked'], verdict: Verdict, count: number): string {
  switch (verdict) {
    case 'reproduces':
      if (asked === 'us') return count === 1 ? t`${count} holds` : t`${count} hold`;
      return count === 1 ? t`${count} reproduces` : t`${count} reproduce`;
    case 'reproduces in part':
      return t`${count} in part`;
    case 'does not reproduce here':
      return count === 1 ? t`${count} does not` : t`${count} do not`;
    case 'undecided':
      return t`${count} undecided`;
  }
}

/** "5 reproduce, 3 in part, 2 do not, 1 undecided"; kinds that do not occur are left out. */
export function summaryWords(asked: Claim['asked'], verdicts: readonly Verdict[]): string {
  return VERDICTS.flatMap((verdict) => {
    const count = verdicts.filter((one) => one === verdict).length;
    return count === 0 ? [] : [countWords(asked, verdict, count)];
  }).join(t(', ', 'list'));
}
