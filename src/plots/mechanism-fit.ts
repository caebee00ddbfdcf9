/** How much of the gain a measure explains: as trained, with shuffled weights, within a method. */
import { type Line, leastSquares, mean, sum } from '../lib/statistics';
import { PREDICTORS, type Predictor } from '../model/measures';
import { hasNull, type Point } from './mechanism-points';

/** Points below which a line says nothing: two always lie on one. */
export const FEWEST = 3;

/** Why there is no line; '' where there is one. */
export type Missing = '' | 'few' | 'same-measure' | 'same-gain';

export interface Fit {
  readonly line: Line;
  readonly missing: Missing;
}

export interface Explained {
  readonly id: Predictor;
  readonly own: Fit;
  /** null for what is counted on masks. */
  readonly shuffled: Fit | null;
  /** R² after taking each method's means off; NaN with one method or too few points. */
  readonly within: number;
  /** Points without a fold change, because the dense network has none of it. */
  readonly leftOut: number;
}

function fitOf(x: readonly number[], y: readonly number[]): Fit {
  const line = leastSquares(x, y);
  const missing = (): Missing => {
    if (line.n < FEWEST) return 'few';
    if (!Number.isFinite(line.slope)) return 'same-measure';
    return Number.isFinite(line.r2) ? '' : 'same-gain';
  };
  return { line, missing: missing() };
}

export function explainedBy(points: readonly Point[], id: Predictor): Explained {
  const gains = points.map((p) => p.gain);
  const own = points.map((p) => p.folds[id].own);
  return {
    id,
    own: fitOf(own, gains),
    shuffled: hasNull(id)
      ? fitOf(
          points.map((p) => p.folds[id].shuffled),
          gains,
        )
      : null,
    within: within(points, id),
    leftOut: own.filter((x) => !Number.isFinite(x)).length,
  };
}

export const explainedByAll = (points: readonly Point[]): Explained[] =>
  PREDICTORS.map((id) => explainedBy(points, id));

/** Points by method, those with that fold change only. */
function byMethod(points: readonly Point[], id: Predictor): Point[][] {
  const known = points.filter((p) => Number.isFinite(p.folds[id].own));
  return [...new Set(known.map((p) => p.method.id))].map((method) =>
    known.filter((p) => p.method.id === method),
  );
}

function within(points: readonly Point[], id: Predictor): number {
  const groups = byMethod(points, id);
  if (groups.length < 2) return Number.NaN;
  const off = (value: (p: Point) => number): number[] =>
    groups.flatMap((group) => {
      const center = mean(group.map(value));
      return group.map((p) => value(p) - center);
    });
  const x = off((p) => p.folds[id].own);
  // Deviations of a measure that is the same in all networks of a method are rounding.
  const size = mean(points.map((p) => Math.abs(p.folds[id].own)).filter(Number.isFinite));
  if (x.every((v) => Math.abs(v) <= 1e-9 * size)) return Number.NaN;
  const fit = fitOf(
    x,
    off((p) => p.gain),
  );
  return fit.missing === '' ? fit.line.r2 : Number.NaN;
}

/** Share of the variation of the gain between methods; NaN with one method or without variation. */
export function methodAlone(points: readonly Point[]): number {
  const center = mean(points.map((p) => p.gain));
  const methods = new Set(points.map((p) => p.method.id));
  const total = sum(points.map((p) => (p.gain - center) ** 2));
  if (methods.size < 2 || points.length < FEWEST || !(total > 1e-18)) return Number.NaN;
  const between = [...methods].map((id) => {
    const own = points.filter((p) => p.method.id === id).map((p) => p.gain);
    return own.length * (mean(own) - center) ** 2;
  });
  return sum(between) / total;
}
