/** Two runs of the history over each other: mean test accuracy against epoch, a line a method. */

import { t } from '../lib/text';
import { METHODS } from '../methods';
import { epochOf, splitFrame } from '../model/timeline';
import { count, fixed } from './format';
import type { Arrow, Hit, Plot, Size, TableTwin } from './plot';
import { drawRuns } from './runs-draw';
import { letterOf, type RunMark, runMarks, runsLayout } from './runs-layout';
import { pointsOf, type RunPoint, type RunsModel, selectRuns } from './runs-model';
import { methodIn } from './runs-pairs';
import { runsSentence } from './runs-sentence';

/** Px around a point that still count as it. */
const REACH = 14;

function note(model: RunsModel, marks: readonly RunMark[], index: number): Hit | null {
  const mark = marks[index];
  const line = mark && model.lines[mark.line];
  if (!line) return null;
  const { epoch, value } = line.points[mark.point];
  const tip = t`${letterOf(line)}, ${t(line.method.short)}, epoch ${epoch}: ${fixed(value)} %`;
  return { kind: 'note', mark: { index, x: mark.x, y: mark.y, radius: 7 }, tip };
}

function hit(model: RunsModel, size: Size, x: number, y: number): Hit | null {
  const marks = runMarks(model, runsLayout(model, size));
  const away = marks.map((mark) => Math.hypot(mark.x - x, mark.y - y));
  const least = Math.min(...away);
  return least < REACH ? note(model, marks, away.indexOf(least)) : null;
}

/** ← and → along a line, ↑ and ↓ to the next line at the same epoch, or as near as it comes. */
function move(model: RunsModel, size: Size, key: Arrow, from: Hit | null): Hit | null {
  const marks = runMarks(model, runsLayout(model, size));
  const last = from?.kind === 'note' ? from.mark.index : -1;
  const here = marks[last];
  if (!here) return note(model, marks, marks.length - 1);
  const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = marks[last + step];
    return next?.line === here.line ? note(model, marks, last + step) : null;
  }
  const others = marks.flatMap((mark, k) => (mark.line === here.line + step ? [k] : []));
  if (others.length === 0) return null;
  const away = (k: number): number => Math.abs(marks[k].x - here.x);
  return note(
    model,
    marks,
    others.reduce((best, k) => (away(k) < away(best) ? k : best)),
  );
}

/** A column a run and method, a row an epoch that either has kept; the split's epoch twice. */
function table({ a, b }: RunsModel): TableTwin {
  const runs = [
    ['A', a.run],
    ['B', b.run],
  ] as const;
  const known = METHODS.filter(({ id }) => runs.some(([, run]) => methodIn(run, id)));
  const rows = new Map<string, { epoch: number; label: string; values: Map<string, number> }>();
  const columns = known.flatMap(({ id, short }) =>
    runs.flatMap(([letter, run]) => {
      const kept = methodIn(run, id);
      if (!kept) return [];
      const column = t`${letter}, ${t(short)} (%)`;
      const place = ({ frame }: RunPoint) => (frame === splitFrame(run.schedule) ? 0.5 : 0);
      for (const point of pointsOf(run, kept)) {
        const epoch = epochOf(run.schedule, point.frame);
        const label = place(point) > 0 ? t`${epoch}, at the split` : `${epoch}`;
        const row = rows.get(label) ?? { epoch: epoch + place(point), label, values: new Map() };
        row.values.set(column, point.value);
        rows.set(label, row);
      }
      return [column];
    }),
  );
  return {
    columns: [t('epoch'), ...columns],
    rows: [...rows.values()]
      .sort((r, s) => r.epoch - s.epoch)
      .map(({ label, values }) => [
        label,
        ...columns.map((column) => fixed(values.get(column) ?? Number.NaN)),
      ]),
  };
}

const seedsText = ({ a, b }: RunsModel): string =>
  a.run.seeds.length === b.run.seeds.length
    ? count(a.run.seeds.length, 'seed')
    : t`${a.run.seeds.length} and ${count(b.run.seeds.length, 'seed')}`;

export const runs: Plot<RunsModel> = {
  id: 'runs',
  subject: 'pinned',
  inside: { title: false, caption: false },
  title: (model) => t`Test accuracy of A and B, ${seedsText(model)}`,
  select: selectRuns,
  height: (model, size) => runsLayout(model, size).height,
  draw: drawRuns,
  hit,
  caption: runsSentence,
  table,
  move: (model, _, key, from) => (from ? move(model, from.size, key, from.hit) : null),
};
