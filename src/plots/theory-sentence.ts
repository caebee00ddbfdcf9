/** The caption of the theory plot: what limits the method on screen, and whether the formula holds. */
import { fixed, percent } from '../lib/format';
import { sentences, t } from '../lib/text';
import { COVERED_ENOUGH, CROWDED, type Limit } from '../metrics';
import { marked } from './marked';
import type { Sentence } from './plot';
import { checkOf } from './theory-check';
import type { Spot } from './theory-curves';
import type { TheoryGroup, TheoryModel } from './theory-model';
import { companionsText, shareText, theMethod } from './theory-words';

/** The verdict on a method at an α, by what limits it: measured, or expected of a formula. */
const VERDICTS: {
  readonly [l in Limit]: Readonly<
    Record<'measured' | 'expected', (method: string, alpha: number) => string>
  >;
} = {
  coverage: {
    measured: (method, alpha) => t`**Coverage limits ${method} at α = ${alpha}**`,
    expected: (method, alpha) => t`**Coverage will limit ${method} at α = ${alpha}**`,
  },
  collisions: {
    measured: (method, alpha) => t`**Collisions limit ${method} at α = ${alpha}**`,
    expected: (method, alpha) => t`**Collisions will limit ${method} at α = ${alpha}**`,
  },
  both: {
    measured: (method, alpha) =>
      t`**Coverage and collisions both limit ${method} at α = ${alpha}**`,
    expected: (method, alpha) =>
      t`**Coverage and collisions both will limit ${method} at α = ${alpha}**`,
  },
  neither: {
    measured: (method, alpha) =>
      t`**Neither coverage nor collisions limit ${method} at α = ${alpha}**`,
    expected: (method, alpha) =>
      t`**Neither coverage nor collisions will limit ${method} at α = ${alpha}**`,
  },
};

export function theorySentence(model: TheoryModel): Sentence {
  const { judged, method, setting, groups } = model;
  const own = groups.find((g) => g.method.id === method.id);
  const name = theMethod(method);
  if (!judged) return [{ text: t`Not measured yet, and ${name} has no formula here.` }];
  const verdict = VERDICTS[judged.limit][judged.measured ? 'measured' : 'expected'];
  const told = t`${verdict(name, setting.alpha)}: ${numbersOf(judged.spot)}.`;
  return marked(sentences(told, own ? checkText(own) : ''));
}

/** "56 % of the clauses are whole in some child, 90 % would be enough, with 0.04 others …". */
function numbersOf({ coverage, companions }: Spot): string {
  if (coverage === 0) return t('no clause is whole in any child');
  const share = coverage === 1 ? t('all') : shareText(coverage);
  const whole =
    coverage < COVERED_ENOUGH
      ? t`**${share}** of the clauses are whole in some child, ${percent(COVERED_ENOUGH, 0)} would be enough`
      : t`**${share}** of the clauses are whole in some child`;
  return companions === 0
    ? t`${whole}, **alone** in it`
    : t`${whole}, **with ${companionsText(companions)}** other whole clauses in it on average (more than ${CROWDED} is crowded)`;
}

/** How far the measured coverage before pruning is from the formula, and what pruning took. */
function checkText(own: TheoryGroup): string {
  const { dealt, now } = own;
  if (!dealt) return '';
  const torn = dealt.wholes > 0 ? 1 - now.wholes / dealt.wholes : 0;
  const tail = torn > 1e-9 ? t`Pruning then tears ${shareText(torn)} of the whole copies.` : '';
  return sentences(agreement(own), tail);
}

function agreement(own: TheoryGroup): string {
  const check = checkOf(own, 'coverage');
  if (!check) return t('There is no formula for this method.');
  const { expected, measured, difference, errors, n } = check;
  const where = n === 1 ? t('in the one network') : t`over ${n} networks`;
  if (difference === 0) {
    return t`Before pruning the formula expects ${shareText(expected)}, as measured ${where}.`;
  }
  return Number.isFinite(errors)
    ? t`Before pruning the formula expects ${shareText(expected)}, measured ${shareText(measured)} ${where}, ${fixed(Math.abs(errors), 1)} standard errors away.`
    : t`Before pruning the formula expects ${shareText(expected)}, measured ${shareText(measured)} ${where}.`;
}
