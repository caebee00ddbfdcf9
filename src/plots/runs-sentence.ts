/** The caption of two runs: what they are, where their shown methods end, and how sure that is. */
import { signed } from '../lib/format';
import { sentences, t } from '../lib/text';
import { type Method, methodOf } from '../methods';
import type { KeptMethod, KeptRun } from '../model/kept-run';
import { epochOf } from '../model/timeline';
import { count, fixed, list } from './format';
import { marked } from './marked';
import type { PlotRun, Sentence } from './plot';
import type { RunsModel } from './runs-model';
import { methodIn, pairedRuns, type RunsPaired } from './runs-pairs';

/** Points within which accuracies are called about the same, as on the whole page. */
const SAME = 1;

export function runsSentence(model: RunsModel): Sentence {
  const { a, b, changed } = model;
  const [ofA, ofB] = [shownIn(a), shownIn(b)];
  const paired = pairedRuns({ run: a.run, method: ofA }, { run: b.run, method: ofB });
  const [nameA, nameB] = [ofA, ofB].map(({ method }) => t(methodOf(method).short));
  const [endA, endB] = [fixed(paired.a), fixed(paired.b)];
  const difference = differenceText(paired);
  return marked(
    sentences(
      changed === '' ? t('No setting differs.') : t`From A to B: ${changed}.`,
      nameA === nameB
        ? t`${capital(nameA)} ends at **${endA} % in A, ${endB} % in B**${difference}.`
        : t`${capital(nameA)} in A against ${nameB} in B: **${endA} % in A, ${endB} % in B**${difference}.`,
      stopText('A', a.run),
      stopText('B', b.run),
      budgetText(ofA, ofB),
      othersText(model.others),
    ),
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The numbers of the method shown with a run, else of its last one. */
function shownIn({ run, show }: PlotRun): KeptMethod {
  const found = methodIn(run, show) ?? run.methods.at(-1);
  if (!found) throw new Error('a run without methods');
  return found;
}

/** ": B is ahead by 10.8 points, 95 % interval 9.1 to 12.5 over 8 shared seeds". */
export function differenceText({ difference, interval, n, clear }: RunsPaired): string {
  if (n === 0) return t('; they share no seed, so there are no pairs to compare');
  const seeds = count(n, 'shared seed');
  const amount = fixed(Math.abs(difference));
  const small = Math.abs(difference) < SAME;
  const verdict = small
    ? t`about the same (B ${signed(difference)} points)`
    : difference > 0
      ? t`B is ahead by ${amount} points`
      : t`B is behind by ${amount} points`;
  if (n === 1) return t`: ${verdict} in the one seed they share, which may be luck`;
  const [low, high] = [signed(interval.low), signed(interval.high)];
  return small || clear
    ? t`: ${verdict}, 95 % interval ${low} to ${high} over ${seeds}`
    : t`: ${verdict}, which may be luck, 95 % interval ${low} to ${high} over ${seeds}`;
}

/** "A ended early, at epoch 12 of 50.", '' for one that came to its end. */
function stopText(letter: string, { schedule, frames }: KeptRun): string {
  const all = schedule.warmup + schedule.finetune;
  const last = epochOf(schedule, frames[frames.length - 1]);
  return last < all ? t`${letter} ended early, at epoch ${last} of ${all}.` : '';
}

function budgetText(a: KeptMethod, b: KeptMethod): string {
  const same = a.weights === b.weights || !Number.isFinite(a.weights + b.weights);
  return same ? '' : t`Their budgets differ: ${a.weights} weights in A, ${b.weights} in B.`;
}

const othersText = (others: readonly Method[]): string =>
  others.length === 0 ? '' : t`Not drawn: ${list(others.map(({ short }) => t(short)))}.`;
