/**
 * What every measure is called, in which unit and digits: for menus, axes and tables, without the
 * code that computes any of them.
 */
import {
  CODE_MEASURES,
  dealtOf,
  MASK_MEASURES,
  type MaskMeasure,
  type MeasureId,
  NULLED_MEASURES,
  type NulledMeasure,
  nullOf,
} from '../model/measures';

export interface MeasureName {
  /** In a sentence, e.g. "test accuracy". */
  readonly label: string;
  /** '' for a plain ratio. */
  readonly unit: string;
  readonly digits: number;
  /** From the record's number to the unit. */
  readonly scale: number;
  /** Heading under which menus list it. */
  readonly group: string;
}

const examples = (label: string, unit: string, digits: number): MeasureName => ({
  ...{ label, unit, digits },
  scale: unit === '%' ? 100 : 1,
  group: 'On examples',
});

const counted = (label: string): MeasureName => ({
  ...{ label, unit: '', digits: 0, scale: 1 },
  group: 'Weights counted',
});

const weights = (label: string, digits = 2): MeasureName => ({
  ...{ label, unit: '', digits, scale: 1 },
  group: 'Read off the input weights',
});

const signs = (label: string): MeasureName => ({
  ...{ label, unit: '', digits: 2, scale: 1 },
  group: 'Read off the signs',
});

const masks = (label: string): MeasureName => ({
  ...{ label, unit: '', digits: 2, scale: 1 },
  group: 'Counted on connections',
});

type Plain = Exclude<MeasureId, `${NulledMeasure}Null` | `${MaskMeasure}Dealt`>;

/** Of all but the nulls and the masks before pruning, whose names are made from these. */
export const NAMES: Readonly<Record<Plain, MeasureName>> = {
  accuracy: examples('test accuracy', '%', 1),
  trainAccuracy: examples('training accuracy', '%', 1),
  loss: examples('test loss', 'nats', 3),
  trimmedAccuracy: examples('test accuracy pruned to the budget', '%', 1),
  agreement: examples('agreement with its signs alone', '%', 1),
  nonzeros: counted('non-zero weights'),
  connections: counted('connections'),
  capacity: weights('feature capacity'),
  clauseCapacity: weights('clause capacity'),
  cosine: weights('cosine between neurons'),
  cosineAbs: weights('|cosine| between neurons'),
  interference: weights('interference'),
  mixed: weights('clauses mixed'),
  rank: weights('rank of the input weights', 1),
  participation: weights('directions in use', 1),
  codeWeight: signs('neurons that carry each clause'),
  codeless: signs('clauses that no neuron carries'),
  codeLoad: signs('clauses that each neuron carries'),
  coverage: masks('clauses kept whole somewhere'),
  wholes: masks('clauses kept whole per neuron'),
  collisions: masks('clause pairs whole in one child'),
};

const ofShuffled = (id: NulledMeasure): string => {
  const { label } = NAMES[id];
  return (CODE_MEASURES as readonly string[]).includes(id)
    ? `${label}, weights shuffled`
    : `${label.replace(' of the input weights', '')} of shuffled weights`;
};

const nulls = NULLED_MEASURES.map((id): [string, MeasureName] => [
  nullOf(id),
  { ...NAMES[id], label: ofShuffled(id), group: 'Of shuffled weights' },
]);

const dealt = MASK_MEASURES.map((id): [string, MeasureName] => [
  dealtOf(id),
  { ...NAMES[id], label: `${NAMES[id].label} before pruning` },
]);

const ALL = new Map([...Object.entries(NAMES), ...nulls, ...dealt]);

/** The name of a measure; throws on an unknown id, naming it. */
export function measureName(id: MeasureId): MeasureName {
  const found = ALL.get(id);
  if (!found) throw new Error(`unknown measure "${id}"`);
  return found;
}
