/**
 * Places texts beside what they name: each at the first of its spots where it lies on nothing that
 * is there already. One that fits nowhere is left out, so the important ones come first.
 */
import { plain } from './plot';
import type { Label } from './svg';
import { textWidth } from './text-width';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Wish {
  readonly label: Omit<Label, 'x' | 'y' | 'anchor'>;
  readonly spots: readonly Pick<Label, 'x' | 'y' | 'anchor'>[];
}

/** A square around a mark. */
export const around = (x: number, y: number, r: number): Box => ({
  left: x - r,
  top: y - r,
  right: x + r,
  bottom: y + r,
});

/** Px left free on both sides of a text. */
const AIR = 1.5;

export function boxOf(label: Label): Box {
  const size = label.size ?? 12;
  const text = typeof label.text === 'string' ? label.text : plain(label.text);
  const width = textWidth(text, size, label.bold);
  const before = { start: 0, middle: width / 2, end: width }[label.anchor ?? 'start'];
  const left = label.x - before - AIR;
  const right = left + width + 2 * AIR;
  return { left, top: label.y - 0.85 * size, right, bottom: label.y + 0.25 * size };
}

const apart = (a: Box, b: Box): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

const inside = (a: Box, b: Box): boolean =>
  a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

/** The labels that have room within `room`, besides what is `taken`. */
export function placeLabels(wishes: readonly Wish[], taken: readonly Box[], room: Box): Label[] {
  const used = [...taken];
  return wishes.flatMap(({ label, spots }) => {
    for (const spot of spots) {
      const placed = { ...label, ...spot };
      const box = boxOf(placed);
      if (!inside(box, room) || !used.every((other) => apart(box, other))) continue;
      used.push(box);
      return [placed];
    }
    return [];
  });
}
