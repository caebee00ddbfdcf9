/** What `formula-core.ts` fetches when a task of formulas is asked for: all of this folder. */
import type { TaskOptions } from '../task';
import { type Built, FAMILIES, type FamilyId } from './families';
import { readOwn } from './own';

export { type OwnResult, readOwn } from './own';
export { sample } from './sampler';

/** The formula of a family's seed. Throws on an unknown family, naming it. */
export function buildFamily(id: FamilyId, options: TaskOptions, seed: number): Built {
  const family = FAMILIES.find((f) => f.id === id);
  if (!family) throw new Error(`unknown family "${id}"`);
  return family.build(options, seed);
}

/** The formula of a text. Throws where it has none that can be learned. */
export function buildOwn(text: string): Built {
  const result = readOwn(text);
  if (result.ok) return result.own;
  throw new Error('error' in result ? result.error.message : `the formula ${result.reason}`);
}
