/** The order of inputs along an axis: by clause, then by index; inputs of no clause last. */
import type { InputGroups } from '../model/groups';

export interface Block {
  /** Clause, −1 for the inputs that belong to none. */
  readonly group: number;
  /** First place along the axis and number of places. */
  readonly start: number;
  readonly count: number;
}

export interface Columns {
  /** Input at each place; length d. */
  readonly order: readonly number[];
  /** Place of each input; length d. */
  readonly place: readonly number[];
  readonly blocks: readonly Block[];
}

/** Columns of `inputs` inputs; works without groups (one unlettered block). */
export function columnsOf(groups: InputGroups, inputs: number): Columns {
  const key = (input: number): number => {
    const g = groups.groupOf[input] ?? -1;
    return g < 0 ? groups.count : g;
  };
  const order = Array.from({ length: inputs }, (_, i) => i).sort(
    (a, b) => key(a) - key(b) || a - b,
  );
  const place = new Array<number>(inputs).fill(0);
  const blocks: { group: number; start: number; count: number }[] = [];
  order.forEach((input, at) => {
    place[input] = at;
    const g = key(input) === groups.count ? -1 : key(input);
    const last = blocks[blocks.length - 1];
    if (last && last.group === g) last.count++;
    else blocks.push({ group: g, start: at, count: 1 });
  });
  return { order, place, blocks };
}
