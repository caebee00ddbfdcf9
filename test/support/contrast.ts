/** How far two colours stand apart, as WCAG 2 counts it: a computation apart from the page's own. */

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly number[];

/** Throws where the text is no colour of six digits: `#1d4ed8`. */
export function rgb(hex: string): Rgb {
  if (!/^#[\da-f]{6}$/.test(hex)) throw new Error(`no colour: ${hex}`);
  return [1, 3, 5].map((k) => Number.parseInt(hex.slice(k, k + 2), 16));
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((value) => {
    const v = value / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The ratio of their luminances, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
