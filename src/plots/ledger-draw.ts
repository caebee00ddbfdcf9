/** Draws the ledger: the sum at the left, the tray in the middle, the table at the right. */
import { t } from '../lib/text';
import type { Bar } from './ledger-bars';
import { type LedgerModel, sum } from './ledger-model';
import { copiedWords, fallenWords, ledgerSum } from './ledger-words';
import type { Size } from './plot';
import { group, hatch, type Label, labels, path, prepare, rect, tenth } from './svg';

export interface LedgerLayout {
  readonly narrow: boolean;
  /** Left end of the unmoved tray. */
  readonly x: number;
  readonly slot: number;
  /** Top and bottom of the tray; bars stand 4 px above the bottom. */
  readonly top: number;
  readonly bottom: number;
  readonly tableX: number;
  readonly height: number;
}

/** The tray of a budget has one width at every α: room for α = 8 to slide is always kept free. */
export function ledgerLayout(model: LedgerModel, size: Size): LedgerLayout {
  const narrow = size.layout === 'narrow';
  const x = narrow ? 1 : size.width < 1100 ? 164 : 188;
  const tableX = narrow ? size.width : size.width - (size.width < 1100 ? 200 : 230);
  const free = narrow ? size.width - x - 42 : tableX - x - 112;
  const slot = free / model.room;
  const top = narrow ? 34 : 10;
  return {
    narrow,
    x,
    slot,
    top,
    bottom: top + (narrow ? 40 : 47),
    tableX,
    height: narrow ? 122 : 92,
  };
}

export interface Placed {
  readonly x: number;
  readonly bar: Bar;
}

/**
 * Where bars stand. Survivors fill the tray without a gap; a fallen bar lies below the place it
 * stood in, which need not be the left end (a pruned copy falls from the right).
 */
export function placeBars(model: LedgerModel, at: LedgerLayout): Placed[] {
  const resting = model.bars.map((_, k) => at.x + k * at.slot);
  if (model.weigh === 0) return model.bars.map((bar, k) => ({ x: resting[k], bar }));
  let slot = model.removed;
  return model.bars.map((bar, k) => {
    if (bar.fallen) return { x: resting[k], bar };
    const home = at.x + slot++ * at.slot;
    return { x: resting[k] + (home - resting[k]) * model.weigh, bar };
  });
}

export function drawLedger(svg: SVGSVGElement, model: LedgerModel, size: Size): void {
  const at = ledgerLayout(model, size);
  prepare(svg, size, at.height);
  drawTray(group(svg, 'tray'), model, at);
  drawBars(group(svg, 'bars'), model, at);
  labels(svg, 'figures', at.narrow ? narrowFigures(model, size) : figures(model));
  drawNotes(svg, model, at);
  if (!at.narrow) drawTable(group(svg, 'table'), model, at, size);
  else group(svg, 'table').replaceChildren();
}

function drawTray(g: SVGGElement, model: LedgerModel, at: LedgerLayout): void {
  const width = model.budget * at.slot;
  const shift = model.removed * at.slot * model.weigh;
  const left = at.x + shift;
  const right = left + width;
  const old = shift > 0 ? `M${tenth(left)},${at.bottom}H${tenth(at.x)}V${at.top}` : '';
  path(g, 'old', old, { stroke: 'ink-3', width: 1.2, dash: '2 2' });
  const high = at.bottom - at.top;
  path(g, 'floor', rect(left, at.top, width, high), { fill: 'tile', opacity: 0.6 });
  const end = left + model.base * at.slot;
  const excess = right - end > 0.5;
  path(g, 'excess', excess ? hatch(end, at.top, right - end, high) : '', {
    stroke: 'rule-2',
    width: 1,
  });
  path(g, 'tray', `M${tenth(left)},${at.top}V${at.bottom}H${tenth(right)}V${at.top}`, {
    stroke: model.matches ? 'ink' : 'failure',
    width: 2,
  });
  const mark = `M${tenth(end)},${at.top - 6}V${at.bottom}`;
  path(g, 'dense', excess ? mark : '', { stroke: 'ink', width: 1.2, dash: '3 2' });
}

