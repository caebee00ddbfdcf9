/** Draws the signed heatmap: tiles, signs, rings around what is carried, strips of W2 and bias. */
import { groupLetter } from '../model/groups';
import type { CodeSide } from './codes-analysis';
import { drawCodesHead } from './codes-head';
import { type CodeRow, type CodesLayout, type CodesSideLayout, codesLayout } from './codes-layout';
import { drawCodesLegend } from './codes-legend';
import type { CodesModel } from './codes-model';
import { carriedBy, nameIn } from './codes-words';
import type { Size } from './plot';
import { clauseColor, disc, group, type Label, labels, path, prepare, rect } from './svg';

export function drawCodes(svg: SVGSVGElement, model: CodesModel, size: Size): void {
  const at = codesLayout(model, size);
  prepare(svg, size, at.height);
  drawSide(group(svg, 'left'), model, model.before, at.left, at);
  drawSide(group(svg, 'right'), model, model.after, at.right, at);
  drawCodesLegend(group(svg, 'legend'), model, at, size);
}

function drawSide(
  g: SVGGElement,
  model: CodesModel,
  side: CodeSide | undefined,
  at: CodesSideLayout,
  layout: CodesLayout,
): void {
  drawCodesHead(group(g, 'head'), model, side, at, layout.narrow);
  const marks = side ? marksOf(model, side, at) : NO_MARKS;
  path(g, 'light', marks.light, { fill: 'tile-selected', opacity: 0.7 });
  path(g, 'tiles', marks.tiles, { fill: 'tile' });
  path(g, 'positive', marks.positive, { fill: 'positive' });
  path(g, 'negative', marks.negative, { fill: 'negative' });
  const rings = side ? ringsOf(model, side, at) : [];
  for (let k = 0; k < 8; k++) {
    for (const [name, dash] of [
      ['ring', ''],
      ['part', '4 2.5'],
    ] as const) {
      const of = (lit: boolean): string =>
        rings
          .filter((r) => r.clause % 8 === k && r.dashed === (dash !== '') && r.lit === lit)
          .map((r) => r.d)
          .join('');
      path(g, `${name}-${k}`, of(true), { stroke: clauseColor(k), width: 2, dash });
      path(g, `${name}-dim-${k}`, of(false), {
        stroke: clauseColor(k),
        width: 1.2,
        dash,
        opacity: 0.45,
      });
    }
  }
  labels(g, 'rows', side ? rowLabels(model, side, at) : []);
  labels(g, 'carries', side && !layout.narrow ? carriesLabels(model, side, at) : []);
}

const NO_MARKS = { light: '', tiles: '', positive: '', negative: '' };

/** A sign as a mark: box for +, disc for −, as high as the row where rows are low. */
function sign(
  value: number,
  x: number,
  row: CodeRow,
  pitch: number,
): { positive: string; negative: string } {
  const room = Math.max(1.2, Math.min(row.height - 2, 10));
  const wide = Math.min(pitch * 0.72, row.height >= 8 ? room : 10);
  const high = row.height >= 8 ? wide : room;
  return {
    positive: value > 0 ? rect(x - wide / 2, row.y - high / 2, wide, high) : '',
    negative: value < 0 ? disc(x, row.y, (wide / 2) * 1.1, (high / 2) * 1.1) : '',
  };
}

function marksOf(model: CodesModel, { analysis }: CodeSide, at: CodesSideLayout) {
  const { signs } = analysis;
  const d = signs.inputs;
  const out = { light: '', tiles: '', positive: '', negative: '' };
  const put = (value: number, x: number, row: CodeRow): void => {
    const mark = sign(value, x, row, at.pitch);
    out.positive += mark.positive;
    out.negative += mark.negative;
  };
  for (const row of at.rows) {
    for (const block of model.columns.blocks) {
      for (let k = block.start; k < block.start + block.count; k++) {
        const cell = row.neuron * d + model.columns.order[k];
        if (signs.connected[cell] === 0) continue;
        const inset = row.height >= 8 ? 0.5 : 0.25;
        out.tiles += rect(
          at.x[k] - at.pitch / 2 + 0.25,
          row.y - row.height / 2 + inset,
          at.pitch - 0.5,
          row.height - 2 * inset,
        );
        put(signs.input[cell], at.x[k], row);
      }
    }
    put(signs.output[row.neuron], at.outputX, row);
    put(signs.bias[row.neuron], at.biasX, row);
  }
  return { ...out, light: lightOf(model, at) };
}

