/** How well a straight line through points predicts y from x. */

/**
 * Share of the variance of y that the least-squares line explains, 0 … 1, negative where the line
 * slopes the other way than claimed. Points with a number that is not finite are left out; NaN
 * below three points or without spread.
 */
export function signedFit(x: readonly number[], y: readonly number[], claimed: 1 | -1): number {
  const points = x
    .map((value, i) => [value, y[i]] as const)
    .filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
  if (points.length < 3) return Number.NaN;
  const center = (k: 0 | 1): number => points.reduce((sum, p) => sum + p[k], 0) / points.length;
  const [cx, cy] = [center(0), center(1)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [a, b] of points) {
    xx += (a - cx) ** 2;
    yy += (b - cy) ** 2;
    xy += (a - cx) * (b - cy);
  }
  const fit = (xy * xy) / (xx * yy);
  return Math.sign(xy) === claimed ? fit : -fit;
}