function drawBars(g: SVGGElement, model: LedgerModel, at: LedgerLayout): void {
  const out = { input: '', output: '', entering: '', fallen: '', lit: '', marker: '' };
  const most = model.bars.reduce((m, b) => Math.max(m, b.size), 0);
  const room = at.bottom - at.top - 8;
  const width = Math.max(0.5, at.slot - (at.slot > 1.6 ? 0.7 : 0.2));
  for (const { x, bar } of placeBars(model, at)) {
    const gone = bar.fallen && model.weigh > 0;
    const height = most === 0 ? 0 : Math.max(0.8, Math.sqrt(bar.size / most) * room);
    // Below the tray there is room for small bars only: never over 9 px.
    const shown = gone ? Math.min(9, height) : height;
    const inside = at.bottom - 4 - shown;
    const y = gone ? inside + (at.bottom + 8 - inside) * model.weigh : inside;
    const d = rect(x + 0.3, y, width, shown);
    if (bar.lit) {
      out.lit += rect(x - 0.4, y, width + 1.4, shown);
      const tip = y - 1;
      out.marker += `M${tenth(x + width / 2)},${tenth(tip)}l-3.5,-5h7z`;
    }
    if (gone) out.fallen += d;
    else if (bar.copy) out.entering += d;
    else out[bar.output ? 'output' : 'input'] += d;
  }
  path(g, 'input', out.input, { fill: 'dense', opacity: 0.75 });
  path(g, 'output', out.output, { fill: 'ink' });
  path(g, 'entering', out.entering, { fill: 'ink', opacity: tenth(model.weigh) });
  path(g, 'fallen', out.fallen, { fill: 'dense' });
  path(g, 'lit', out.lit, { fill: 'positive' });
  path(g, 'marker', out.marker, { fill: 'positive' });
}

/** Bracket over the copies, or over what is more than the dense network has, and the words. */
function drawNotes(svg: SVGSVGElement, model: LedgerModel, at: LedgerLayout): void {
  const g = group(svg, 'notes', '', model.change !== 'none' && model.weigh < 0.5 ? 0.35 : 1);
  const { budget, base } = model;
  const added = sum(model.copies);
  const over = budget > base;
  const right = at.x + Math.max(model.start + added, budget) * at.slot;
  const from = at.x + (over ? base : model.start) * at.slot;
  const bracket =
    added > 0 || over
      ? `M${tenth(from)},${at.top - 1}V${at.top - 6}H${tenth(right)}V${at.top - 1}`
      : '';
  path(g, 'bracket', bracket, { stroke: 'ink', width: 1.5 });
  const side = over
    ? ([`${budget / base}×`, t('the weights of'), t('the dense one')] as const)
    : added > 0
      ? ([`+${added}`, ...copiedWords(model)] as const)
      : null;
  const words: Label[] = [];
  if (side) {
    const [figure, ...lines] = side;
    const y = at.top + (at.narrow ? 10 : 8);
    words.push({ x: right + 9, y, text: figure, bold: true, color: 'ink', size: 13 });
    for (const [k, text] of at.narrow ? [] : lines.entries()) {
      words.push({ x: right + 9, y: at.top + 25 + 15 * k, text });
    }
  }
  labels(g, 'words', [...words, ...(at.narrow ? narrowNotes : wideNotes)(model, at, right)]);
}

/** Px of a 12 px letter, on the wide side. */
const LETTER = 6.4;

function wideNotes(model: LedgerModel, at: LedgerLayout, right: number): Label[] {
  const order = right - at.x > 380 ? t(', in order of size') : '';
  const holds = t`the tray holds ${model.budget}`;
  // Unread inputs fall along the whole tray, and what they fall on must stay readable.
  const below = model.lost > 0 && model.weigh > 0;
  const text = below ? holds : t`one bar a weight${order}; ${holds}`;
  return [
    ...fallenNote(
      model,
      at,
      at.bottom + 32,
      below ? right - at.x - LETTER * (holds.length + 9) : 999,
    ),
    { x: right, y: at.bottom + (below ? 32 : 17), text, anchor: 'end' },
  ];
}

