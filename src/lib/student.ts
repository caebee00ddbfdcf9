/**
 * Student's t distribution with a whole number of degrees of freedom.
 * Source: Abramowitz and Stegun (1964), 26.7.3 and 26.7.4.
 */

/** P(|T| ≤ √df · tan θ) for θ in [0, π/2]. */
function within(theta: number, df: number): number {
  const [sine, cosine] = [Math.sin(theta), Math.cos(theta)];
  const odd = df % 2 === 1;
  let term = odd ? cosine : 1;
  let series = df === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= df - 2; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    series += term;
  }
  return odd ? (2 / Math.PI) * (theta + sine * series) : sine * series;
}

const known = new Map<string, number>();

/**
 * The value below which a share p of the distribution lies. NaN unless 0 < p < 1 and df is a whole
 * number from 1.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1) || !Number.isInteger(df) || df < 1) return Number.NaN;
  if (p < 0.5) return -studentQuantile(1 - p, df);
  const key = `${p} ${df}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  // Halving an angle's bracket: 60 times leaves the last bit.
  let [low, high] = [0, Math.PI / 2];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (within(middle, df) < 2 * p - 1) low = middle;
    else high = middle;
  }
  const value = Math.sqrt(df) * Math.tan((low + high) / 2);
  known.set(key, value);
  return value;
}
