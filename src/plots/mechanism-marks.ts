/** The marks of the mechanism plot, in pixels: what is drawn, pointed at and walked through. */
import { t } from '../lib/text';
import { type MechanismLayout, mechanismLayout, type Panel } from './mechanism-layout';
import type { MechanismModel } from './mechanism-model';
import { capital, pointTip, r2Text, SHORT } from './mechanism-words';
import type { Arrow, Hit, Mark, Size } from './plot';

export interface PointMark extends Mark {
  readonly panel: Panel['kind'];
  /** Index of the point. */
  readonly point: number;
}

const RADIUS = 4.6;
/** Px around a mark that still count as it. */
const REACH = 12;

/** Those that can be drawn, the first panel's before the second's. */
export function marksOf(model: MechanismModel, at: MechanismLayout): PointMark[] {
  return at.panels
    .flatMap((panel) =>
      model.points.map((point, k) => ({
        panel: panel.kind,
        point: k,
        x: panel.x(point.folds[model.predictor][panel.kind]),
        y: panel.y(100 * point.gain),
        radius: RADIUS,
      })),
    )
    .filter((mark) => Number.isFinite(mark.x) && Number.isFinite(mark.y))
    .map((mark, index) => ({ ...mark, index }));
}

/** A network says its numbers; the mean of a setting also opens it. */
function hitOf(model: MechanismModel, mark: PointMark): Hit {
  const point = model.points[mark.point];
  const tip = pointTip(model, point);
  const ring = { ...mark, radius: mark.radius + 4 };
  if (point.cell === null) return { kind: 'note', mark: ring, tip };
  const split = point.method.deal === 'none' ? {} : { method: point.method.id };
  return { kind: 'cell', cell: point.cell, ...split, opens: true, mark: ring, tip };
}

/** Another measure: what a click on its row or the next arrow key shows. */
function choice(model: MechanismModel, k: number): Hit | null {
  const explained = model.explained[k];
  if (!explained) return null;
  const { id, own, shuffled } = explained;
  const name = capital(t(SHORT[id]));
  return {
    kind: 'view',
    set: { predictor: id },
    tip: shuffled
      ? t`${name}: R² ${r2Text(own)}, with shuffled weights ${r2Text(shuffled)}`
      : t`${name}: R² ${r2Text(own)}, counted on masks`,
  };
}

export function mechanismHit(model: MechanismModel, size: Size, x: number, y: number): Hit | null {
  const at = mechanismLayout(model, size);
  const away = (m: PointMark): number => Math.hypot(m.x - x, m.y - y);
  const near = marksOf(model, at).filter((m) => away(m) < REACH);
  if (near.length > 0) {
    return hitOf(
      model,
      near.reduce((best, m) => (away(m) < away(best) ? m : best)),
    );
  }
  const row = at.list.rows.findIndex((r) => y >= r.top && y < r.top + r.height);
  return x >= at.list.left && x <= at.list.right ? choice(model, row) : null;
}

/** ← and → walk the marks of the first panel from left to right, ↑ and ↓ the list of measures. */
export function mechanismMove(
  model: MechanismModel,
  size: Size,
  key: Arrow,
  from: Hit | null,
): Hit | null {
  const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    return choice(model, model.explained.indexOf(model.chosen) + step);
  }
  const marks = marksOf(model, mechanismLayout(model, size))
    .filter((m) => m.panel === 'own')
    .sort((a, b) => a.x - b.x || a.y - b.y);
  const last = from && 'mark' in from ? from.mark?.index : undefined;
  const place = marks.findIndex((m) => m.index === last);
  const next =
    place < 0 ? (marks.find((m) => m.point === model.shown) ?? marks[0]) : marks[place + step];
  return next ? hitOf(model, next) : null;
}
