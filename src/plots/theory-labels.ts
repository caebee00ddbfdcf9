/** The texts inside the theory plot: names of methods, α along the curves, names of the regions. */
import { t } from '../lib/text';
import { COVERED_ENOUGH, CROWDED } from '../metrics';
import { textColor } from './marks';
import { around, type Box, boxOf, placeLabels, type Wish } from './place-labels';
import type { Label } from './svg';
import type { TheoryLayout, TheoryMark } from './theory-layout';
import type { TheoryModel } from './theory-model';

/** Expansion factors written along the curves: the notches of the dial. */
const NAMED: readonly number[] = [1, 2, 3, 4, 8];

type Spots = Wish['spots'];

/** Beside a mark of radius `r`: right, left, below, above, and further down where many meet. */
function beside({ x, y }: TheoryMark, r: number): Spots {
  const near: Spots = [
    { x: x + r + 4, y: y + 4 },
    { x: x - r - 4, y: y + 4, anchor: 'end' },
    { x, y: y + r + 13, anchor: 'middle' },
    { x, y: y - r - 5, anchor: 'middle' },
    { x: x + r, y: y + r + 10 },
    { x: x - r, y: y + r + 10, anchor: 'end' },
    { x: x + r, y: y - r - 3 },
    { x: x - r, y: y - r - 3, anchor: 'end' },
  ];
  const far = [28, 42, 56, 70].flatMap(
    (down): Spots => [
      { x, y: y + r + down, anchor: 'middle' },
      { x: x - r, y: y + r + down, anchor: 'end' },
      { x: x + r, y: y + r + down },
    ],
  );
  return [...near, ...far];
}

/** Above first: the curves run down and to the left. */
const along = (mark: TheoryMark, r: number): Spots => {
  const spots = beside(mark, r);
  return [spots[3], spots[0], spots[2], spots[1], spots[6], spots[7], spots[4], spots[5]];
};

/** Small boxes all along a curve, so that no text lies on it. */
function onLine(dots: readonly TheoryMark[]): Box[] {
  return dots.slice(1).flatMap((to, k) => {
    const from = dots[k];
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 5);
    return Array.from({ length: steps }, (_, s) => {
      const part = s / steps;
      return around(from.x + part * (to.x - from.x), from.y + part * (to.y - from.y), 1);
    });
  });
}

function nameOf(mark: TheoryMark, model: TheoryModel): Wish {
  const { method } = model.groups[mark.of];
  const label = { text: t(method.short), size: 12, bold: true, color: textColor(method) };
  const below = beside(mark, 6);
  // Under the top edge, where clause-aware splits and dense networks are, right above it is α.
  return { label, spots: [below[2], below[4], below[5], ...below] };
}

export function theoryLabels(model: TheoryModel, at: TheoryLayout): Label[] {
  const { alpha } = model.setting;
  const curve = at.marks.filter((m) => m.kind === 'curve');
  const means = at.marks.filter((m) => m.kind === 'now-mean');
  const wish = (mark: TheoryMark, bold: boolean): Wish => ({
    label: {
      text: `α ${mark.item + 1}`,
      size: 11,
      bold,
      color: bold ? 'ink' : 'ink-3',
    },
    spots: along(mark, bold ? 6.5 : 3),
  });
  const taken = [
    ...at.marks.filter((m) => m.kind !== 'curve').map((m) => around(m.x, m.y, m.radius - 0.5)),
    ...curve.map((m) => around(m.x, m.y, m.item + 1 === alpha ? 6 : 2)),
  ];
  const room: Box = { left: at.left - 2, top: at.top - 22, right: at.right, bottom: at.bottom };
  // A name stays near its mark, even on a curve; what is less important stays clear of curves.
  const names = placeLabels(
    [
      ...curve.filter((m) => m.item + 1 === alpha).map((m) => wish(m, true)),
      ...means.map((m) => nameOf(m, model)),
    ],
    taken,
    room,
  );
  const lines = model.curves.flatMap((_, of) => onLine(curve.filter((m) => m.of === of)));
  const others = curve.filter((m) => m.item + 1 !== alpha && NAMED.includes(m.item + 1));
  const rest = placeLabels(
    [...regions(at), ...others.map((m) => wish(m, false))],
    [...taken, ...lines, ...names.map(boxOf)],
    room,
  );
  return [...names, ...rest];
}

/** What limits a configuration there; each at the first free place of its region. */
function regions({ left, right, top, bottom, x, y }: TheoryLayout): Wish[] {
  const [split, covered] = [x(CROWDED), y(COVERED_ENOUGH)];
  const region = (text: string, spots: Spots): Wish => ({
    label: { text, size: 11, color: 'ink-3' },
    spots,
  });
  const strip = (top + covered) / 2 + 4;
  const heights = Array.from(
    { length: Math.max(1, Math.floor((bottom - covered - 24) / 16)) },
    (_, k) => bottom - 10 - 16 * k,
  );
  return [
    region(t('limited by neither'), [{ x: left + 4, y: strip }]),
    region(
      t('limited by collisions'),
      [right - 60, right - 140, (split + right) / 2].map((x) => ({ x, y: strip, anchor: 'end' })),
    ),
    region(
      t('limited by both'),
      heights.map((y) => ({ x: right - 6, y, anchor: 'end' })),
    ),
    region(
      t('limited by coverage'),
      [...heights].reverse().flatMap(
        (y): Spots => [
          { x: left + 4, y },
          { x: split - 4, y, anchor: 'end' },
        ],
      ),
    ),
  ];
}
