/** What one training step may differ by between engines, part by part of a replica. */
import type { World } from './cases';
import type { Tolerance } from './compare';
import { expectNear } from './equivalence';
import { partOf, type Slots } from './gpu-worlds';

/** The order of the sum over children differs: a few roundings of values around 1. */
const STEP: Tolerance = { atol: 2e-6, rtol: 2e-5 };
const ADAM: Tolerance = { atol: 1e-3, rtol: 1e-3 };
/**
 * Adam divides by √v: where a gradient cancels but for rounding, that moves a weight by up to lr.
 * Weights whose first moments are smaller than this, but not both zero, are not compared.
 */
const CANCELLED = 1e-6;
const SUMS: Tolerance = { atol: 1e-4, rtol: 1e-5 };

export const STEP_PARTS = ['summary', 'moments', 'params'] as const;

/** Compares one part of both replicas (SGD, Adam) after a step, with controls. */
export function expectStep(
  world: World,
  a: Slots,
  b: Slots,
  part: (typeof STEP_PARTS)[number],
): void {
  for (const r of [0, 1]) {
    const scale = Math.max(1, ...partOf(world, b, r, 'params').map(Math.abs));
    const scaled = { ...STEP, atol: STEP.atol * scale };
    const adapts = part === 'params' && r === 1;
    const tolerance = part === 'summary' ? SUMS : adapts ? ADAM : scaled;
    const [x, y] = [a, b].map((slots) => partOf(world, slots, r, part));
    if (adapts) {
      const [m, n] = [a, b].map((slots) => partOf(world, slots, r, 'moments').map(Math.abs));
      x.forEach((_, i) => {
        if (Math.max(m[i], n[i]) > 0 && Math.max(m[i], n[i]) < CANCELLED) x[i] = y[i];
      });
    }
    expectNear(`${part} of ${r}`, x, y, tolerance);
  }
}
