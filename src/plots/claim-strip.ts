/**
 * A claim's strip: a row an arm, a dot a seed, the mean as a tick and in figures, all rows on one
 * axis. Nulls and what is not judged are pale rings.
 */
import type { Row, Strip } from '../claims';
import { finite, mean } from '../lib/statistics';
import { t } from '../lib/text';
import { methodOf } from '../methods';
import { rowAt, type StripLayout, stripLayout, valueWords } from './claim-strip-layout';
import { count } from './format';
import type { Hit, Plot, Size } from './plot';
import { disc, group, type Label, labels, path, prepare, tenth } from './svg';
import { textWidth } from './text-width';

const RADIUS = 3;

const withUnit = ({ axis }: Strip, text: string): string =>
  axis.unit === '' ? text : `${text} ${t(axis.unit)}`;

const meanOf = ({ values }: Row): number => mean(finite(values));

function draw(svg: SVGSVGElement, model: Strip, size: Size): void {
  const at = stripLayout(model, size);
  prepare(svg, size, at.height);
  const { left, right, bottom } = at;
  const rails = at.lines.map(({ y }) => `M${left},${tenth(y)}H${right}`).join('');
  path(svg, 'rails', rails, { stroke: 'rule', width: 1 });
  const zero = model.axis.signed ? `M${tenth(at.x(0))},4V${tenth(bottom)}` : '';
  path(svg, 'zero', zero, { stroke: 'rule-2', width: 1 });
  // One path a colour: a strip has as many elements whatever its seeds.
  for (const color of ['dense', 'random', 'clause', 'other'] as const) {
    const own = at.lines.filter(({ row }) => methodOf(row.method).color === color);
    const dots = (pale: boolean): string =>
      own
        .filter(({ row }) => (row.pale ?? false) === pale)
        .map(({ row, y }) =>
          finite(row.values)
            .map((value) => disc(at.x(value), y, pale ? RADIUS - 0.5 : RADIUS))
            .join(''),
        )
        .join('');
    path(svg, `dots-${color}`, dots(false), { fill: color, opacity: 0.5 });
    path(svg, `pale-${color}`, dots(true), { stroke: color, width: 1, opacity: 0.6 });
  }
  const means = at.lines
    .filter(({ row }) => Number.isFinite(meanOf(row)))
    .map(({ row, y }) => `M${tenth(at.x(meanOf(row)))},${tenth(y - 7)}v14`);
  path(svg, 'means', means.join(''), { stroke: 'ink', width: 2 });
  labels(svg, 'names', namesOf(model, at, size));
  drawAxis(svg, model, at);
}

function namesOf(model: Strip, at: StripLayout, size: Size): Label[] {
  const heads = at.heads.map(({ text, y }): Label => ({ x: 0, y, text, bold: true, color: 'ink' }));
  const rows = at.lines.flatMap(({ row, y }): Label[] => [
    { x: 0, y: y + 4, text: t(row.label), color: row.pale ? 'ink-3' : 'ink-2' },
    {
      x: size.width,
      y: y + 4,
      text: valueWords(model.axis, meanOf(row)),
      anchor: 'end',
      bold: !row.pale,
      color: row.pale ? 'ink-2' : 'ink',
    },
  ]);
  return [...heads, ...rows];
}

/** Ticks, their numbers, and what is measured. */
function drawAxis(svg: SVGSVGElement, model: Strip, at: StripLayout): void {
  const g = group(svg, 'axis');
  const marks = at.ticks.map((tick) => `M${tenth(at.x(tick))},${tenth(at.bottom)}v4`).join('');
  path(g, 'ticks', `M${at.left},${tenth(at.bottom)}H${at.right}${marks}`, {
    stroke: 'rule-2',
    width: 1,
  });
  const { label, unit } = model.axis;
  const shown = unit === 'points' ? t('points', 'column') : t(unit);
  const name = unit === '' ? t(label) : t`${t(label)}, ${shown}`;
  const half = textWidth(name, 11) / 2;
  const middle = (at.left + at.right) / 2;
  labels(g, 'numbers', [
    ...at.ticks.map((tick): Label => {
      const text = String(tick).replace('-', '−');
      return { x: at.x(tick), y: at.bottom + 16, text, size: 11, anchor: 'middle' };
    }),
    { x: Math.max(half, middle), y: at.bottom + 31, text: name, size: 11, anchor: 'middle' },
  ]);
}

const name = ({ group: heading, label }: Row): string =>
  heading === '' ? t(label) : t`${t(heading)}, ${t(label)}`;

function tipOf(model: Strip, row: Row): string {
  const known = finite(row.values);
  if (known.length === 0) return t`${name(row)}: not known`;
  const words = (value: number): string => valueWords(model.axis, value);
  const range = `${words(Math.min(...known))} … ${words(Math.max(...known))}`;
  const lost = row.values.length - known.length;
  const told = t`${name(row)}: mean ${withUnit(model, words(meanOf(row)))}, ${range} over ${count(known.length, 'seed')}`;
  return lost === 0 ? told : t`${told}, ${lost} diverged`;
}

function noteOf(model: Strip, at: StripLayout, index: number): Hit | null {
  const line = at.lines[index];
  if (!line) return null;
  const x = at.x(meanOf(line.row));
  const mark = { index, x: Number.isFinite(x) ? x : at.left, y: line.y, radius: 7 };
  return { kind: 'note', mark, tip: tipOf(model, line.row) };
}

export const claimStrip: Plot<Strip> = {
  id: 'claim',
  inside: { title: true, caption: true },
  carded: true,
  title: ({ title }) => t(title),
  select: ({ claim }) => claim ?? { empty: t('No networks of this claim are known yet.') },
  height: (model, size) => stripLayout(model, size).height,
  draw,
  hit: (model, size, _, y) => {
    const at = stripLayout(model, size);
    const index = rowAt(at, y);
    return index === null ? null : noteOf(model, at, index);
  },
  caption: (model) => [{ text: model.rows.map((row) => tipOf(model, row)).join(t('; ', 'list')) }],
  table: (model) => ({
    columns: [t('seed'), ...model.rows.map(name)],
    rows: [
      [t('mean'), ...model.rows.map((row) => valueWords(model.axis, meanOf(row)))],
      ...Array.from({ length: Math.max(0, ...model.rows.map((r) => r.values.length)) }, (_, s) => [
        `${s + 1}`,
        ...model.rows.map((row) => {
          const value = row.values[s];
          if (value === undefined) return '';
          return Number.isFinite(value) ? valueWords(model.axis, value) : t('diverged');
        }),
      ]),
    ],
  }),
  move: (model, _, key, from) => {
    if (!from) return null;
    const step = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
    const index = from.hit?.kind === 'note' ? from.hit.mark.index + step : 0;
    return noteOf(model, stripLayout(model, from.size), index);
  },
};

/** The strip of one claim, drawn for its changes only. */
export const stripPlot = (id: string): Plot<Strip> => ({ ...claimStrip, subject: { claim: id } });
