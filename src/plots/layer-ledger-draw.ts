/** A row a layer with a bar a stage on one scale, exact counts beside them, the sum below. */
import { t } from '../lib/text';
import type { LayersModel, LedgerRow } from './layer-ledger-model';
import type { Size } from './plot';
import { group, type Label, labels, parts, path, prepare, rect } from './svg';
import { textWidth } from './text-width';

const BAR = 10;
const STEP = 13;
const TOP = 20;
const SUM = 40;

/** "25,088". */
export const grouped = (n: number): string => n.toLocaleString('en');

export function layersLayout({ rows, staged }: LayersModel, { width, layout }: Size) {
  const narrow = layout === 'narrow';
  const bars = staged ? 3 : 1;
  // On a narrow page the layer's name has a line of its own.
  const head = narrow ? 16 : 0;
  const rowHigh = head + bars * STEP + 10;
  const names = Math.max(...rows.map(({ name }) => textWidth(name, 12))) + 14;
  const stages = staged ? 92 : 0;
  const left = (narrow ? 0 : names) + stages;
  const counts = 64;
  const tops = rows.map((_, k) => TOP + k * rowHigh);
  const bottom = TOP + rows.length * rowHigh;
  return {
    ...{ head, rowHigh, left, stages, tops, bottom, narrow },
    room: Math.max(20, width - left - counts),
    height: bottom + SUM,
  };
}

const STAGES = ['before', 'staged', 'after'] as const;

export function drawLayers(svg: SVGSVGElement, model: LayersModel, size: Size): void {
  const at = layersLayout(model, size);
  prepare(svg, size, at.height);
  parts(svg, ['bars', 'head', 'texts', 'rule', 'sum']);
  const most = Math.max(1, ...model.rows.flatMap((row) => STAGES.map((s) => row[s])));
  const shown = model.staged ? STAGES : (['after'] as const);
  const wide = (n: number): number => Math.max(n > 0 ? 1 : 0, (at.room * n) / most);
  const y = (k: number, s: number): number => at.tops[k] + at.head + s * STEP;
  const bars = (stage: keyof Omit<LedgerRow, 'name'>): string => {
    const s = (shown as readonly string[]).indexOf(stage);
    if (s < 0) return '';
    return model.rows.map((row, k) => rect(at.left, y(k, s), wide(row[stage]), BAR)).join('');
  };
  const g = group(svg, 'bars');
  path(g, 'before', bars('before'), { fill: 'dense' });
  path(g, 'staged', bars('staged'), { fill: 'tile', stroke: 'ink-3', width: 1 });
  path(g, 'after', bars('after'), { fill: model.method.color });
  labels(svg, 'head', [
    {
      x: 0,
      y: 11,
      text: `${model.shapes[model.staged ? 0 : 1]}${arrow(model)}`,
      size: 11,
      color: 'ink-3',
    },
  ]);
  labels(
    svg,
    'texts',
    model.rows.flatMap((row, k) => textsOf(model, row, k)),
  );
  path(svg, 'rule', `M0,${at.bottom - 2.5}H${size.width}`, { stroke: 'rule-2', width: 1 });
  labels(svg, 'sum', sumOf());

  function textsOf({ stages, staged }: LayersModel, row: LedgerRow, k: number): Label[] {
    const name: Label = at.narrow
      ? { x: 0, y: at.tops[k] + 11, text: row.name, color: 'ink' }
      : {
          x: at.left - at.stages - 10,
          y: y(k, 0) + 10,
          text: row.name,
          anchor: 'end',
          color: 'ink',
        };
    return [
      name,
      ...shown.flatMap((stage, s): Label[] => [
        {
          ...{ x: at.left - 6, y: y(k, s) + 9, size: 11, anchor: 'end', color: 'ink-3' },
          text: staged ? stages[s] : '',
        },
        {
          ...{ x: at.left + wide(row[stage]) + 5, y: y(k, s) + 9, size: 11 },
          text: grouped(row[stage]),
          bold: stage === 'after',
          color: stage === 'after' ? 'ink' : 'ink-2',
        },
      ]),
    ].filter(({ text }) => text !== '');
  }

  /** The sum of each stage, and whether it is the budget. */
  function sumOf(): Label[] {
    const { sums, matches, bound, budget, staged } = model;
    const color = matches ? 'ink' : 'failure';
    const verdict = !bound ? '' : matches ? t('= budget ✓') : t`budget ${grouped(budget)} ✗`;
    const total = staged
      ? `${grouped(sums.before)} → ${grouped(sums.staged)} → ${grouped(sums.after)}`
      : grouped(sums.after);
    return [
      { x: 0, y: at.bottom + 15, text: t('together'), bold: true, color: 'ink' },
      {
        ...{ x: size.width, y: at.bottom + 15, anchor: 'end', bold: true, color },
        text: `${total} ${verdict}`.trim(),
      },
      {
        ...{ x: size.width, y: at.bottom + 31, anchor: 'end', size: 11, color: 'ink-3' },
        text: t('non-zero weights, counted'),
      },
    ];
  }
}

const arrow = ({ shapes, staged }: LayersModel): string =>
  staged && shapes[0] !== shapes[1] ? t`, then ${shapes[1]}` : '';
