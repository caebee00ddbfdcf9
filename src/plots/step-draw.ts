/** Where the marks of a training step are, how they are drawn, and what is under the pointer. */
import { scaleLinear } from 'd3';
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import { fixed } from './format';
import type { Hit, Size } from './plot';
import { barNames, barValues, cellValue, inputLabel, rowName, type StepModel } from './step-model';
import { clauseColor, disc, group, type Label, labels, path, prepare, rect } from './svg';

const LEFT = 34;
const TOP = 40;
const GAP = 5;
/** Height of the row of inputs. */
const INPUTS = 20;
const BARS = { wide: 74, narrow: 44 } as const;

interface Column {
  readonly input: number;
  readonly x: number;
}

interface Layout {
  readonly cell: number;
  readonly row: number;
  /** In the order of clauses. */
  readonly columns: readonly Column[];
  readonly bars: readonly { readonly x: number; readonly width: number; readonly column: number }[];
  readonly rowsTop: number;
  readonly height: number;
}

/** Inputs by clause, those of none last. */
function order({ groups, network }: StepModel): number[] {
  const of = (input: number): number => {
    const group = groups.groupOf[input] ?? -1;
    return group < 0 ? groups.count : group;
  };
  return Array.from({ length: network.inputs }, (_, j) => j).sort((a, b) => of(a) - of(b) || a - b);
}

/** The column of bars that the phase is about. */
function newest({ phase, number }: StepModel): number {
  if (phase === 'split' || number < 3) return 0;
  return phase === 'activity' ? 1 : 2;
}

export function layoutOf(model: StepModel, size: Size): Layout {
  const { network, groups } = model;
  // Only what the phase is about stands beside the rows where there is little room.
  const shown = size.layout === 'wide' && size.width >= 640 ? [0, 1, 2] : [newest(model)];
  const bar = BARS[size.layout];
  const right = shown.length * (bar + 10) + 6;
  const inputs = order(model);
  const groupAt = (k: number): number => groups.groupOf[inputs[k]] ?? -1;
  const breaks = inputs.filter((_, k) => k > 0 && groupAt(k) !== groupAt(k - 1)).length;
  const room = size.width - LEFT - right - breaks * GAP;
  const cell = Math.min(18, room / Math.max(1, network.inputs));
  let x = LEFT;
  const columns = inputs.map((input, k): Column => {
    if (k > 0 && groupAt(k) !== groupAt(k - 1)) x += GAP;
    const at = { input, x: x + cell / 2 };
    x += cell;
    return at;
  });
  const row = network.children <= 16 ? 17 : network.children <= 40 ? 9 : 4;
  const rowsTop = TOP + INPUTS + 4;
  const bars = shown.map((column, k) => ({ x: x + 12 + k * (bar + 10), width: bar, column }));
  return { cell, row, columns, bars, rowsTop, height: rowsTop + row * network.children + 8 };
}

/** Every how many rows one is named. */
const namedEvery = (row: number): number => (row >= 12 ? 1 : row >= 8 ? 2 : 4);

/** A square or a disc by sign, area by size. */
const mark = (value: number, x: number, y: number, most: number, reach: number): string => {
  const half = reach * Math.sqrt(Math.min(1, Math.abs(value) / most));
  if (!(half > 0.3)) return '';
  return value > 0 ? rect(x - half, y - half, 2 * half, 2 * half) : disc(x, y, half * 1.1);
};

export function drawStep(svg: SVGSVGElement, model: StepModel, size: Size): void {
  const at = layoutOf(model, size);
  prepare(svg, size, at.height);
  drawInputs(svg, model, at);
  drawCells(svg, model, at);
  drawBars(svg, model, at);
  drawTexts(svg, model, at);
}

function drawInputs(svg: SVGSVGElement, { example, groups }: StepModel, at: Layout): void {
  const g = group(svg, 'inputs');
  const y = TOP + INPUTS / 2;
  const half = Math.min(6, at.cell * 0.4);
  const box = (x: number) => rect(x - half, y - half, 2 * half, 2 * half, 1);
  const marks = (on: boolean) =>
    at.columns.map(({ input, x }) => (example.x[input] > 0 === on ? box(x) : '')).join('');
  path(g, 'on', marks(true), { fill: 'ink' });
  path(g, 'off', marks(false), { stroke: 'ink-3', width: 1 });
  for (let k = 0; k < 8; k++) {
    const over = at.columns
      .filter(({ input }) => groups.groupOf[input] >= 0 && groups.groupOf[input] % 8 === k)
      .map(({ x }) => rect(x - at.cell / 2, TOP - 7, at.cell, 3))
      .join('');
    path(g, `clause-${k}`, over, { fill: clauseColor(k) });
  }
}

