/**
 * When dynamic sparse training moves edges and how many: every ΔT = 100 steps a share of 0.3,
 * falling by a cosine to 0 at three quarters of the training (paper.md, section 3; the schedule of
 * arXiv 1911.11134).
 */
import type { Plan } from './plan';

/** Steps between two events. */
export const REWIRE_EVERY = 100;
/** Share of the edges that the first event would move at step 0. */
export const REWIRE_SHARE = 0.3;
/** Share of the training after which edges stay. */
export const REWIRE_UNTIL = 0.75;
/** Shares are whole numbers of this, so that every engine moves equally many. */
const UNITS = 65536;

const lastStep = ({ stepsPerEpoch, course }: Plan): number =>
  REWIRE_UNTIL * stepsPerEpoch * (course.warmup + course.finetune);

/** The event before a step's update: its number, its share in 1/65,536; null where there is none. */
export function rewireAt(
  plan: Plan,
  step: number,
): { readonly event: number; readonly share: number } | null {
  const end = lastStep(plan);
  if (!plan.rewires || step === 0 || step >= end || step % REWIRE_EVERY !== 0) return null;
  const share = (REWIRE_SHARE / 2) * (1 + Math.cos((Math.PI * step) / end));
  return { event: step / REWIRE_EVERY, share: Math.floor(share * UNITS) };
}

/** Steps that may be taken from `step` on before edges could move. */
export const stepsUntilRewire = (plan: Plan, step: number): number =>
  plan.rewires ? REWIRE_EVERY - (step % REWIRE_EVERY) : Number.POSITIVE_INFINITY;

/** Edges that move where `edges` there are. */
export const movedEdges = (edges: number, share: number): number =>
  Math.floor((edges * share) / UNITS);
