/** The formula read back from the signs beside the true one: found, in part, missed, spurious. */
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import {
  type CodeFormulaModel,
  clauseText,
  type FormulaSide,
  readingWords,
  selectCodeFormula,
  type Verdict,
} from './code-formula-model';
import { codeFormulaSentence } from './code-formula-sentence';
import type { Hit, Plot, Size } from './plot';
import {
  clauseColor,
  cross,
  disc,
  group,
  type Label,
  labels,
  path,
  prepare,
  rect,
  tenth,
} from './svg';
import { textWidth } from './text-width';

const HEAD = 40;
const LETTERS = 22;
/** Spurious clauses that are written out. */
const WRITTEN = 4;
/** Px of a character at 11 px in the widest of the usual system fonts. */
const CHAR = 6;

function geometry(model: CodeFormulaModel, size: Size) {
  const narrow = size.layout === 'narrow' || size.width < 420;
  const row = model.truth.length <= 16 ? 18 : 14;
  // The true formula, and one column a side; marks alone where there is no room for words.
  const wide = narrow ? size.width - LETTERS - 2 * 74 : (size.width - LETTERS) / 3;
  const columns = [LETTERS + wide, LETTERS + wide + (narrow ? 74 : wide)];
  const most = Math.max(0, ...model.sides.map((s) => s.spurious.length));
  const extra = narrow ? 1 : Math.min(WRITTEN, most) + (most > WRITTEN ? 1 : 0);
  const below = HEAD + row * model.truth.length + 8;
  return {
    ...{ narrow, row, wide, columns, below },
    words: narrow ? 0 : Math.floor((wide - 34) / CHAR),
    truth: Math.floor((wide - 10) / CHAR),
    height: Math.round(below + (most === 0 && !narrow ? 0 : row * Math.max(1, extra)) + 4),
  };
}

type Geometry = ReturnType<typeof geometry>;

function draw(svg: SVGSVGElement, model: CodeFormulaModel, size: Size): void {
  const at = geometry(model, size);
  prepare(svg, size, at.height);
  const bars = new Array<string>(8).fill('');
  const chosen = model.selection.kind === 'clause' ? model.selection.group : -1;
  let light = '';
  model.truth.forEach((_, n) => {
    const top = HEAD + at.row * n;
    bars[n % 8] += rect(LETTERS - 8, top + 1.5, 3, at.row - 3);
    if (n === chosen) light += rect(0, top, size.width, at.row, 3);
  });
  path(svg, 'light', light, { fill: 'tile-selected' });
  bars.forEach((d, k) => {
    path(svg, `clause-${k}`, d, { fill: clauseColor(k) });
  });
  labels(svg, 'truth', [
    { x: 0, y: 14, text: t('The formula'), bold: true, color: 'ink' },
    ...model.truth.flatMap((clause, n): Label[] => {
      const y = HEAD + at.row * (n + 0.5) + 4;
      const letter = groupLetter(n);
      const lit = n === chosen;
      return [
        {
          x: LETTERS - 11,
          y,
          text: letter,
          anchor: 'end',
          bold: true,
          color: lit ? 'ink' : 'ink-2',
          size: Math.min(12, at.row - 1),
        },
        {
          x: LETTERS,
          y,
          text: clauseText(clause, at.truth),
          size: 11,
          color: lit ? 'ink' : 'ink-2',
        },
      ];
    }),
  ]);
  for (const k of [0, 1]) drawSide(group(svg, `side-${k}`), model, model.sides[k], at, k);
}

function drawSide(
  g: SVGGElement,
  model: CodeFormulaModel,
  side: FormulaSide | undefined,
  at: Geometry,
  k: number,
): void {
  const x = at.columns[k];
  const marks: Record<Verdict | 'spurious', string> = {
    found: '',
    part: '',
    missed: '',
    spurious: '',
  };
  const texts: Label[] = [];
  const put = (verdict: Verdict | 'spurious', y: number): void => {
    marks[verdict] += markOf(verdict, x + 7, y);
  };
  side?.readings.forEach((reading, n) => {
    const y = HEAD + at.row * (n + 0.5);
    put(reading.verdict, y);
    const words = reading.clause
      ? clauseText(reading.clause, at.words, model.truth[n])
      : t('missed');
    const color =
      reading.verdict === 'missed' ? 'ink-3' : reading.verdict === 'found' ? 'ink' : 'ink-2';
    if (!at.narrow) texts.push({ x: x + 20, y: y + 4, text: words, size: 11, color });
  });
  const spurious = side?.spurious ?? [];
  const line = (n: number): number => at.below + at.row * (n + 0.5);
  if (at.narrow && side) {
    texts.push({
      x,
      y: line(0) + 4,
      text: t`${spurious.length} spurious`,
      size: 11,
      color: 'ink-3',
    });
  } else {
    spurious.slice(0, WRITTEN).forEach((clause, n) => {
      put('spurious', line(n));
      texts.push({
        x: x + 20,
        y: line(n) + 4,
        text: clauseText(clause, at.words),
        size: 11,
        color: 'ink-3',
      });
    });
    const rest = spurious.length - WRITTEN;
    if (rest > 0)
      texts.push({
        x: x + 20,
        y: line(WRITTEN) + 4,
        text: t`and ${rest} more`,
        size: 11,
        color: 'ink-3',
      });
    if (k === 0 && model.sides.some((s) => s.spurious.length > 0)) {
      texts.push({ x: LETTERS, y: line(0) + 4, text: t('spurious'), size: 11, color: 'ink-3' });
    }
  }
  path(g, 'found', marks.found, { stroke: 'ink', width: 2 });
  path(g, 'half', marks.part, { fill: 'ink-2' });
  path(g, 'ring', side ? ringsOf(side, at, x) : '', { stroke: 'ink-2', width: 1.2 });
  path(g, 'missed', marks.missed, { stroke: 'ink-3', width: 1.5 });
  path(g, 'spurious', marks.spurious, { stroke: 'failure', width: 1.8 });
  labels(g, 'texts', [...headOf(side, at, x), ...texts]);
}

