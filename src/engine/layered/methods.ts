/** Which methods layered networks can train. */
import { METHODS, type Method } from '../../methods';
import { layersRefuse } from '../../methods/layers';

/** In the order of menus. */
export const LAYERED_METHODS: readonly Method[] = METHODS.filter(
  (method) => layersRefuse(method) === null,
);

/** The method of that id; throws on one that does not exist or does not apply, naming it. */
export function layeredMethodOf(id: string): Method {
  const found = LAYERED_METHODS.find((method) => method.id === id);
  if (!found) throw new Error(`no method "${id}" for layered networks`);
  return found;
}
