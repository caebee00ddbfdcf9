/** Beat 7: where splitting hurts, and why. */
import { fixed } from '../lib/format';
import { gap, later, t } from '../lib/text';
import { balancedWhole, coverageOver } from '../metrics';
import { membersOf } from '../model/groups';
import type { Beat, Scene } from './beat';
import { brackets, num, power, row, SIGN, words as text } from './formula';
import { focusReplica, hasClauses, isComplete, meanAccuracy, SAME_POINTS } from './networks';
import { keys, plain, words } from './words';

export interface FailureModel {
  readonly inputs: number;
  readonly neurons: number;
  readonly alpha: number;
  readonly literals: number;
  /** Chance of a clause to be whole in a neuron's children, and in any of the network. */
  readonly chance: number;
  readonly covered: number;
  /** Share of clauses whole somewhere in the network on screen. */
  readonly measured: number;
  /** Mean test accuracies at the end, percent. */
  readonly dense: number;
  readonly random: number;
  /** Of the first seed’s networks at the end. */
  readonly interference: { readonly dense: number; readonly random: number };
}

function select({ record, shown }: Scene): FailureModel | null {
  const { alpha, groups } = record;
  const sizes = membersOf(groups).map(({ length }) => length);
  if (!hasClauses(record) || !isComplete(record) || sizes.some((k) => k !== sizes[0])) return null;
  const chance = balancedWhole(groups.groupOf.length, alpha, sizes[0]);
  const end = record.frames - 1;
  const tangled = (method: string): number =>
    record.measures.after[focusReplica(record, method)]?.interference ?? Number.NaN;
  const model = {
    inputs: groups.groupOf.length,
    neurons: shown.hidden,
    alpha,
    literals: sizes[0],
    chance,
    covered: coverageOver(chance, shown.hidden),
    measured:
      record.measures.split[focusReplica(record, 'fpe-random')]?.coverageDealt ?? Number.NaN,
    dense: meanAccuracy(record, 'dense', end),
    random: meanAccuracy(record, 'fpe-random', end),
    interference: { dense: tangled('dense'), random: tangled('fpe-random') },
  };
  return Number.isFinite(model.dense) && Number.isFinite(model.random) ? model : null;
}

const lead = ({ random, dense }: FailureModel): number => random - dense;

function outcome(m: FailureModel): string {
  if (Math.abs(lead(m)) < SAME_POINTS) return t('about as well as');
  return lead(m) < 0 ? t('worse than') : t('better than');
}

/** Said where it is so: interference alone buys nothing. */
function lower(m: FailureModel): string {
  const { dense, random } = m.interference;
  if (!(random < dense && lead(m) < 0)) return '';
  return `${gap()}${t`Its interference is lower, ${fixed(random, 2)} against ${fixed(dense, 2)}, and buys nothing.`}`;
}

export const failure: Beat<FailureModel> = {
  id: 'failure',
  title: later('When it fails'),
  spec: { alpha: 8 },
  view: { at: -1, pin: '', show: 'fpe-random' },
  look: 'accuracy',
  select,
  text: (m) => [
    words`At α = ${`${m.alpha}`} each child of a random split reads ${fixed(m.inputs / m.alpha, m.inputs % m.alpha === 0 ? 0 : 1)} of the ${t`${m.inputs} inputs`}. A clause that is whole in no child can only be guessed from its parts; of the clauses, ${fixed(100 * m.measured, 0)} % are whole somewhere.`,
    words`So random splitting does ${outcome(m)} not splitting at all: ${fixed(m.random, 1)} % against ${fixed(m.dense, 1)} %.${plain(lower(m))}`,
  ],
  formula: (m) => [
    row(
      text(t('whole somewhere')),
      SIGN.equals,
      num(1, 0),
      SIGN.minus,
      power(brackets(row(num(1, 0), SIGN.minus, text(t('whole')))), text(t('neurons'))),
    ),
    row(
      num(1, 0),
      SIGN.minus,
      power(brackets(row(num(1, 0), SIGN.minus, num(m.chance, 4))), num(m.neurons, 0)),
      SIGN.equals,
      num(m.covered, 3),
    ),
  ],
  task: {
    words: () =>
      words`Find the cure: drag α down${keys(t(' ([ does it too)'))} until the random split ends higher than the dense network.`,
    place: 'dial',
    done: ({ method, edited }, m) => method === 'fpe-random' && !edited && lead(m) >= SAME_POINTS,
    after: (_, m) =>
      words`At α = ${`${m.alpha}`} the random split gains ${fixed(lead(m), 1)} points. ${fixed(100 * m.covered, 0)} % of the clauses can be expected whole somewhere.`,
  },
};
