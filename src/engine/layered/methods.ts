/** Which methods layered networks can train. */
import { METHODS, type Method } from '../../methods';
import { fpeFeature } from '../../methods/fpe-feature';

/** Why a method does not apply to layered networks, completing "… does not apply: "; or null. */
export function layeredRefusal(method: Method): string | null {
  if (method.dropconnect) return 'each example would need weights of its own';
  if (method.rewire !== 'none') return 'edges of layered networks stay where they are';
  return null;
}

/**
 * In the order of menus. The split by known clauses gives way to the one by pseudo-features, which
 * deals the same way: real data has no clauses.
 */
export const LAYERED_METHODS: readonly Method[] = METHODS.flatMap((method: Method) => {
  if (layeredRefusal(method) !== null) return [];
  return method.id === 'fpe-clause' ? [fpeFeature] : [method];
});

/** The method of that id; throws on one that does not exist or does not apply, naming it. */
export function layeredMethodOf(id: string): Method {
  const found = LAYERED_METHODS.find((method) => method.id === id);
  if (!found) throw new Error(`no method "${id}" for layered networks`);
  return found;
}
