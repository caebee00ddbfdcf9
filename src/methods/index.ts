/** The register of methods: adding one is its file and a line here. */
import { dense } from './dense';
import { fpeClause } from './fpe-clause';
import { fpeRandom } from './fpe-random';
import type { Method } from './method';

export type { Deal, Method } from './method';
export { DEALS } from './method';

export const METHODS = [dense, fpeRandom, fpeClause] as const satisfies readonly Method[];

export type MethodId = (typeof METHODS)[number]['id'];

/** The method of that id; throws on an unknown one, naming it. */
export function methodOf(id: string): Method & { id: MethodId } {
  const found = METHODS.find((m) => m.id === id);
  if (!found) throw new Error(`unknown method "${id}"`);
  return found;
}
