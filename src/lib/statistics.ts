/**
 * Summaries of small samples (seeds, neurons). An empty sample has no mean: the result is NaN,
 * which `format.ts` prints as a dash. NaN in a sample gives NaN; use `finite` to leave it out.
 */
import { studentQuantile } from './student';

type Sample = ArrayLike<number>;

/** The finite values, in order. */
export function finite(values: Sample): number[] {
  return Array.from(values).filter(Number.isFinite);
}

/** Sum in order; 0 for an empty sample. */
export function sum(values: Sample): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/** Arithmetic mean; NaN for an empty sample. */
export function mean(values: Sample): number {
  return values.length === 0 ? Number.NaN : sum(values) / values.length;
}

/** Standard deviation of the sample (n − 1); NaN below two values. */
export function sd(values: Sample): number {
  if (values.length < 2) return Number.NaN;
  const center = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - center) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}

/** Standard error of the mean, sd / √n; NaN below two values. */
export function standardError(values: Sample): number {
  return sd(values) / Math.sqrt(values.length);
}

/**
 * Quantile q (0 … 1, clamped) by linear interpolation between order statistics; NaN for an empty
 * sample or one with NaN. Source: type 7 of Hyndman and Fan (1996), the default of R and NumPy.
 */
export function quantile(values: Sample, q: number): number {
  const sorted = Array.from(values).sort((a, b) => a - b);
  if (sorted.length === 0 || sorted.some(Number.isNaN)) return Number.NaN;
  const place = Math.min(1, Math.max(0, q)) * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  return low === high ? low : low + (place - below) * (high - low);
}

/** Quantile ½. */
export const median = (values: Sample): number => quantile(values, 0.5);

export interface PairedDifference {
  /** Of a − b over the pairs; NaN without pairs (sd and se: below two). */
  readonly mean: number;
  readonly sd: number;
  readonly se: number;
  /** Pairs of which both values are finite. */
  readonly n: number;
  /** Pairs with a above b, below b, and within the tolerance. */
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
}

/** a − b over the pairs of which both values are finite. Throws when the lengths differ. */
function differencesOf(a: Sample, b: Sample): number[] {
  if (a.length !== b.length) throw new Error(`pairs of ${a.length} and ${b.length} values`);
  return finite(Array.from(a, (value, i) => value - b[i]));
}

/**
 * Compares a with b pair by pair (the same seed at the same place); pairs with a value that is not
 * finite (diverged, not yet known) are left out. Throws when the lengths differ.
 */
export function pairedDifference(a: Sample, b: Sample, tolerance = 0): PairedDifference {
  const differences = differencesOf(a, b);
  const wins = differences.filter((d) => d > tolerance).length;
  const losses = differences.filter((d) => d < -tolerance).length;
  const n = differences.length;
  return {
    mean: mean(differences),
    sd: sd(differences),
    se: standardError(differences),
    n,
    wins,
    losses,
    ties: n - wins - losses,
  };
}

/** Whether a mean difference is more than two standard errors from zero; false below two pairs. */
export const significant = ({ mean: gain, se }: Pick<PairedDifference, 'mean' | 'se'>): boolean =>
  Math.abs(gain) > 2 * se;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Student-t confidence interval of the mean; NaN below two values. */
export function interval(values: Sample, level = 0.95): Interval {
  const center = mean(values);
  const half =
    values.length < 2
      ? Number.NaN
      : studentQuantile((1 + level) / 2, values.length - 1) * standardError(values);
  return { low: center - half, high: center + half };
}

/** Student-t confidence interval of the mean of a − b; pairs as in `pairedDifference`. */
export const pairedInterval = (a: Sample, b: Sample, level = 0.95): Interval =>
  interval(differencesOf(a, b), level);

export interface Line {
  /** y = slope · x + intercept. */
  readonly slope: number;
  readonly intercept: number;
  /** Share of the variance of y that the line explains, 0 … 1. */
  readonly r2: number;
  /** Pairs of which both values are finite. */
  readonly n: number;
}

/**
 * The least-squares line through the pairs of which both values are finite. Slope and intercept
 * are NaN where x has no spread (as below two pairs), r2 where either has none; spread that
 * rounding alone can make counts as none. Throws when the lengths differ.
 */
export function leastSquares(x: Sample, y: Sample): Line {
  if (x.length !== y.length) throw new Error(`pairs of ${x.length} and ${y.length} values`);
  const pairs = Array.from(x, (value, i) => [value, y[i]] as const).filter(
    ([a, b]) => Number.isFinite(a) && Number.isFinite(b),
  );
  const n = pairs.length;
  const [xs, ys] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
  const [cx, cy] = [mean(xs), mean(ys)];
  const xx = sum(xs.map((a) => (a - cx) ** 2));
  const yy = sum(ys.map((b) => (b - cy) ** 2));
  if (!spreads(xs, xx)) return { slope: Number.NaN, intercept: Number.NaN, r2: Number.NaN, n };
  const xy = sum(pairs.map(([a, b]) => (a - cx) * (b - cy)));
  const slope = xy / xx;
  // Rounding may leave a hair more than everything.
  const r2 = spreads(ys, yy) ? Math.min(1, (slope * xy) / yy) : Number.NaN;
  return { slope, intercept: cy - slope * cx, r2, n };
}

/** Whether deviations of that sum of squares are more than rounding. */
const spreads = (values: readonly number[], squares: number): boolean =>
  squares > values.length * (1e-12 * Math.max(0, ...values.map(Math.abs))) ** 2;
