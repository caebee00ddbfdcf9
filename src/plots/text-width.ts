/** Estimated width of a text, px, on the wide side of the usual system fonts. */
const NARROW = /[.,:;|!'’il ]/;

export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const letter of text)
    ems += NARROW.test(letter)
      ? 0.29
      : letter > '\u2e80'
        ? 1
        : /[mwMW%]/.test(letter)
          ? 0.86
          : 0.55;
  return ems * size * (bold ? 1.06 : 1);
}
