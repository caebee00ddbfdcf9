/** An estimate in words that does not pretend to be exact: "about 12 s left"; '' while unknown. */
import { t } from '../lib/text';

export function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '';
  if (seconds < 1) return t('less than 1 s left');
  if (seconds < 20) return t`about ${Math.round(seconds)} s left`;
  if (seconds < 90) return t`about ${Math.round(seconds / 5) * 5} s left`;
  return t`about ${Math.round(seconds / 60)} min left`;
}