function drawCells(svg: SVGSVGElement, model: StepModel, at: Layout): void {
  const g = group(svg, 'cells');
  const { network, pass, number, phase } = model;
  const place = new Map(at.columns.map(({ input, x }) => [input, x]));
  const values = Array.from(network.weight, (_, e) => cellValue(model, e));
  const most = Math.max(1e-12, ...values.map(Math.abs));
  const reach = Math.min(at.cell, at.row) * 0.46;
  // From the activity on, what is silent stands back: nothing of it goes any further.
  const dims = number >= 3 && phase !== 'gradients' && phase !== 'update';
  const drawn = { positive: ['', ''], negative: ['', ''] };
  let tiles = '';
  for (let c = 0; c < network.children; c++) {
    const y = at.rowsTop + (c + 0.5) * at.row;
    const silent = dims && !(pass.sums[c] > 0) ? 1 : 0;
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      const x = place.get(network.edgeInput[e]) ?? 0;
      tiles += rect(x - at.cell / 2, y - at.row * 0.42, at.cell, at.row * 0.84);
      drawn[values[e] > 0 ? 'positive' : 'negative'][silent] += mark(values[e], x, y, most, reach);
    }
  }
  path(g, 'tiles', tiles, { fill: 'tile' });
  for (const sign of ['positive', 'negative'] as const) {
    path(g, sign, drawn[sign][0], { fill: sign });
    path(g, `${sign}-silent`, drawn[sign][1], { fill: sign, opacity: 0.3 });
  }
}

function drawBars(svg: SVGSVGElement, model: StepModel, at: Layout): void {
  const g = group(svg, 'bars');
  const rows = Array.from({ length: model.network.children }, (_, c) => barValues(model, c));
  for (const { x, width, column } of at.bars) {
    const values = rows.map((row) => row[column] ?? 0);
    const most = Math.max(1e-12, ...values.map(Math.abs));
    const scale = scaleLinear([-most, most], [x, x + width]);
    const known = rows.some((row) => row[column] !== null);
    const middle = x + width / 2;
    const from = at.rowsTop;
    const axis = known ? `M${middle},${from}V${from + at.row * rows.length}` : '';
    path(g, `axis-${column}`, axis, { stroke: 'rule-2', width: 1 });
    const bar = (value: number, c: number): string => {
      const end = scale(value);
      const y = at.rowsTop + c * at.row + at.row * 0.22;
      return rect(Math.min(middle, end), y, Math.abs(end - middle), at.row * 0.56);
    };
    const some = (fits: (value: number) => boolean): string =>
      values.map((value, c) => (value !== 0 && fits(value) ? bar(value, c) : '')).join('');
    // Sums are no weights: ink. What is added to the logit, and gradients, have a sign that counts.
    const ink = column !== 2 && model.phase !== 'gradients' && model.phase !== 'update';
    path(
      g,
      `more-${column}`,
      some((v) => v > 0),
      { fill: ink ? 'ink' : 'positive' },
    );
    path(
      g,
      `less-${column}`,
      some((v) => v < 0),
      { fill: ink ? 'ink-3' : 'negative' },
    );
  }
}

function drawTexts(svg: SVGSVGElement, model: StepModel, at: Layout): void {
  const { network, groups } = model;
  const every = namedEvery(at.row);
  const names = Array.from({ length: network.children }, (_, c): Label[] =>
    c % every === 0
      ? [
          {
            ...{ x: LEFT - 8, y: at.rowsTop + (c + 0.5) * at.row + 4, anchor: 'end', size: 11 },
            text: rowName(model, c),
          },
        ]
      : [],
  ).flat();
  labels(svg, 'names', names);
  const blocks = Array.from({ length: groups.count }, (_, g) =>
    at.columns.filter(({ input }) => groups.groupOf[input] === g),
  );
  const letters = blocks.flatMap((block, g): Label[] => {
    const [first, last] = [block[0], block.at(-1)];
    const text = groupLetter(g);
    if (!first || !last || last.x - first.x + at.cell + GAP < 9 * text.length + 3) return [];
    return [{ x: (first.x + last.x) / 2, y: TOP - 12, text, anchor: 'middle', bold: true }];
  });
  labels(svg, 'letters', letters);
  const heads = barNames(model);
  labels(
    svg,
    'heads',
    at.bars.map(({ x, width, column }) => ({
      ...{ x: x + width / 2, y: TOP + INPUTS / 2 + 4, anchor: 'middle' as const, size: 11 },
      text: heads[column],
    })),
  );
}

/** A weight under the pointer, with what the phase makes of it. */
export function hitStep(model: StepModel, size: Size, x: number, y: number): Hit | null {
  const at = layoutOf(model, size);
  const row = Math.floor((y - at.rowsTop) / at.row);
  const { network, example, wide } = model;
  const column = at.columns.find((c) => Math.abs(c.x - x) <= at.cell / 2);
  if (!column || row < 0 || row >= network.children) return null;
  const { input } = column;
  const parent = Math.floor(row / network.alpha);
  const selection = {
    kind: 'weight',
    parent,
    input,
    ...(wide ? { wide: true as const } : {}),
  } as const;
  const place = t`neuron ${rowName(model, row)}, ${inputLabel(model, input)}`;
  const edges = network.edgeInput.subarray(network.childStart[row], network.childStart[row + 1]);
  const edge = network.childStart[row] + edges.indexOf(input);
  if (!edges.includes(input))
    return { kind: 'selection', selection, tip: t`${place}: not connected` };
  const weight = fixed(network.weight[edge], 2);
  const value = fixed(cellValue(model, edge), 3);
  const told: Partial<Record<StepModel['phase'], string>> = {
    inputs: t`weight ${weight}`,
    gradients: t`gradient ${value}`,
    update: t`weight ${weight}, moves by ${value}`,
  };
  const product = `${weight} × ${example.x[input] > 0 ? '+1' : '−1'} = ${fixed(cellValue(model, edge), 2)}`;
  return { kind: 'selection', selection, tip: t`${place}: ${told[model.phase] ?? product}` };
}
