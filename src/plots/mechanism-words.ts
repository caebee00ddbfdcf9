/** The mechanism plot in words: short names of measures, the caption, and what a mark says. */
import { fixed, percent, signed } from '../lib/format';
import type { Predictor } from '../model/measures';
import { count } from './format';
import type { Fit, Missing } from './mechanism-fit';
import type { MechanismModel } from './mechanism-model';
import { hasNull, type Point } from './mechanism-points';
import type { Sentence } from './plot';
import { axisName } from './sweep-words';

/** For the list, where there is little room. */
export const SHORT: Readonly<Record<Predictor, string>> = {
  capacity: 'feature capacity',
  clauseCapacity: 'clause capacity',
  cosineAbs: '|cosine|',
  interference: 'interference',
  mixed: 'clauses mixed',
  rank: 'rank of weights',
  participation: 'directions in use',
  coverage: 'clauses whole',
  wholes: 'whole per neuron',
  collisions: 'pairs in one child',
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "0.42", for a share of the variation. */
export const r2Text = ({ line, missing }: Fit): string =>
  missing === '' ? fixed(line.r2, 2) : '—';

/** "16 networks", "32 means over seeds". */
export const marksText = ({ over, points }: MechanismModel, n = points.length): string =>
  over === 'seeds' ? count(n, 'network') : `${count(n, 'mean')} over seeds`;

/** Shares of the real R² from which the null's is all, most or part of it. */
const ALL = 0.9;
/** A share below which a measure says next to nothing. */
const HARDLY = 0.1;
const MOST = 0.5;
const PART = 0.2;

/** How much of the fit the masks alone could make. */
function maskWords(own: Fit, shuffled: Fit): string {
  const { line } = shuffled;
  if (shuffled.missing !== '') {
    return 'with shuffled weights it is the same everywhere, so it is not the mask';
  }
  const start = `with shuffled weights ${percent(line.r2, 0)}`;
  if (line.slope * own.line.slope < 0 && line.r2 >= 0.05) {
    return `${start}, but the other way round, so it is not the mask`;
  }
  if (own.line.r2 < HARDLY) return start;
  const ratio = line.r2 / own.line.r2;
  if (ratio >= ALL) return `${start}, so all of it may be the mask`;
  if (ratio >= MOST) return `${start}, so most of it is the mask`;
  return ratio >= PART ? `${start}, so part of it is the mask` : `${start}, so little is the mask`;
}

/** Why there is no line. */
export function missingText(missing: Exclude<Missing, ''>, model: MechanismModel): string {
  if (missing === 'few') {
    return `${marksText(model)} ${model.points.length === 1 ? 'is' : 'are'} too few for a line.`;
  }
  if (missing === 'same gain') return 'All gain the same, so there is nothing to predict.';
  const fold = model.points[0].folds[model.predictor].own;
  return `${capital(model.label)} is ${fixed(fold, 2)} times the dense network’s in all of them, so it cannot tell who gains more.`;
}

export function mechanismSentence(model: MechanismModel): Sentence {
  const { chosen, label } = model;
  const { own, shuffled } = chosen;
  const tail = { text: tailOf(model) };
  if (own.missing !== '') {
    const unknown = chosen.leftOut === model.points.length && chosen.leftOut > 0;
    const why = unknown
      ? `The dense network has no ${label}, so there is no fold change.`
      : missingText(own.missing, model);
    return [{ text: why }, tail];
  }
  const way = own.line.slope < 0 ? 'the lower it is' : 'the higher it is';
  const how = own.line.r2 < HARDLY ? '' : ` (${way}, the more is gained)`;
  const control = shuffled
    ? `; ${maskWords(own, shuffled)}.`
    : '. It is counted on masks, so shuffling weights changes nothing: all of it is the mask.';
  return [
    { text: capital(label), bold: true },
    { text: own.line.r2 < HARDLY ? ' explains only ' : ' explains ' },
    { text: percent(own.line.r2, 0), bold: true },
    {
      text: ` of the variation of the gain over ${marksText(model, own.line.n)}${how}${control}`,
    },
    tail,
  ];
}

/** What the method alone explains, what is left within one, and what is left out. */
function tailOf(model: MechanismModel): string {
  const { methodAlone, chosen, diverged, points } = model;
  const within = Number.isFinite(chosen.within)
    ? `; among ${model.over === 'seeds' ? 'networks' : 'means'} of one method, ${model.label} explains ${percent(chosen.within, 0)}`
    : '';
  const notes = [
    ...(Number.isFinite(methodAlone)
      ? [`Knowing only the method explains ${percent(methodAlone, 0)}${within}.`]
      : []),
    ...(diverged > 0 ? [`${capital(count(diverged, 'network'))} diverged and left out.`] : []),
    ...(chosen.leftOut > 0 && chosen.leftOut < points.length
      ? [`${chosen.leftOut} left out, where the dense network has none of it.`]
      : []),
  ];
  return notes.map((note) => ` ${note}`).join('');
}

/** "clauses 16 × neurons 8", of the sweep's cell. */
function cellText({ axes }: MechanismModel, cell: number): string {
  if (!axes) return '';
  const { x, y } = axes;
  const columns = x.values.length;
  const column = `${axisName(x)} ${x.values[cell % columns]}`;
  return y ? `${axisName(y)} ${y.values[Math.floor(cell / columns)]} × ${column}` : column;
}

/** "seed 33", or the setting with its number of seeds. */
export const placeText = (model: MechanismModel, point: Point): string =>
  point.cell === null ? `seed ${point.seed}` : cellText(model, point.cell);

export const foldText = (fold: number): string =>
  Number.isFinite(fold) ? `${fixed(fold, 2)}×` : fixed(fold);

export function pointTip(model: MechanismModel, point: Point): string {
  const { own, shuffled } = point.folds[model.predictor];
  return [
    `${point.method.label}, ${placeText(model, point)}`,
    ...(point.cell === null ? [] : [`mean of ${count(point.networks, 'seed')}`]),
    `accuracy ${signed(100 * point.gain, 1)} % over dense`,
    `${model.label}: ${foldText(own)} that of dense`,
    ...(hasNull(model.predictor) ? [`with shuffled weights: ${foldText(shuffled)}`] : []),
    ...(point.cell === null ? [] : ['click: show its networks']),
  ].join('\n');
}
