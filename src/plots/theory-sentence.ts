/** The caption of the theory plot: what limits the method on screen, and whether the formula holds. */
import { fixed, percent } from '../lib/format';
import { COVERED_ENOUGH, CROWDED, type Limit } from '../metrics';
import type { Sentence } from './plot';
import { checkOf } from './theory-check';
import type { Spot } from './theory-curves';
import type { TheoryGroup, TheoryModel } from './theory-model';
import { companionsText, shareText, theMethod } from './theory-words';

/** What limits, and whether more than one thing does, for the verb. */
const SUBJECT: { readonly [l in Limit]: readonly [subject: string, singular: boolean] } = {
  coverage: ['Coverage', true],
  collisions: ['Collisions', false],
  both: ['Coverage and collisions both', false],
  neither: ['Neither coverage nor collisions', false],
};

export function theorySentence(model: TheoryModel): Sentence {
  const { judged, method, setting, groups } = model;
  const own = groups.find((g) => g.method.id === method.id);
  if (!judged) {
    return [{ text: `Not measured yet, and ${theMethod(method)} has no formula here.` }];
  }
  const [subject, singular] = SUBJECT[judged.limit];
  const verb = judged.measured ? (singular ? 'limits' : 'limit') : 'will limit';
  const verdict = `${subject} ${verb} ${theMethod(method)} at α = ${setting.alpha}`;
  return [
    { text: verdict, bold: true },
    { text: ': ' },
    ...numbersOf(judged.spot),
    { text: `.${own ? checkText(own) : ''}` },
  ];
}

/** "56 % of the clauses are whole in some child (90 % is enough), with 0.04 others …". */
function numbersOf({ coverage, companions }: Spot): Sentence {
  if (coverage === 0) return [{ text: 'no clause is whole in any child' }];
  const enough = `, ${percent(COVERED_ENOUGH, 0)} would be enough`;
  return [
    { text: coverage === 1 ? 'all' : shareText(coverage), bold: true },
    { text: ` of the clauses are whole in some child${coverage < COVERED_ENOUGH ? enough : ''}, ` },
    { text: companions === 0 ? 'alone' : `with ${companionsText(companions)}`, bold: true },
    {
      text:
        companions === 0
          ? ' in it'
          : ` other whole clauses in it on average (more than ${CROWDED} is crowded)`,
    },
  ];
}

/** How far the measured coverage before pruning is from the formula, and what pruning took. */
function checkText(own: TheoryGroup): string {
  const { dealt, now } = own;
  if (!dealt) return '';
  const torn = dealt.wholes > 0 ? 1 - now.wholes / dealt.wholes : 0;
  const tail = torn > 1e-9 ? ` Pruning then tears ${shareText(torn)} of the whole copies.` : '';
  return ` ${agreement(own)}${tail}`;
}

function agreement(own: TheoryGroup): string {
  const check = checkOf(own, 'coverage');
  if (!check) return 'There is no formula for this method.';
  const { expected, measured, difference, errors, n } = check;
  const where = n === 1 ? 'in the one network' : `over ${n} networks`;
  const start = `Before pruning the formula expects ${shareText(expected)}`;
  if (difference === 0) return `${start}, as measured ${where}.`;
  const away = Number.isFinite(errors)
    ? `, ${fixed(Math.abs(errors), 1)} standard errors away`
    : '';
  return `${start}, measured ${shareText(measured)} ${where}${away}.`;
}
