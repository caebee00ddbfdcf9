/** Formula against measurement, before pruning: difference and its number of standard errors. */
import { mean, standardError } from '../lib/statistics';
import type { Spot } from './theory-curves';
import type { TheoryGroup } from './theory-model';

export interface Check {
  readonly expected: number;
  readonly measured: number;
  /** measured − expected; 0 where only rounding is between them. */
  readonly difference: number;
  /** The difference in standard errors of the mean over seeds; NaN where those do not vary. */
  readonly errors: number;
  readonly n: number;
}

/** null where nothing was measured, or where there is no closed form. */
export function checkOf(group: TheoryGroup, key: keyof Spot): Check | null {
  const dealt = group.networks.flatMap((n) => n.dealt ?? []);
  if (!group.expected || !group.dealt) return null;
  const expected = group.expected[key];
  // Of companions the mean counts' own: a mean of quotients would not be comparable.
  const measured = key === 'companions' ? group.dealt[key] : mean(dealt.map((s) => s[key]));
  const apart = measured - expected;
  const difference = Math.abs(apart) < 1e-9 ? 0 : apart;
  const se = key === 'companions' ? Number.NaN : standardError(dealt.map((s) => s[key]));
  const errors = difference === 0 ? 0 : se > 1e-12 ? difference / se : Number.NaN;
  return { expected, measured, difference, errors, n: dealt.length };
}
