/**
 * What a run is (`Spec`) and how it is looked at (`View`). Both are in the link; only a changed
 * run field can restart training. Defaults, ranges and help texts: `fields.ts`.
 */
import type { Language } from '../lib/text';
import type { MethodId } from '../methods';
import type { CodeRelation } from '../metrics/codes';
import type { MeasureId, Predictor } from '../model/measures';
import type { Schedule } from '../model/timeline';
import type { TaskId } from '../tasks';

/** Version of the link format; written in every link. */
export const SPEC_VERSION = 1;

export interface Spec {
  readonly task: TaskId;
  readonly clauses: number;
  readonly literals: number;
  readonly p: number;
  readonly sampler: 'decoys' | 'iid';
  readonly polarity: number;
  /** As typed; read by the task of that name only. */
  readonly formula: string;
  /** Which file (`tasks/data-shape.ts`, `tasks/real-shape.ts`), '' for none; never the file itself. */
  readonly data: string;
  /** Classes of real-valued data, `0,3,7`, '' for all; see `tasks/class-list.ts`. */
  readonly classes: string;
  readonly scale: 'plain' | 'standard';
  readonly train: number;
  readonly test: number;
  readonly hidden: number;
  /** Neurons of each hidden layer, `64,32`; '' for one of `hidden`. See `layers.ts`. */
  readonly layers: string;
  readonly act: 'relu' | 'gelu' | 'tanh';
  /** Hidden layers that are split, `1,2`, from 1; '' for all. */
  readonly splitLayers: string;
  readonly opt: 'sgd' | 'adam';
  readonly lr: number;
  readonly momentum: number;
  readonly batch: number;
  readonly warmup: number;
  readonly finetune: number;
  /** Epoch of the split, −1 for the end of the warm-up; the epochs in all stay warmup + finetune. */
  readonly split: number;
  readonly alpha: number;
  readonly methods: readonly MethodId[];
  readonly seed: number;
  readonly seeds: number;
  readonly backend: 'auto' | 'webgpu' | 'cpu' | 'reference';
  /** Threads on the CPU, 0 for as many as there are cores to spare. */
  readonly workers: number;
}

export interface View {
  /** Split method shown in the right loom; the nearest one of the run if it is not part of it. */
  readonly show: MethodId;
  /** Frame on screen (see `model/timeline.ts`), −1 for the newest. */
  readonly at: number;
  /** Interference between clauses or between inputs. */
  readonly matrix: 'clauses' | 'inputs';
  /** What the curve panel plots. */
  readonly curve: 'accuracy' | 'loss';
  /** What a sweep's cells show: the paired gain in accuracy over dense, or one measure. */
  readonly metric: 'gain' | MeasureId;
  /** Whose fold change is compared with the gain, and whether a mark is a network or a setting. */
  readonly predictor: Predictor;
  readonly over: 'seeds' | 'cells';
  /** Threshold of sign categories, and what is compared between codes (`metrics/codes`). */
  readonly tau: number;
  readonly codes: CodeRelation;
  /** Pinned selection, e.g. `n4` (parent 4), `c2` (clause 2), `i7` (input 7), `w4.7` (weight), '' for none. */
  readonly pin: string;
  /** Beat of the lesson that is open, from 1; 0 for none. */
  readonly lesson: number;
  /** Presenter mode, '1' while it is on. */
  readonly present: '0' | '1';
  readonly theme: 'auto' | 'light' | 'dark';
  /** Language of the page; `auto` is the browser's. */
  readonly lang: 'auto' | Language;
}

/** When it trains and splits. */
export const scheduleOf = ({ warmup, finetune, split }: Spec): Schedule =>
  split < 0 ? { warmup, finetune } : { warmup: split, finetune: warmup + finetune - split };

/** Seeds of the run, ascending from `seed`, wrapping at 2^32. */
export function seedsOf(spec: Spec): number[] {
  return Array.from({ length: spec.seeds }, (_, i) => (spec.seed + i) >>> 0);
}
