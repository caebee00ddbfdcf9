/** The register of methods: adding one is its file and a line here. */

import { dense } from './dense';
import { denseWide } from './dense-wide';
import { dropconnect } from './dropconnect';
import { fpeClause } from './fpe-clause';
import { fpeClones } from './fpe-clones';
import { fpeFeature } from './fpe-feature';
import { fpeNm } from './fpe-nm';
import { fpeOverlap } from './fpe-overlap';
import { fpeRandom } from './fpe-random';
import { fpeReinit } from './fpe-reinit';
import { fpeShared } from './fpe-shared';
import { fpeSharedSubset } from './fpe-shared-subset';
import { lotteryTicket } from './lottery-ticket';
import type { Method } from './method';
import { prunedWide } from './pruned-wide';
import { rigl } from './rigl';
import { set } from './set';
import { sparseWide } from './sparse-wide';

export { type Dealing, dealtTo } from './deal';
export type { Deal, Family, Method, Rewire } from './method';
export {
  budgetWords,
  changesAtSplit,
  DEALS,
  exceedsBudget,
  FAMILIES,
  hasParents,
  losesInputs,
  NM_BLOCK,
  REWIRES,
  sharesOut,
} from './method';
export { type Shape, shapeOf } from './shape';
export { freshDraw, startNetwork } from './start';

/** In the order of menus, legends and tables. */
export const METHODS = [
  dense,
  fpeRandom,
  fpeClause,
  fpeFeature,
  fpeNm,
  fpeShared,
  fpeOverlap,
  fpeSharedSubset,
  fpeClones,
  fpeReinit,
  denseWide,
  sparseWide,
  prunedWide,
  lotteryTicket,
  set,
  rigl,
  dropconnect,
] as const satisfies readonly Method[];

export type MethodId = (typeof METHODS)[number]['id'];

/** What runs compare unless they are told. */
export const DEFAULT_METHODS: readonly MethodId[] = ['dense', 'fpe-random', 'fpe-clause'];

/** The method of that id; throws on an unknown one, naming it. */
export function methodOf(id: string): Method & { id: MethodId } {
  const found = METHODS.find((m) => m.id === id);
  if (!found) throw new Error(`unknown method "${id}"`);
  return found;
}
