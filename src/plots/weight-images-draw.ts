/**
 * Draws the images: one path a colour step over all tiles, cells of a line in runs, so that many
 * thousand weights are a few dozen elements.
 */
import { t } from '../lib/text';
import { fixed } from './format';
import { flowLegend, LEGEND_SIZE } from './legend-flow';
import type { Size } from './plot';
import { group, type Label, labels, parts, path, prepare, rect, tenth } from './svg';
import { type ImagesLayout, imagesLayout, type PlacedTile } from './weight-images-layout';
import { type ImagesModel, LEVELS, NOBODY, SEVERAL, UNREAD } from './weight-images-model';

/** Colours of children a, b, c …: neighbours differ in lightness, not only in hue. */
const CHILD_COLORS = [0, 5, 2, 6, 1, 7, 4, 3];
export const childColor = (child: number): string => `clause-${CHILD_COLORS[child % COLORS]}`;

const HEIGHT_OF_SWATCH = 11;
const SCALE_WIDE = 8;

export function drawImages(svg: SVGSVGElement, model: ImagesModel, size: Size): void {
  const at = imagesLayout(model, size);
  prepare(svg, size, at.height);
  parts(svg, ['unread', 'cells', 'share', 'frames', 'texts', 'legend']);
  const runs = runsOf(model, at);
  path(svg, 'unread', at.tiles.map((t) => box(t, model, at.cell)).join(''), { fill: 'rule-2' });
  drawLevels(group(svg, 'cells'), runs.levels, heightsOf(at));
  drawShares(group(svg, 'share'), model, runs.shares, heightsOf(at));
  drawFrames(group(svg, 'frames'), model, at);
  labels(svg, 'texts', textsOf(model, at));
  drawLegend(group(svg, 'legend'), model, at, size);
}

const box = ({ x, y, cellHeight }: PlacedTile, model: ImagesModel, cell: number, grow = 0) =>
  rect(x - grow, y - grow, cell * model.columns + 2 * grow, cellHeight * model.rows + 2 * grow);

/** Heights of cells there can be: images have one, strips one for neurons, maps and children. */
const HEIGHTS = 3;
/** Colours of children; past eight they repeat and letters do the work. */
const COLORS = 8;

/** Cells of one height are strokes of one width. */
const heightsOf = ({ tiles }: ImagesLayout): (number | undefined)[] => {
  const heights = [...new Set(tiles.map((t) => t.cellHeight))].sort((a, b) => a - b);
  return Array.from({ length: HEIGHTS }, (_, k) => heights[k]);
};

type Runs = Map<string, string>;

/** Path of each value of cells at each height, as horizontal strokes through their middles. */
function runsOf(model: ImagesModel, { tiles, cell }: ImagesLayout): { levels: Runs; shares: Runs } {
  const levels: Runs = new Map();
  const shares: Runs = new Map();
  for (const { tile, block, x, y, cellHeight } of tiles) {
    const values = tile ? tile.levels : block.share;
    if (!values) continue;
    const into = tile ? levels : shares;
    const skip = tile ? UNREAD : NOBODY;
    for (let row = 0; row < model.rows; row++) {
      const first = row * model.columns;
      const end = Math.min(model.inputs, first + model.columns);
      for (let from = first; from < end; ) {
        let to = from + 1;
        while (to < end && values[to] === values[from]) to++;
        if (values[from] !== skip) {
          const key = `${values[from]} ${cellHeight}`;
          const middle = tenth(y + (row + 0.5) * cellHeight);
          const line = `M${tenth(x + (from - first) * cell)},${middle}h${(to - from) * cell}`;
          into.set(key, (into.get(key) ?? '') + line);
        }
        from = to;
      }
    }
  }
  return { levels, shares };
}

function drawLevels(g: SVGGElement, runs: Runs, heights: readonly (number | undefined)[]): void {
  const steps = Array.from({ length: 2 * LEVELS + 1 }, (_, k) => k - LEVELS);
  heights.forEach((height, k) => {
    const of = (level: number): string => runs.get(`${level} ${height}`) ?? '';
    // The panel's colour under the shades: the grey of what is not read must not shine through.
    path(g, `under${k}`, steps.map(of).join(''), { stroke: 'panel', width: height });
    for (const level of steps) {
      if (level === 0) continue;
      path(g, `level${level} ${k}`, of(level), { ...shade(level), width: height });
    }
  });
}

const shade = (level: number): { stroke: string; opacity: number } => ({
  stroke: level > 0 ? 'positive' : 'negative',
  opacity: Math.abs(level) / LEVELS,
});

function drawShares(
  g: SVGGElement,
  { alpha }: ImagesModel,
  runs: Runs,
  heights: readonly (number | undefined)[],
): void {
  heights.forEach((height, k) => {
    for (let color = 0; color < COLORS; color++) {
      let d = '';
      for (let child = color; child < alpha; child += COLORS) {
        d += runs.get(`${child} ${height}`) ?? '';
      }
      path(g, `child${color} ${k}`, d, { stroke: childColor(color), width: height });
    }
    const d = runs.get(`${SEVERAL} ${height}`) ?? '';
    path(g, `several ${k}`, d, { stroke: 'ink', width: height });
  });
}