/** Behind the rows of the neuron and the columns of the clause that are looked at. */
function lightOf(model: CodesModel, at: CodesSideLayout): string {
  const first = at.rows[0];
  const last = at.rows[at.rows.length - 1];
  if (!first || !last) return '';
  const rows = at.rows.filter((r) => r.band === model.lit);
  const band = rows.map((r) =>
    rect(at.left - 3, r.y - r.height / 2 - 1, at.biasX + 12 - at.left + 3, r.height + 2),
  );
  const block = model.columns.blocks.find((b) => b.group === model.clause);
  const top = first.y - first.height / 2 - 3;
  const bottom = last.y + last.height / 2 + 3;
  const column = block
    ? rect(at.x[block.start] - at.pitch / 2 - 2, top, at.pitch * block.count + 4, bottom - top, 3)
    : '';
  return band.join('') + column;
}

interface Ring {
  readonly clause: number;
  readonly dashed: boolean;
  readonly lit: boolean;
  readonly d: string;
}

/** Rings where a neuron carries a clause, dashed where it rules out near misses; per run of columns. */
function ringsOf(model: CodesModel, { analysis }: CodeSide, at: CodesSideLayout): Ring[] {
  return at.rows.flatMap((row) => {
    if (row.height < 4) return [];
    const { carried, ruled } = carriedBy(analysis, row.neuron);
    const of = (clause: number, dashed: boolean): Ring => ({
      ...{ clause, dashed, d: ringOf(model, analysis.clauses[clause].inputs, row, at) },
      lit: lights(model, clause, row.band),
    });
    return [...carried.map((c) => of(c, false)), ...ruled.map((c) => of(c, true))];
  });
}

/** Nothing looked at lights all. */
const lights = (model: CodesModel, clause: number, band: number): boolean =>
  model.clause >= 0 ? clause === model.clause : model.lit < 0 || band === model.lit;

/** Inputs of a clause mostly stand side by side; where it shares some, a ring around each run. */
function ringOf(
  model: CodesModel,
  inputs: readonly number[],
  row: CodeRow,
  at: CodesSideLayout,
): string {
  const places = inputs.map((v) => model.columns.place[v]).sort((a, b) => a - b);
  let d = '';
  for (let from = 0, k = 0; k < places.length; k++) {
    const near = k + 1 < places.length && places[k + 1] === places[k] + 1;
    if (near && at.x[places[k + 1]] - at.x[places[k]] < at.pitch + 0.5) continue;
    const left = at.x[places[from]] - at.pitch / 2 - 1;
    const width = at.x[places[k]] + at.pitch / 2 + 1 - left;
    d += rect(left, row.y - row.height / 2, width, row.height, 3);
    from = k + 1;
  }
  return d;
}

/** Least distance between the baselines of two labels, px. */
const LABEL_GAP = 10.5;

/** Neurons by name where rows have room, else bands by their parent, else every few of them. */
function rowLabels(model: CodesModel, { analysis }: CodeSide, at: CodesSideLayout): Label[] {
  const { network } = analysis;
  const height = at.rows[0]?.height ?? 0;
  const own = height >= LABEL_GAP;
  const bands = new Map<number, CodeRow[]>();
  for (const row of at.rows) bands.set(row.band, [...(bands.get(row.band) ?? []), row]);
  let last = Number.NEGATIVE_INFINITY;
  return [...bands].flatMap(([band, rows]) => {
    const lit = band === model.lit;
    const label = (text: string, y: number): Label[] => {
      if (y - last < LABEL_GAP && !own) return [];
      last = y;
      const color = lit ? 'ink' : 'ink-3';
      return [{ x: at.left - 8, y: y + 4, text, size: 11, anchor: 'end', bold: lit, color }];
    };
    if (own) return rows.flatMap((row) => label(nameIn(network, row.neuron), row.y));
    const middle = (rows[0].y + rows[rows.length - 1].y) / 2;
    return label(`${band + 1}`, middle);
  });
}

/** Letters of the clauses a neuron carries, beside its row; near misses in brackets. */
function carriesLabels(model: CodesModel, { analysis }: CodeSide, at: CodesSideLayout): Label[] {
  if ((at.rows[0]?.height ?? 0) < LABEL_GAP) return [];
  const room = Math.max(1, Math.floor((at.end - at.carriesX) / 9));
  return at.rows.flatMap((row): Label[] => {
    const { carried, ruled } = carriedBy(analysis, row.neuron);
    const words = [...carried.map(groupLetter), ...ruled.map((c) => `(${groupLetter(c)})`)];
    if (words.length === 0) return [];
    const full = words.join(' ');
    const text =
      full.length <= room
        ? full
        : `${words.slice(0, Math.max(1, Math.floor(room / 4))).join(' ')} …`;
    const color = row.band === model.lit ? 'ink' : 'ink-2';
    return [{ x: at.carriesX, y: row.y + 4, text, size: 11, bold: row.band === model.lit, color }];
  });
}
