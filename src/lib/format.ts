/**
 * Numbers as people read them: a true minus sign, never "−0.0", and an em dash for what is not
 * known (NaN, ±Infinity). For display only; links and files write plain numbers.
 */

/** Stands where there is no number. */
export const UNKNOWN = '—';
const MINUS = '−';
/** Between a number and its unit: they never part at a line's end. */
const GAP = '\u00a0';

/** Fixed number of decimals, e.g. "−1.50". */
export function fixed(x: number, digits = 1): string {
  if (!Number.isFinite(x)) return UNKNOWN;
  const text = Math.abs(x).toFixed(digits);
  return x < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** With its sign, none for zero: "+6.1", "−0.3", "0.0". */
export function signed(x: number, digits = 1): string {
  const text = fixed(x, digits);
  return x > 0 && Number.isFinite(x) && Number(text) !== 0 ? `+${text}` : text;
}

/** A share 0 … 1 as "96.2 %". */
export function percent(share: number, digits = 1): string {
  const text = fixed(100 * share, digits);
  return text === UNKNOWN ? text : `${text}${GAP}%`;
}

const SCALES = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** At most three significant digits above a thousand: 950, "1.2k", "48k", "3.5M". */
export function compact(x: number): string {
  if (!Number.isFinite(x)) return UNKNOWN;
  const size = Math.abs(x);
  // 999.5 rounds to 1000, which is "1k".
  const scale = SCALES.find(([unit]) => size >= 0.9995 * unit);
  if (!scale) return fixed(x, Number.isInteger(x) ? 0 : size < 10 ? 2 : size < 100 ? 1 : 0);
  const digits = Number((size / scale[0]).toPrecision(size / scale[0] < 100 ? 2 : 3));
  return `${x < 0 ? MINUS : ''}${digits}${scale[1]}`;
}

/** "0.4 s", "12 s", "2 min", "1 h 5 min". */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return UNKNOWN;
  if (seconds < 9.95) return `${seconds.toFixed(1)}${GAP}s`;
  if (seconds < 89.5) return `${Math.round(seconds)}${GAP}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}${GAP}min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${GAP}h${rest ? ` ${rest}${GAP}min` : ''}`;
}

/** "12 s left", "about 2 min left"; '' while unknown, so that nothing is promised. */
export function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '';
  if (seconds < 89.5) return `${Math.max(1, Math.ceil(seconds))}${GAP}s left`;
  return `about ${duration(seconds)} left`;
}