function narrowNotes(model: LedgerModel, at: LedgerLayout, right: number): Label[] {
  const y = at.bottom + 30;
  const added = sum(model.copies);
  if (model.removed === 0) {
    const text = t`one bar a weight; the tray holds ${model.budget}`;
    return [{ x: at.x, y: at.bottom + 17, text }];
  }
  if (added === 0) return fallenNote(model, at, y, right - at.x);
  const long = t`+${added} copied output weights`;
  const tight = model.copies[0] > 0 || right - at.x < 300;
  const fallen = fallenNote(model, at, y, tight ? 0 : 150);
  return [...fallen, { x: right, y, text: tight ? t`+${added} copies` : long, anchor: 'end' }];
}

/** "−8 smallest fall out", shortened where it must be. */
function fallenNote(model: LedgerModel, at: LedgerLayout, y: number, room: number): Label[] {
  if (model.removed === 0) return [];
  const long = fallenWords(model);
  const rest =
    long.length * LETTER <= room ? long : model.lost > 0 ? t(' fall out') : t(' smallest');
  return [{ x: at.x, y, text: [{ text: `−${model.removed}`, bold: true }, { text: rest }] }];
}

function figures(model: LedgerModel): Label[] {
  const texts = ledgerSum(model);
  const color = model.matches ? 'ink' : 'failure';
  return [
    { x: 0, y: 19, text: t('Budget ledger'), size: 14, bold: true, color: 'ink' },
    { x: 0, y: 45, text: texts.sum, size: texts.sum.length > 14 ? 18 : 22, bold: true, color },
    { x: 0, y: 65, text: texts.result, size: 13, color: model.matches ? 'ink-2' : 'failure' },
  ];
}

function narrowFigures(model: LedgerModel, size: Size): Label[] {
  const texts = ledgerSum(model);
  const said = model.change !== 'none' || model.budget > model.base;
  const line = said ? `${texts.sum} ${texts.result.replace(', counted', '')}` : texts.sum;
  return [
    { x: 0, y: 14, text: t('Budget ledger'), size: 14, bold: true, color: 'ink' },
    {
      x: size.width,
      y: 14,
      text: line,
      size: 14,
      anchor: 'end',
      color: model.matches ? 'ink' : 'failure',
    },
  ];
}

function drawTable(g: SVGGElement, model: LedgerModel, at: LedgerLayout, size: Size): void {
  const x = at.tableX;
  const right = size.width;
  const middle = right - 70;
  const row = (
    y: number,
    name: string,
    a: string | number,
    b: string | number,
    bold = false,
  ): Label[] => {
    const color = bold ? (model.matches ? 'ink' : 'failure') : 'ink-2';
    return [
      { x, y, text: name, bold, color: bold ? 'ink' : 'ink-2' },
      { x: middle, y, text: `${a}`, anchor: 'end', bold, color: bold ? 'ink' : 'ink-2' },
      { x: right, y, text: `${b}`, anchor: 'end', bold, color },
    ];
  };
  labels(g, 'cells', [
    ...row(14, t('non-zeros'), t('dense'), model.name),
    ...row(32, t('input weights'), model.before[0], model.after[0]),
    ...row(49, t('output weights'), model.before[1], model.after[1]),
    ...row(70, t('together'), sum(model.before), sum(model.after), true),
    {
      x,
      y: 87,
      text: t`biases are not counted: ${model.biases[0]} → ${model.biases[1]}`,
      size: 11,
      color: 'ink-3',
    },
  ]);
  path(g, 'rule', `M${x},55.5H${right}`, { stroke: 'rule-2', width: 1 });
}
