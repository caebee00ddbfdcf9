/** Lines of a table as cells; what the cells mean is `data-table.ts`. */

export interface Line {
  /** 1-based, of the file. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What parts the cells of a line: the first of these that occurs in it, else blanks. */
const DELIMITERS = ['\t', ',', ';'] as const;

/** Lines that are not blank, or the line at which a quotation mark opens that nothing closes. */
export function splitLines(
  text: string,
): { readonly lines: readonly Line[] } | { readonly unclosed: number } {
  const all = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const head = all.find((line) => line.trim() !== '') ?? '';
  const delimiter = DELIMITERS.find((sign) => head.includes(sign)) ?? null;
  const lines: Line[] = [];
  for (let at = 0; at < all.length; at++) {
    if (all[at].trim() === '') continue;
    const first = at;
    // A quoted cell may go on over the end of the line.
    for (let open = hasOdd(all[at]); open; ) {
      at++;
      if (at === all.length) return { unclosed: first + 1 };
      if (hasOdd(all[at])) open = false;
    }
    const whole = all.slice(first, at + 1).join('\n');
    lines.push({ line: first + 1, cells: cellsOf(whole, delimiter) });
  }
  return { lines };
}

/** Whether a quotation mark has no partner in the line. */
const hasOdd = (line: string): boolean => line.includes('"') && line.split('"').length % 2 === 0;

function cellsOf(line: string, delimiter: string | null): string[] {
  if (delimiter === null) return line.trim().split(/\s+/);
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [''];
  let inside = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i];
    const last = cells.length - 1;
    if (character === '"' && inside && line[i + 1] === '"') cells[last] += line[++i];
    else if (character === '"') inside = !inside;
    else if (character === delimiter && !inside) cells.push('');
    else cells[last] += character;
  }
  return cells;
}
