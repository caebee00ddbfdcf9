/** Beat 6: random against clause-aware splits, theory beside what was measured. */
import { fixed } from '../lib/format';
import { later, t } from '../lib/text';
import { balancedWhole } from '../metrics';
import { membersOf } from '../model/groups';
import type { Beat, Scene } from './beat';
import { call, type Formula, num, over, row, SIGN, words as text } from './formula';
import { focusReplica, hasClauses, isComplete, meanAccuracy, SAME_POINTS } from './networks';
import { words } from './words';

export interface ComparisonModel {
  readonly inputs: number;
  readonly neurons: number;
  readonly alpha: number;
  /** Inputs of a clause. */
  readonly literals: number;
  /** Chance that a clause stays whole in one child of a random split, and what was dealt here. */
  readonly chance: number;
  readonly dealt: { readonly random: number; readonly clause: number };
  /** Mean test accuracies at the end, percent. */
  readonly dense: number;
  readonly random: number;
  readonly clause: number;
}

function select({ record, shown }: Scene): ComparisonModel | null {
  const { alpha, groups } = record;
  const sizes = membersOf(groups).map(({ length }) => length);
  if (!hasClauses(record) || alpha < 2 || !isComplete(record)) return null;
  if (sizes.some((k) => k !== sizes[0])) return null;
  const end = record.frames - 1;
  const dealt = (method: string): number =>
    record.measures.split[focusReplica(record, method)]?.wholesDealt ?? Number.NaN;
  const model = {
    inputs: groups.groupOf.length,
    neurons: shown.hidden,
    alpha,
    literals: sizes[0],
    chance: balancedWhole(groups.groupOf.length, alpha, sizes[0]),
    dealt: { random: dealt('fpe-random'), clause: dealt('fpe-clause') },
    dense: meanAccuracy(record, 'dense', end),
    random: meanAccuracy(record, 'fpe-random', end),
    clause: meanAccuracy(record, 'fpe-clause', end),
  };
  return [model.dense, model.random, model.clause].every(Number.isFinite) ? model : null;
}

const percents = (share: number, digits = 0): string => t`${fixed(100 * share, digits)} %`;

/** C(n, r) as it is read. */
const choose = (n: number, r: number): Formula => call('C', num(n, 0), num(r, 0));

function verdict({ random, clause }: ComparisonModel): string {
  const lead = clause - random;
  if (Math.abs(lead) < SAME_POINTS) return t('Both end about the same');
  const points = fixed(Math.abs(lead), 1);
  return lead > 0
    ? t`Clause-aware ends ${points} points higher`
    : t`Random ends ${points} points higher`;
}

export const comparison: Beat<ComparisonModel> = {
  id: 'comparison',
  title: later('Random against clause-aware'),
  spec: {},
  view: { at: -1, pin: '', show: 'fpe-random' },
  look: 'accuracy',
  select,
  text: (m) => [
    words`A random split deals inputs to children like cards. A clause-aware split keeps the ${t`${m.literals} inputs`} of a clause together, but has to know the clauses.`,
    words`A child that lacks one of them cannot recognise the clause, and dealing keeps a clause whole in ${percents(m.chance)} of the neurons (${percents(m.dealt.random)} in this network).`,
    words`At the end, mean over the seeds: dense ${fixed(m.dense, 1)} %, random ${fixed(m.random, 1)} %, clause-aware ${fixed(m.clause, 1)} %. ${verdict(m)}.`,
  ],
  formula: (m) =>
    m.inputs % m.alpha === 0
      ? [
          row(
            text(t('whole')),
            SIGN.equals,
            num(m.alpha, 0),
            SIGN.times,
            over(
              choose(m.inputs - m.literals, m.inputs / m.alpha - m.literals),
              choose(m.inputs, m.inputs / m.alpha),
            ),
            SIGN.equals,
            num(m.chance, 3),
          ),
          copies(m),
        ]
      : [row(text(t('whole')), SIGN.about, num(m.chance, 3)), copies(m)],
  task: {
    words: () =>
      words`Choose the clause-aware split in the menu at the dial, and compare the rows: each child now has whole blocks.`,
    place: 'methods',
    done: ({ method, edited }) => method === 'fpe-clause' && !edited,
    after: (_, m) =>
      words`The same neurons, the same weights, another deal: ${fixed(m.random, 1)} % became ${fixed(m.clause, 1)} %.`,
  },
};

/** Whole copies of a clause that all neurons together can expect. */
function copies({ neurons, chance }: ComparisonModel): Formula {
  return row(
    text(t('copies')),
    SIGN.equals,
    num(neurons, 0),
    SIGN.times,
    num(chance, 3),
    SIGN.equals,
    num(neurons * chance),
  );
}
