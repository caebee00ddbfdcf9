/** A legend's items one after another, in as many lines as it takes. */
import { textWidth } from './text-width';

export interface LegendItem {
  /** Which sample is drawn before it; px of room for it. */
  readonly sample: string;
  readonly room: number;
  readonly text: string;
}

export interface PlacedItem extends LegendItem {
  /** Left end of the sample. */
  readonly x: number;
  /** Base line of the text. */
  readonly y: number;
  /** Left end of the text. */
  readonly textX: number;
}

const LINE = 18;
const GAP = 18;
export const LEGEND_SIZE = 11;

/** Items placed from `left` to `right`, the first line's base line 11 px under `top`. */
export function flowLegend(
  items: readonly LegendItem[],
  left: number,
  right: number,
  top: number,
): { readonly items: readonly PlacedItem[]; readonly bottom: number } {
  let [x, y] = [left, top + 11];
  const placed = items.map((item) => {
    const before = item.room === 0 ? 0 : item.room + 6;
    const wide = before + textWidth(item.text, LEGEND_SIZE);
    if (x > left && x + wide > right) [x, y] = [left, y + LINE];
    const at = { ...item, x, y, textX: x + before };
    x += wide + GAP;
    return at;
  });
  return { items: placed, bottom: y + 5 };
}
