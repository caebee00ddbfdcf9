/** One comparison of what an engine said with what was computed again, and all of a network's. */

export interface Check {
  /** What is compared, for people. */
  readonly name: string;
  readonly group: 'answers' | 'counts' | 'measures';
  readonly engine: number;
  readonly reference: number;
  /** |Δ|; of logits the largest of all. */
  readonly off: number;
  readonly tolerance: number;
  readonly passed: boolean;
}

export interface Report {
  readonly checks: readonly Check[];
  /** What could not be checked, and why; whole sentences. */
  readonly unchecked: readonly string[];
  /** Where the logits were computed; empty where they were not. */
  readonly engine: string;
  readonly passed: boolean;
}

type Compare = (name: string, engine: number, reference: number, tolerance: number) => Check;

const inGroup =
  (group: Check['group']): Compare =>
  (name, engine, reference, tolerance) => {
    const off = Math.abs(engine - reference);
    // NaN is no pass.
    return { name, group, engine, reference, off, tolerance, passed: off <= tolerance };
  };

export const answer = inGroup('answers');
export const count = inGroup('counts');
export const measure = inGroup('measures');
