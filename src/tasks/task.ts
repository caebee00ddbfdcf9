/**
 * What a task is: where inputs and labels come from. It knows no network and no GPU.
 * Registered in `tasks/index.ts`.
 */
import type { InputGroups } from '../model/groups';

/** The task's part of a specification; the fields of `spec/fields.ts` are a superset. */
export interface TaskOptions {
  readonly clauses: number;
  readonly literals: number;
  /** Probability that a bit is 1 before anything is planted. */
  readonly p: number;
  readonly sampler: 'decoys' | 'iid';
  /** Share of negated literals, 0 … 1. */
  readonly polarity: number;
  /** Text of a formula of one's own. */
  readonly formula: string;
  /** Checksum and shape of a file of one's own (`data-shape.ts`, `real-shape.ts`). */
  readonly data: string;
  /** Which classes of real-valued data, from 0 (`class-list.ts`); '' for all. */
  readonly classes: string;
  /** Whether its features are scaled to mean 0 and variance 1, or left as they are. */
  readonly scale: 'plain' | 'standard';
}

export type TaskOption = keyof TaskOptions;

/** Boolean examples, bit-packed: row-major, `wordsPerRow` words an example, bit j of word j>>5. */
export interface BitExamples {
  readonly count: number;
  readonly inputs: number;
  readonly wordsPerRow: number;
  readonly rows: Uint32Array;
  /** Labels, bit-packed: example b is bit b&31 of word b>>5. */
  readonly labels: Uint32Array;
}

/** What is known of real-valued data before any of it is here. */
export interface RealOutline {
  /** What people call it. */
  readonly title: string;
  /** d. */
  readonly columns: number;
  /** Length C. */
  readonly classNames: readonly string[];
  /** Width of an image where columns are pixels, row by row. */
  readonly imageWidth?: number;
  /** Features are bytes, not floats. */
  readonly bytes: boolean;
}

/** Examples of each part. */
export interface Parts {
  readonly train: number;
  readonly test: number;
}

export interface Task {
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
  /** What the others have no effect on: "your own formula". */
  readonly noun: string;
  /** The options it looks at; the others change nothing. */
  readonly options: readonly TaskOption[];
  /**
   * Fetches what the task is made of; undefined once that is here, and absent where nothing is to
   * be fetched. Never rejects: `unready` then says what is wrong.
   */
  load?(): Promise<void> | undefined;
  /**
   * Why the task cannot be had, whatever its numbers are, completing "task = <id> …"; null where it
   * can. Absent where it always can. Unless null, the functions below throw.
   */
  unready?(options: TaskOptions): string | null;
  /** Whether its examples are still to be brought; absent where they are always drawn. */
  missing?(options: TaskOptions): boolean;
  /**
   * Present where examples are real-valued and of several classes: then `examples` throws, and
   * networks are layered. The classes chosen only. Throws where no data is named.
   */
  outline?(options: TaskOptions): RealOutline;
  /** Number of inputs d. */
  inputs(options: TaskOptions): number;
  /** Groups of inputs for every seed; 0 where no clauses are known. */
  clauseCount(options: TaskOptions): number;
  /** Most examples of each part; absent where as many as wanted can be drawn. */
  most?(options: TaskOptions): Parts;
  /** Share of true examples, 0 … 1; NaN while it is not known. */
  balance(options: TaskOptions, seed: number): number;
  /**
   * How that seed's formula joins its clauses: an OR of ANDs or an AND of ORs; null where it is not
   * made of clauses, or nobody knows of what.
   */
  form(options: TaskOptions, seed: number): 'dnf' | 'cnf' | null;
  /** The clauses of that seed's formula. */
  groups(options: TaskOptions, seed: number): InputGroups;
  /** `count` examples of that seed's formula; `part` names an independent stream. */
  examples(options: TaskOptions, seed: number, part: 'train' | 'test', count: number): BitExamples;
  /** The formula in words, for people and screen readers. */
  describe(options: TaskOptions, seed: number): string;
  /** Why these options cannot be sampled, or null. Draws nothing. */
  refusal(options: TaskOptions): string | null;
}
