/** What one training step may differ by between engines, part by part of a replica. */
import { fieldOf, type World } from './cases';
import type { Tolerance } from './compare';
import { expectNear } from './equivalence';
import { partOf, type Slots } from './gpu-worlds';

/** The order of the sum over children differs: a few roundings of values around 1. */
const STEP: Tolerance = { atol: 2e-6, rtol: 2e-5 };
/** Adam divides by √v: where a gradient is nearly zero, its rounding moves a weight by up to lr. */
const ADAM: Tolerance = { atol: 1e-3, rtol: 1e-3 };
/** DropConnect multiplies gradients, and with them what rounding leaves of those that cancel. */
const ADAM_DROPPED: Tolerance = { atol: 3e-3, rtol: 1e-3 };
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
    const ofAdam = fieldOf(world, r, 'dropconnect') ? ADAM_DROPPED : ADAM;
    const tolerance = part === 'summary' ? SUMS : part === 'params' && r === 1 ? ofAdam : scaled;
    const [x, y] = [a, b].map((slots) => partOf(world, slots, r, part));
    expectNear(`${part} of ${r}`, x, y, tolerance);
  }
}
