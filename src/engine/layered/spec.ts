/** What a layered run is asked to do, and what it learns from. */
import type { Method } from '../../methods';
import type { DatasetParts, FeatureScaling } from '../../model/dataset';
import type { Activation } from './layout';
import type { Stack } from './shapes';

/** What is trained: one run's networks and their course. */
export interface LayeredSpec {
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly alpha: number;
  /** Hidden layers that are split, from 0. */
  readonly splitLayers: readonly number[];
  readonly methods: readonly Method[];
  readonly seeds: readonly number[];
  /** 1: one logit and BCE, for two classes; otherwise a logit a class and softmax. */
  readonly oneLogit: boolean;
  readonly opt: 'sgd' | 'adam';
  readonly lr: number;
  readonly momentum: number;
  readonly batch: number;
  readonly warmup: number;
  readonly finetune: number;
}

/** A seed's rows of the dataset and how its features are scaled. */
export interface SeedData {
  readonly parts: DatasetParts;
  readonly scaling: FeatureScaling;
}

/** What the size of a run depends on, of a dataset and its parts. */
export interface DataShape {
  readonly rows: number;
  readonly columns: number;
  readonly classes: number;
  /** Features are bytes, not floats. */
  readonly bytes: boolean;
  /** Examples of each part. */
  readonly train: number;
  readonly test: number;
}

/** The stack of layers that a specification trains on a data. */
export const stackOf = (
  spec: LayeredSpec,
  data: Pick<DataShape, 'columns' | 'classes'>,
): Stack => ({
  inputs: data.columns,
  hidden: spec.hidden,
  outputs: spec.oneLogit ? 1 : data.classes,
  alpha: spec.alpha,
  splitLayers: spec.splitLayers,
});
