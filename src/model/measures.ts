/**
 * Everything measured of a network at a moment: the list that records, files, tables, sweeps and
 * exports are made from. Adding a measure is a name here and its number in `engine/structure.ts`.
 */

/** Of the trained network on data, and counted in the buffers. */
const COUNTED = [
  'accuracy',
  'trainAccuracy',
  'loss',
  /** Test accuracy of the network pruned to the dense network's budget; the same where it keeps it. */
  'trimmedAccuracy',
  /** Test examples that the signs alone answer as the network does (`metrics/codes/reconstruct.ts`). */
  'agreement',
  'nonzeros',
  /** Weights of both layers that the masks let be other than zero. */
  'connections',
] as const;

/** Read off W1; each has a null, the mean over draws of the same masks with shuffled weights. */
export const WEIGHT_MEASURES = [
  'capacity',
  'clauseCapacity',
  'cosine',
  'cosineAbs',
  'interference',
  'mixed',
  'rank',
  'participation',
] as const;
export type WeightMeasure = (typeof WEIGHT_MEASURES)[number];

/**
 * Read off the signs of both layers (`metrics/codes`, at its default τ); null as those of W1. They
 * predict nothing here: a dense network often has none, and no change can be told against that.
 */
export const CODE_MEASURES = ['codeWeight', 'codeless', 'codeLoad'] as const;
export type CodeMeasure = (typeof CODE_MEASURES)[number];

/** All that has a null. */
export const NULLED_MEASURES = [...WEIGHT_MEASURES, ...CODE_MEASURES] as const;
export type NulledMeasure = (typeof NULLED_MEASURES)[number];

/**
 * Counted on masks (`metrics/coverage.ts`), so shuffling weights changes nothing. `Dealt`: on the
 * masks of the split before it was pruned; of what never splits, those it has.
 */
export const MASK_MEASURES = ['coverage', 'wholes', 'collisions'] as const;
export type MaskMeasure = (typeof MASK_MEASURES)[number];

export type NullOf<K extends string> = `${K}Null`;
export type DealtOf<K extends string> = `${K}Dealt`;

export type MeasureId =
  | (typeof COUNTED)[number]
  | NulledMeasure
  | NullOf<NulledMeasure>
  | MaskMeasure
  | DealtOf<MaskMeasure>;

export type Measures = Readonly<Record<MeasureId, number>>;

export const nullOf = <K extends NulledMeasure>(id: K): NullOf<K> => `${id}Null`;
export const dealtOf = <K extends MaskMeasure>(id: K): DealtOf<K> => `${id}Dealt`;

/** In the order of tables and files. */
export const MEASURES: readonly MeasureId[] = [
  ...COUNTED,
  ...NULLED_MEASURES.flatMap((id) => [id, nullOf(id)]),
  ...MASK_MEASURES.flatMap((id) => [id, dealtOf(id)]),
];

/**
 * Whose fold change against the dense network is compared with the gain; not that of the signed
 * cosine, which is noise around zero.
 */
export type Predictor = Exclude<WeightMeasure, 'cosine'> | MaskMeasure;
export const PREDICTORS: readonly Predictor[] = [
  ...WEIGHT_MEASURES.filter((id) => id !== 'cosine'),
  ...MASK_MEASURES,
];

/** Measures with the same value everywhere. */
export const constantMeasures = (value: number): Measures =>
  Object.fromEntries(MEASURES.map((id) => [id, value])) as Record<MeasureId, number>;
