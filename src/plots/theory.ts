/**
 * The coverage–collision plane: how many clauses stay whole in some child, and how many others are
 * whole in the same one. Curves are the closed forms over α, marks the networks of the run.
 */
import { t } from '../lib/text';
import type { Arrow, Hit, Plot, Size } from './plot';
import { drawTheory, shownMark } from './theory-draw';
import { type TheoryMark, theoryLayout } from './theory-layout';
import { selectTheory, type TheoryModel } from './theory-model';
import { theorySentence } from './theory-sentence';
import { theoryTable } from './theory-table';
import { settingText } from './theory-words';

/** Px around a mark that still count as it; networks come before the curves under them. */
const REACH = 11;

const note = (mark: TheoryMark): Hit => ({
  kind: 'note',
  mark: { ...mark, radius: mark.radius + 4 },
  tip: mark.tip,
});

function hit(model: TheoryModel, size: Size, x: number, y: number): Hit | null {
  const { marks } = theoryLayout(model, size);
  const away = (m: TheoryMark): number =>
    Math.hypot(m.x - x, m.y - y) + (m.kind === 'curve' ? 3 : 0);
  const near = marks.filter((m) => away(m) < REACH);
  if (near.length === 0) return null;
  return note(near.reduce((best, m) => (away(m) < away(best) ? m : best)));
}

/** ← and → along a curve or through a method's networks, ↑ and ↓ to the next of these. */
function move(model: TheoryModel, size: Size, key: Arrow, from: Hit | null): Hit | null {
  const at = theoryLayout(model, size);
  const last = from?.kind === 'note' ? at.marks[from.mark.index] : undefined;
  if (!last) return note(shownMark(model, at) ?? at.marks[0]);
  const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  const inRow = at.marks.filter((m) => m.row === last.row);
  const next =
    key === 'ArrowLeft' || key === 'ArrowRight'
      ? inRow[inRow.indexOf(last) + step]
      : at.marks.find((m) => m.row === last.row + step);
  return next ? note(next) : null;
}

export const theory: Plot<TheoryModel> = {
  id: 'theory',
  inside: { title: false, caption: false },
  title: ({ setting }) => t`α = ${setting.alpha}, ${settingText(setting)}`,
  select: selectTheory,
  height: (model, size) => theoryLayout(model, size).height,
  draw: drawTheory,
  hit,
  caption: theorySentence,
  table: theoryTable,
  move: (model, _, key, from) => (from ? move(model, from.size, key, from.hit) : null),
};
