/**
 * What a claim is: a sentence about splitting, the networks that test it, and what their numbers
 * say. It trains nothing and draws nothing; how numbers become a verdict is in `verdict.ts`, once
 * for all claims. Registered in `claims/index.ts`.
 */
import type { MethodId } from '../methods';
import type { MeasureId } from '../model/measures';
import type { Moment } from '../model/timeline';
import type { Spec } from '../spec/spec';
import type { Part } from './verdict';

/** One method in one setting over some seeds; made by `arm.ts`. */
export interface Arm {
  readonly method: MethodId;
  /** Over the defaults; neither methods nor seeds. */
  readonly patch: Partial<Spec>;
  /** Seeds from the default one upwards. */
  readonly seeds: number;
}

/** A number that is read off a network. */
export interface Reading {
  readonly measure: MeasureId;
  readonly moment: Moment;
}

/** What was measured, wherever and whenever. */
export interface Results {
  /** One value a seed of the arm, in the order of its seeds; NaN where not known or diverged. */
  values(arm: Arm, measure: MeasureId, moment?: Moment): number[];
}

/** One row of a claim's picture: a dot a seed. */
export interface Row {
  readonly label: string;
  /** Heading that rows in a row share, '' for none. */
  readonly group: string;
  /** Whose colour it has. */
  readonly method: MethodId;
  /** In the unit of the axis; NaN where not known or diverged. */
  readonly values: readonly number[];
  /** Drawn pale: a null, or what the claim is not judged by. */
  readonly pale?: boolean;
}

/** What the picture's one axis shows. */
export interface Axis {
  readonly label: string;
  readonly unit: string;
  readonly digits: number;
  /** Whether numbers carry their sign. */
  readonly signed: boolean;
}

/** A claim's picture, all numbers decided. */
export interface Strip {
  readonly title: string;
  readonly axis: Axis;
  readonly rows: readonly Row[];
}

/** One comparison within a claim, a value a seed; positive is as claimed. */
export interface Comparison {
  /** E.g. "random ahead of dense". */
  readonly label: string;
  readonly values: readonly number[];
  /** See `verdict.ts`. */
  readonly sense: 'more' | 'no-more';
  /** Smallest effect that counts, in the claim's unit. */
  readonly least: number;
  /** What the values are compared with, 0 unless told. */
  readonly from?: number;
  /** Said beside the others; the verdict does not depend on it. */
  readonly aside?: boolean;
}

export interface Claim {
  readonly id: string;
  /** Whether it is the paper's, or a control that this page asks for. */
  readonly asked: 'paper' | 'us';
  /** The claim in one sentence, without a full stop. */
  readonly title: string;
  /** What the paper says, never a number of ours. */
  readonly published: string;
  readonly arms: readonly Arm[];
  /** Beside the accuracy after training. */
  readonly readings?: readonly Reading[];
  /** The fragment of the link that opens its setting. */
  readonly link: string;
  readonly axis: Axis;
  /** Of the effects, for people: "points", "%". */
  readonly unit: string;
  /** Decimals of the effects. */
  readonly digits: number;
  /** It says "always": one part that fails refutes it. */
  readonly always?: boolean;
  /** The comparisons it is made of, the one that the headline effect is first. */
  readonly compare: (results: Results) => readonly Comparison[];
  readonly rows: (results: Results) => readonly Row[];
  /** What was found, one or two sentences with numbers. */
  readonly say: (parts: readonly Part[], results: Results) => string;
}
