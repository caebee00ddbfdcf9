/** Beat 8: find something that does better with as many weights. */
import { fixed } from '../lib/format';
import { interval, mean } from '../lib/statistics';
import { later, t } from '../lib/text';
import { DEFAULT_METHODS, exceedsBudget, methodOf } from '../methods';
import type { Beat, Scene } from './beat';
import { name, num, row, SIGN, sub, words as text } from './formula';
import { accuracies, isComplete, meanAccuracy, SAME_POINTS } from './networks';
import { words } from './words';

export interface ChallengeModel {
  /** Method whose gain is worked out, and its mean accuracy at the end, percent. */
  readonly method: string;
  readonly accuracy: number;
  readonly dense: number;
  readonly clause: number;
  /** Mean of the seeds' differences against dense, in points, and half of its 95 % interval. */
  readonly gain: number;
  readonly half: number;
  readonly seeds: number;
  /** Whether it is a rival: none of the methods that every run compares. */
  readonly rival: boolean;
}

const isRival = (id: string): boolean => !DEFAULT_METHODS.some((usual) => usual === id);

function select({ record, method }: Scene): ChallengeModel | null {
  if (!isComplete(record)) return null;
  const end = record.frames - 1;
  const own = accuracies(record, method, end);
  const dense = accuracies(record, 'dense', end);
  const clause = meanAccuracy(record, 'fpe-clause', end);
  // Seeds of which both are known: one that diverged has no difference.
  const pairs = own.flatMap((value, s) =>
    Number.isFinite(value) && Number.isFinite(dense[s]) ? [[value, dense[s]] as const] : [],
  );
  if (pairs.length === 0 || !Number.isFinite(clause)) return null;
  const gains = pairs.map(([a, d]) => a - d);
  const { low, high } = interval(gains);
  return {
    method,
    accuracy: mean(pairs.map(([a]) => a)),
    dense: mean(pairs.map(([, d]) => d)),
    clause,
    gain: mean(gains),
    half: (high - low) / 2,
    seeds: gains.length,
    rival: isRival(method),
  };
}

/** What came of it, in words. */
function verdict(m: ChallengeModel): string {
  const lead = m.accuracy - m.clause;
  const short = t(methodOf(m.method).short);
  if (exceedsBudget(methodOf(m.method))) {
    return t`${short} reaches ${fixed(m.accuracy, 1)} %, but needs more weights on the way, so it is no equal match`;
  }
  if (Math.abs(lead) < SAME_POINTS) return t`${short} does about as well as the clause-aware split`;
  return lead > 0
    ? t`${short} beats the clause-aware split by ${fixed(lead, 1)} points`
    : t`${short} stays ${fixed(-lead, 1)} points behind the clause-aware split`;
}

export const challenge: Beat<ChallengeModel> = {
  id: 'challenge',
  title: later('Try to beat it'),
  spec: {},
  view: { at: -1, pin: '', show: 'fpe-clause' },
  look: 'accuracy',
  select,
  text: (m) => [
    words`With as many weights as the dense network, the clause-aware split ends at ${fixed(m.clause, 1)} % and the dense network at ${fixed(m.dense, 1)} %. The menu under the dial has rivals that are sparse in other ways; those that need more weights say so.`,
    words`Every seed has a formula of its own, so gains are taken seed by seed: here those of ${t(methodOf(m.method).short)} over ${`${m.seeds}`} of them, with the 95 % interval of their mean.`,
  ],
  formula: (m) => [
    row(
      text(t('gain')),
      SIGN.equals,
      text(t('mean of')),
      sub(name('a'), text(t('method'))),
      SIGN.minus,
      sub(name('a'), text(t('dense'))),
    ),
    row(
      num(m.accuracy, 1),
      SIGN.minus,
      num(m.dense, 1),
      SIGN.equals,
      num(m.gain, 1),
      ...(Number.isFinite(m.half) ? [SIGN.plusMinus, num(m.half, 1)] : []),
      text(t('points')),
    ),
  ],
  task: {
    words: () =>
      words`Choose a rival in the menu (it has a + before its name), press “Train with these” or Play, and wait for the end: some seconds.`,
    place: 'methods',
    done: ({ edited }, m) => m.rival && !edited,
    after: (_, m) => words`${verdict(m)}. Try another, or change the data under Advanced.`,
  },
};
