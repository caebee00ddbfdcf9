/** The mechanism plot in words: short names of measures, the caption, and what a mark says. */
import { fixed, percent, signed } from '../lib/format';
import { later, sentences, t } from '../lib/text';
import type { Predictor } from '../model/measures';
import { count } from './format';
import { marked } from './marked';
import type { Fit, Missing } from './mechanism-fit';
import type { MechanismModel } from './mechanism-model';
import { hasNull, type Point } from './mechanism-points';
import type { Sentence } from './plot';
import { axisName } from './sweep-words';

/** For the list, where there is little room. */
export const SHORT: Readonly<Record<Predictor, string>> = {
  capacity: later('feature capacity'),
  clauseCapacity: later('clause capacity'),
  cosineAbs: later('|cosine|'),
  interference: later('interference'),
  mixed: later('clauses mixed'),
  rank: later('rank of weights'),
  participation: later('directions in use'),
  coverage: later('clauses whole'),
  wholes: later('whole per neuron'),
  collisions: later('pairs in one child'),
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "0.42", for a share of the variation. */
export const r2Text = ({ line, missing }: Fit): string =>
  missing === '' ? fixed(line.r2, 2) : '—';

/** "16 networks", "32 means over seeds". */
export const marksText = ({ over, points }: MechanismModel, n = points.length): string =>
  over === 'seeds' ? count(n, 'network') : t`${count(n, 'mean')} over seeds`;

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
    return t('with shuffled weights it is the same everywhere, so it is not the mask');
  }
  const start = t`with shuffled weights ${percent(line.r2, 0)}`;
  if (line.slope * own.line.slope < 0 && line.r2 >= 0.05) {
    return t`${start}, but the other way round, so it is not the mask`;
  }
  if (own.line.r2 < HARDLY) return start;
  const ratio = line.r2 / own.line.r2;
  if (ratio >= ALL) return t`${start}, so all of it may be the mask`;
  if (ratio >= MOST) return t`${start}, so most of it is the mask`;
  return ratio >= PART
    ? t`${start}, so part of it is the mask`
    : t`${start}, so little is the mask`;
}

/** Why there is no line. */
export function missingText(missing: Exclude<Missing, ''>, model: MechanismModel): string {
  if (missing === 'few') {
    return model.points.length === 1
      ? t`${marksText(model)} is too few for a line.`
      : t`${marksText(model)} are too few for a line.`;
  }
  if (missing === 'same-gain') return t('All gain the same, so there is nothing to predict.');
  const fold = model.points[0].folds[model.predictor].own;
  return t`${capital(model.label)} is ${fixed(fold, 2)} times the dense network’s in all of them, so it cannot tell who gains more.`;
}

export function mechanismSentence(model: MechanismModel): Sentence {
  const { chosen, label } = model;
  const { own, shuffled } = chosen;
  const tail = tailOf(model);
  if (own.missing !== '') {
    const unknown = chosen.leftOut === model.points.length && chosen.leftOut > 0;
    const why = unknown
      ? t`The dense network has no ${label}, so there is no fold change.`
      : missingText(own.missing, model);
    return marked(sentences(why, tail));
  }
  const [name, share] = [capital(label), percent(own.line.r2, 0)];
  const marks = marksText(model, own.line.n);
  const explains =
    own.line.r2 < HARDLY
      ? t`**${name}** explains only **${share}** of the variation of the gain over ${marks}`
      : own.line.slope < 0
        ? t`**${name}** explains **${share}** of the variation of the gain over ${marks} (the lower it is, the more is gained)`
        : t`**${name}** explains **${share}** of the variation of the gain over ${marks} (the higher it is, the more is gained)`;
  return marked(
    shuffled
      ? sentences(t`${explains}; ${maskWords(own, shuffled)}.`, tail)
      : sentences(
          t`${explains}.`,
          t('It is counted on masks, so shuffling weights changes nothing: all of it is the mask.'),
          tail,
        ),
  );
}

/** What the method alone explains, what is left within one, and what is left out. */
function tailOf(model: MechanismModel): string {
  const { methodAlone, chosen, diverged, points } = model;
  const share = percent(chosen.within, 0);
  const within = !Number.isFinite(chosen.within)
    ? ''
    : model.over === 'seeds'
      ? t`; among networks of one method, ${model.label} explains ${share}`
      : t`; among means of one method, ${model.label} explains ${share}`;
  return sentences(
    Number.isFinite(methodAlone)
      ? t`Knowing only the method explains ${percent(methodAlone, 0)}${within}.`
      : '',
    diverged > 0 ? t`${count(diverged, 'network')} diverged and left out.` : '',
    chosen.leftOut > 0 && chosen.leftOut < points.length
      ? t`${chosen.leftOut} left out, where the dense network has none of it.`
      : '',
  );
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
  point.cell === null ? t`seed ${String(point.seed)}` : cellText(model, point.cell);

export const foldText = (fold: number): string =>
  Number.isFinite(fold) ? `${fixed(fold, 2)}×` : fixed(fold);

export function pointTip(model: MechanismModel, point: Point): string {
  const { own, shuffled } = point.folds[model.predictor];
  return [
    t`${t(point.method.label)}, ${placeText(model, point)}`,
    ...(point.cell === null ? [] : [t`mean of ${count(point.networks, 'seed')}`]),
    t`accuracy ${signed(100 * point.gain, 1)} % over dense`,
    t`${model.label}: ${foldText(own)} that of dense`,
    ...(hasNull(model.predictor) ? [t`with shuffled weights: ${foldText(shuffled)}`] : []),
    ...(point.cell === null ? [] : [t('click: show its networks')]),
  ].join('\n');
}
