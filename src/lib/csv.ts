/**
 * Tables as CSV (RFC 4180) after comment lines that start with '#', as NumPy, pandas and R read
 * them with their comment option.
 */

/** null and NaN are empty cells: there is no number. */
export type CsvCell = string | number | null;

/** A cell, quoted where it must be. */
function cellText(value: CsvCell): string {
  if (value === null || Number.isNaN(value)) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text of a file: comments, the columns' names, the rows; lines end with CR LF. */
export function csv(
  comments: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): string {
  return [
    ...comments.map((text) => `# ${text.replace(/[\r\n]+/g, ' ')}`),
    ...[columns, ...rows].map((cells) => cells.map(cellText).join(',')),
    '',
  ].join('\r\n');
}
