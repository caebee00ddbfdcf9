/** Which methods are compared once one more is chosen to look at. */
import { DEFAULT_METHODS, METHODS, type MethodId } from '../methods';

/** More than these at once cannot be told apart in the curves. */
export const MOST_COMPARED = 5;

/**
 * The methods with `id` among them, in register order. Where that makes more than `MOST_COMPARED`
 * it takes the place of another that was added before: of those that are neither usual nor on
 * screen the last.
 */
export function compareWith(
  methods: readonly MethodId[],
  id: MethodId,
  shown: string,
): readonly MethodId[] {
  if (methods.includes(id)) return methods;
  const most = Math.max(MOST_COMPARED, methods.length);
  const spare = methods.filter((m) => !DEFAULT_METHODS.includes(m) && m !== shown);
  const gone = methods.length < most ? undefined : spare.at(-1);
  const next = [...methods.filter((m) => m !== gone), id];
  return METHODS.map((m) => m.id).filter((m) => next.includes(m));
}
