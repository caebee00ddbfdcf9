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
}

/** Boolean examples, bit-packed: row-major, `wordsPerRow` words an example, bit j of word j>>5. */
export interface BitExamples {
  readonly count: number;
  readonly inputs: number;
  readonly wordsPerRow: number;
  readonly rows: Uint32Array;
  /** Labels, bit-packed: example b is bit b&31 of word b>>5. */
  readonly labels: Uint32Array;
}

export interface Task {
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
  /** Number of inputs d. */
  inputs(options: TaskOptions): number;
  /** The clauses of that seed's formula. */
  groups(options: TaskOptions, seed: number): InputGroups;
  /** `count` examples of that seed's formula; `part` names an independent stream. */
  examples(options: TaskOptions, seed: number, part: 'train' | 'test', count: number): BitExamples;
  /** The formula in words, for people and screen readers. */
  describe(options: TaskOptions, seed: number): string;
  /** Why these options cannot be sampled, or null. Draws nothing. */
  refusal(options: TaskOptions): string | null;
}
