/** Which methods are drawn where there is room for five: dense, the one shown, the first others. */
import { METHODS, type Method } from '../methods';

/** Lines that can be told apart in one picture. */
export const MOST_DRAWN = 5;

/** Methods of the run in register order, those drawn and the others. */
export function fiveOf(
  run: readonly string[],
  shown: string,
): { readonly drawn: readonly Method[]; readonly others: readonly Method[] } {
  const all: readonly Method[] = METHODS.filter((m) => run.includes(m.id));
  const rank = ({ id }: Method): number => (id === 'dense' ? 0 : id === shown ? 1 : 2);
  const first = [...all].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_DRAWN);
  return {
    drawn: all.filter((m) => first.includes(m)),
    others: all.filter((m) => !first.includes(m)),
  };
}