/** Children have their colour around them; the selected neuron and its children a line in ink. */
function drawFrames(g: SVGGElement, model: ImagesModel, at: ImagesLayout): void {
  const around = new Map<number, string>();
  let lit = '';
  const chosen = model.selection;
  for (const placed of at.tiles) {
    const child = placed.tile?.child ?? -1;
    const color = child < 0 ? -1 : child % COLORS;
    around.set(color, (around.get(color) ?? '') + box(placed, model, at.cell, 1));
    if (chosen.kind !== 'neuron' && chosen.kind !== 'weight') continue;
    if (chosen.parent === placed.block.parent && (chosen.wide ?? false) === placed.block.wide) {
      lit += box(placed, model, at.cell, 3);
    }
  }
  path(g, 'plain', around.get(-1) ?? '', { stroke: 'rule-2', width: 1 });
  for (let child = 0; child < COLORS; child++) {
    path(g, `child${child}`, around.get(child) ?? '', { stroke: childColor(child), width: 2 });
  }
  path(g, 'lit', lit, { stroke: 'ink', width: 1.5 });
}

function textsOf(model: ImagesModel, at: ImagesLayout): Label[] {
  return [
    ...at.headings.map(({ y, text }): Label => ({ x: 0, y, text, bold: true, color: 'ink' })),
    ...at.tiles.flatMap(({ tile, label, foot, sign, x, y, cellHeight }): Label[] => [
      {
        ...{ x: x - at.gap / 2, y: y + (cellHeight * model.rows) / 2 + 5, size: 14 },
        ...{ text: sign, anchor: 'middle' },
      },
      { ...label, size: 11, bold: tile?.child === -1, color: tile ? 'ink' : 'ink-2' },
      { x, y: y + cellHeight * model.rows + 13, text: foot, size: 11, color: 'ink-3' },
    ]),
  ].filter(({ text }) => text !== '');
}

function drawLegend(g: SVGGElement, model: ImagesModel, at: ImagesLayout, size: Size): void {
  const top = at.legendY + 4;
  const steps = 2 * LEVELS + 1;
  const word = (text: string): number =>
    [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? LEGEND_SIZE : 6), 0);
  const low = `−${scaleText(model.full)}`;
  const x0 = word(low) + 6;
  const scale = steps * SCALE_WIDE;
  const swatch = (level: number): string =>
    rect(x0 + (level + LEVELS) * SCALE_WIDE, top, SCALE_WIDE, HEIGHT_OF_SWATCH);
  path(g, 'ground', rect(x0, top, scale, HEIGHT_OF_SWATCH), {
    ...{ fill: 'panel', stroke: 'rule-2', width: 1 },
  });
  for (let level = -LEVELS; level <= LEVELS; level++) {
    if (level === 0) continue;
    const { stroke, opacity } = shade(level);
    path(g, `s${level}`, swatch(level), { fill: stroke, opacity });
  }
  const high = t`+${scaleText(model.full)}: weight`;
  const texts: Label[] = [
    { x: 0, y: top + 10, text: low, size: LEGEND_SIZE },
    { x: x0 + scale + 6, y: top + 10, text: high, size: LEGEND_SIZE },
  ];
  const children = model.kind === 'children' ? [...Array(model.alpha).keys()] : [];
  const items = [
    { sample: 'unread', room: 11, text: t('not read') },
    ...children.map((k) => ({
      ...{ sample: `child${k % COLORS}`, room: 11, text: t`child ${letter(k)}` },
    })),
    ...(model.shared > 0 ? [{ sample: 'several', room: 11, text: t('several children') }] : []),
  ];
  const beside = x0 + scale + 6 + word(high) + 18;
  const own = size.layout === 'narrow' || beside + 200 > size.width;
  const flow = flowLegend(items, own ? 0 : beside, size.width, own ? top + 20 : top - 1);
  const of = (name: string): string =>
    flow.items
      .filter(({ sample }) => sample === name)
      .map((i) => rect(i.x, i.y - 10, 11, 11))
      .join('');
  path(g, 'unread', of('unread'), { fill: 'rule-2' });
  path(g, 'several', of('several'), { fill: 'ink' });
  for (let k = 0; k < COLORS; k++) {
    path(g, `child${k}`, of(`child${k}`), { fill: childColor(k) });
  }
  labels(g, 'words', [
    ...texts,
    ...flow.items.map(({ textX, y, text }) => ({ x: textX, y, text, size: LEGEND_SIZE })),
  ]);
}

const letter = (child: number): string => String.fromCharCode(97 + (child % 26));

/** Two significant digits. */
export const scaleText = (full: number): string =>
  fixed(full, Math.max(0, 1 - Math.floor(Math.log10(full))));
