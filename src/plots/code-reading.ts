/** The formula that the signs spell where nobody knows the true one, before and after. */
import { percent } from '../lib/format';
import { later, sentences, t } from '../lib/text';
import { clauseText } from './code-formula-model';
import { type CodeReadingModel, type ReadSide, selectCodeReading } from './code-reading-model';
import { count, fixed, list } from './format';
import { marked } from './marked';
import type { Hit, Plot, Sentence, Size } from './plot';
import { clauseColor, group, type Label, labels, path, prepare, rect } from './svg';

const HEAD = 40;
/** Left of a clause: its bar. */
const INDENT = 10;
const ROW = 18;
/** Clauses that are written out. */
const WRITTEN = 12;
/** Px of a character at 12 px in the widest of the usual system fonts. */
const CHAR = 6.6;
/** Joined by ∧ in an OR of ANDs, by ∨ in an AND of ORs. */
const FORM_NAMES = { dnf: later('an OR of ANDs'), cnf: later('an AND of ORs') } as const;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Lines of a side: its clauses, and one for those that are not written. */
const linesOf = ({ clauses }: ReadSide): number => Math.min(clauses.length, WRITTEN + 1);

function geometry(model: CodeReadingModel, size: Size) {
  const lines = Math.max(1, ...model.sides.map(linesOf));
  return { half: size.width / 2, height: HEAD + ROW * lines + 6 };
}

function textsOf(side: ReadSide | undefined, x: number, width: number): Label[] {
  if (!side) return [{ x, y: 14, text: t('not yet'), color: 'ink-3' }];
  const { clauses } = side;
  const room = Math.floor((width - INDENT - 8) / CHAR);
  const line = (k: number): number => HEAD + ROW * (k + 0.5) + 4;
  const rest = clauses.length - WRITTEN;
  const sign = side.form === 'dnf' ? ' ∧ ' : ' ∨ ';
  const joined = ({ clause }: ReadSide['clauses'][number]): string => {
    const text = clauseText(clause, 999).split(' ').join(sign);
    return text.length <= room ? text : clauseText(clause, room);
  };
  return [
    { x, y: 14, text: capital(side.name), bold: true, color: 'ink' },
    { x, y: 30, text: t(FORM_NAMES[side.form]), size: 11, color: 'ink-3' },
    ...(clauses.length === 0 ? [{ x, y: line(0), text: t('no clause'), color: 'ink-3' }] : []),
    ...clauses
      .slice(0, WRITTEN)
      .map((read, k): Label => ({ x: x + INDENT, y: line(k), text: joined(read), color: 'ink' })),
    ...(rest > 0
      ? [{ x, y: line(WRITTEN), text: t`and ${rest} more`, size: 11, color: 'ink-3' }]
      : []),
  ];
}

/** A bar a clause, so that the eye keeps the line. The colours are no clause's of another picture. */
function drawBars(g: SVGGElement, side: ReadSide | undefined, x: number): void {
  const bars = new Array<string>(8).fill('');
  side?.clauses.slice(0, WRITTEN).forEach((_, k) => {
    bars[k % 8] += rect(x, HEAD + ROW * k + 2, 3, ROW - 4);
  });
  bars.forEach((d, k) => {
    path(g, `clause-${k}`, d, { fill: clauseColor(k) });
  });
}

function draw(svg: SVGSVGElement, model: CodeReadingModel, size: Size): void {
  const at = geometry(model, size);
  prepare(svg, size, at.height);
  for (const k of [0, 1]) {
    const g = group(svg, `side-${k}`);
    drawBars(g, model.sides[k], k * at.half);
    labels(g, 'texts', textsOf(model.sides[k], k * at.half, at.half));
  }
}

function caption({ sides, tau }: CodeReadingModel): Sentence {
  const told = (side: ReadSide): string =>
    t`${side.name} ${count(side.clauses.length, 'clause')} of ${t(FORM_NAMES[side.form])}, which says what the network says on **${percent(side.agreement, 0)}** of the first ${side.examples.toLocaleString('en')} test examples (always its commoner answer: ${percent(side.commoner, 0)})`;
  return marked(
    sentences(
      t('Nobody knows the formula of these data.'),
      t`Inputs whose columns of signs agree are read as a clause (ours; τ = ${fixed(tau, 2)}): ${sides.map(told).join(t('; ', 'list'))}.`,
      t('A clause that shares inputs with another cannot be read.'),
    ),
  );
}

const shownBy = (neurons: readonly string[]): string =>
  t`shown by ${neurons.length > 8 ? `${neurons.slice(0, 8).join(t(', ', 'list'))} …` : list(neurons)}`;

function hit(model: CodeReadingModel, size: Size, x: number, y: number): Hit | null {
  const side = model.sides[x < geometry(model, size).half ? 0 : 1];
  const k = Math.floor((y - HEAD) / ROW);
  const read = k < WRITTEN ? side?.clauses[k] : undefined;
  return read
    ? {
        kind: 'selection',
        selection: { kind: 'none' },
        tip: `${clauseText(read.clause, 999)}\n${shownBy(read.neurons)}`,
      }
    : null;
}

export const codeReading: Plot<CodeReadingModel> = {
  id: 'code-reading',
  subject: 'codes',
  inside: { title: false, caption: false },
  title: () => t('The formula that the signs spell'),
  select: selectCodeReading,
  height: (model, size) => geometry(model, size).height,
  draw,
  hit,
  caption,
  table: ({ sides }) => ({
    columns: [t('network'), t('formula'), t('clause'), t('shown by')],
    rows: sides.flatMap(({ name, form, clauses }) =>
      clauses.map(({ clause, neurons }) => [
        ...[name, t(FORM_NAMES[form])],
        ...[clauseText(clause, 999), neurons.join(t(', ', 'list'))],
      ]),
    ),
  }),
};
