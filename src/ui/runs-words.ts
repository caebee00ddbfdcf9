/** The words of the list of runs. */

import { fixed } from '../lib/format';
import { finite, mean } from '../lib/statistics';
import { type Language, language, t } from '../lib/text';
import { METHODS } from '../methods';
import { epochOf } from '../model/timeline';
import { count } from '../plots/format';
import type { RunEntry } from '../store/history/runs-state';

/** Methods named in a line of the list. */
const MOST_NAMED = 4;

export interface EndOf {
  readonly method: string;
  /** Mean over the finite seeds, %, as printed. */
  readonly accuracy: string;
}

/** Where the methods ended, dense and the one shown among the named ones; in the register's order. */
export function endsOf({ run, show }: Pick<RunEntry, 'run' | 'show'>): {
  readonly shown: readonly EndOf[];
  readonly others: number;
} {
  const rank = (id: string): number => (id === 'dense' ? 0 : id === show ? 1 : 2);
  const ids = METHODS.map(({ id }) => id as string).filter((id) =>
    run.methods.some(({ method }) => method === id),
  );
  const named = [...ids].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_NAMED);
  const shown = ids.flatMap((id) => {
    const kept = run.methods.find(({ method }) => method === id);
    if (!kept || !named.includes(id)) return [];
    return [{ method: id, accuracy: fixed(100 * mean(finite(kept.finals))) }];
  });
  return { shown, others: ids.length - shown.length };
}

/** "8 seeds, 50 epochs, GPU"; of one that did not come to its end, how far it came. */
export function extentWords({ run, end, machine }: RunEntry): string {
  const { schedule, frames, seeds } = run;
  const all = schedule.warmup + schedule.finetune;
  const last = epochOf(schedule, frames[frames.length - 1]);
  const many = count(seeds.length, 'seed');
  const how = end === 'failed' ? t('failed') : t('stopped');
  const far = end === 'finished' ? t`${all} epochs` : t`${how} at epoch ${last} of ${all}`;
  return [many, far, ...(machine === '' ? [] : [machine])].join(t(', ', 'list'));
}

const timesIn = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });

const TIMES: { readonly [l in Language]: Intl.DateTimeFormat } = {
  en: timesIn('en-GB'),
  zh: timesIn('zh-CN'),
};

/** "26 Nov, 14:02", in the time of the reader's clock. */
export const timeWords = (time: number): string => TIMES[language()].format(time);