/** Tick, filled half of a disc, dash, cross. */
function markOf(verdict: Verdict | 'spurious', x: number, y: number): string {
  switch (verdict) {
    case 'found':
      return `M${tenth(x - 4)},${tenth(y)}l3,3.5l5.5,-7`;
    case 'part':
      return `M${tenth(x)},${tenth(y - 4.5)}a4.5,4.5 0 0 0 0,9z`;
    case 'missed':
      return `M${tenth(x - 4)},${tenth(y)}h8`;
    case 'spurious':
      return cross(x, y, 3);
    default:
      return verdict satisfies never;
  }
}

const ringsOf = (side: FormulaSide, at: Geometry, x: number): string =>
  side.readings
    .map(({ verdict }, n) =>
      verdict === 'part' ? disc(x + 7, HEAD + at.row * (n + 0.5), 4.5) : '',
    )
    .join('');

/** "Before the split", and below it how many are found. */
function headOf(side: FormulaSide | undefined, at: Geometry, x: number): Label[] {
  if (!side) return [{ x, y: 14, text: t('not yet'), color: 'ink-3' }];
  const short = side.name.replace(/ the split| pruning/, '');
  const name = at.narrow ? short : side.name;
  const text = name.charAt(0).toUpperCase() + name.slice(1);
  const found = t`${side.found} found`;
  const part = t`${side.found} found, ${side.parts} in part`;
  const room = at.narrow ? 70 : at.wide - 8;
  const fits = (text: string): boolean => textWidth(text, 11) < room;
  const sub = [t`${part}, epoch ${side.epoch}`, part].find(fits) ?? found;
  return [
    { x, y: 14, text, bold: true, color: 'ink' },
    { x, y: 30, text: sub, size: 11, color: 'ink-3' },
  ];
}

function clauseHit(model: CodeFormulaModel, at: number): Hit {
  const told = model.sides.map(
    (s) => t`${s.name}: ${readingWords(s.readings[at], model.truth[at])}`,
  );
  const first = t`clause ${groupLetter(at)}: ${clauseText(model.truth[at], 999)}`;
  return {
    kind: 'selection',
    selection: { kind: 'clause', group: at },
    tip: [first, ...told].join('\n'),
  };
}

export const codeFormula: Plot<CodeFormulaModel> = {
  id: 'code-formula',
  subject: 'codes',
  inside: { title: false, caption: false },
  title: () => t('The formula, read back from the signs'),
  select: selectCodeFormula,
  height: (model, size) => geometry(model, size).height,
  draw,
  hit: (model, size, _, y) => {
    const at = Math.floor((y - HEAD) / geometry(model, size).row);
    return at < 0 || at >= model.truth.length ? null : clauseHit(model, at);
  },
  caption: codeFormulaSentence,
  table: (model) => ({
    columns: [t('clause'), t('literals'), ...model.sides.map((s) => s.name)],
    rows: [
      ...model.truth.map((clause, at) => [
        ...[groupLetter(at), clauseText(clause, 999)],
        ...model.sides.map((s) => readingWords(s.readings[at], clause)),
      ]),
      [
        t('spurious'),
        '',
        ...model.sides.map((s) => s.spurious.map((c) => clauseText(c, 999)).join(t('; ', 'list'))),
      ],
    ],
  }),
  move: (model, selection, key) => {
    const back = key === 'ArrowUp' || key === 'ArrowLeft';
    const at = selection.kind === 'clause' ? selection.group + (back ? -1 : 1) : 0;
    return at < 0 || at >= model.truth.length ? null : clauseHit(model, at);
  },
};
