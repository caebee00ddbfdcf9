/**
 * What a metric is: one number read off a network's weights, without data or activations.
 * Pure, in f64; not the GPU's measurement (that is `shaders/measure`), but its reference and
 * what plots compute for the frame on screen. Registered in `metrics/register.ts`.
 */
import type { InputGroups } from '../model/groups';
import type { Network } from '../model/network';

export interface Metric {
  /** Key in `Measures` and in exported data. */
  readonly id: string;
  /** Menu and axis label. */
  readonly label: string;
  /** Unit after a number, '' for a plain ratio. */
  readonly unit: string;
  /** One sentence with the definition. */
  readonly explanation: string;
  readonly of: (network: Network, groups: InputGroups) => number;
  /** The number as people read it, without unit; '–' if it is not finite. */
  readonly format: (value: number) => string;
}
