/** Sets points that would be drawn on top of each other side by side. */

export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * The points, in order, with those within half a pixel of each other moved sideways: `step` px
 * apart, closer where a row would be wider than `most`. Their mean stays where it was.
 */
export function dodge<P extends Place>(points: readonly P[], step: number, most: number): P[] {
  const same = new Map<string, number[]>();
  points.forEach(({ x, y }, k) => {
    const key = `${Math.round(x)} ${Math.round(y)}`;
    same.set(key, [...(same.get(key) ?? []), k]);
  });
  const moved = [...points];
  for (const row of same.values()) {
    const gap = row.length < 2 ? 0 : Math.min(step, most / (row.length - 1));
    row.forEach((k, place) => {
      moved[k] = { ...points[k], x: points[k].x + gap * (place - (row.length - 1) / 2) };
    });
  }
  return moved;
}
