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
  const lines: Line[] = [];
  for (const read of readLines(text)) {
    if ('unclosed' in read) return read;
    lines.push(read);
  }
  return { lines };
}

/** The same, one line at a time, for tables too long to hold as cells; an unclosed line is the last. */
export function* readLines(text: string): Generator<Line | { readonly unclosed: number }> {
  let delimiter: string | null | undefined;
  /** Lines of a quoted cell that goes on over the end of its line, and the first of them. */
  let open: string[] = [];
  let first = 0;
  let at = 0;
  for (const part of textLines(text)) {
    at++;
    if (open.length === 0) {
      if (part.trim() === '') continue;
      if (delimiter === undefined) {
        delimiter = DELIMITERS.find((sign) => part.includes(sign)) ?? null;
      }
      first = at;
      if (hasOdd(part)) open.push(part);
      else yield { line: first, cells: cellsOf(part, delimiter) };
    } else {
      open.push(part);
      if (!hasOdd(part)) continue;
      yield { line: first, cells: cellsOf(open.join('\n'), delimiter ?? null) };
      open = [];
    }
  }
  if (open.length > 0) yield { unclosed: first };
}

/** What lies between the ends of lines, whichever these are. */
function* textLines(text: string): Generator<string> {
  const ends = /\r\n|\r|\n/g;
  let from = text.startsWith('\ufeff') ? 1 : 0;
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    yield text.slice(from, end.index);
    from = ends.lastIndex;
  }
  yield text.slice(from);
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
