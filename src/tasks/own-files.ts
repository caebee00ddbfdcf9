/** What files of one's own are: a table of bits, or real-valued data. */
import { later } from '../lib/text';
import { MAX_FILE, readTable, type TableResult } from './data-table';
import type { SourceFile } from './embeddings/read';
import type { RealDataset } from './real-dataset';

export type OwnFiles =
  | { readonly kind: 'bits'; readonly dataset: Extract<TableResult, { ok: true }>['dataset'] }
  | {
      readonly kind: 'real';
      readonly dataset: RealDataset;
      /** What was taken for granted, as sentences. */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'problems';
      /** As sentences. */
      readonly problems: readonly string[];
      /** How many more there are. */
      readonly more: number;
    };

/** `FilesRead` of `embeddings/read.ts`, or what came of it in a worker. */
export type ReadReal = () => Promise<Exclude<OwnFiles, { kind: 'bits' }>>;

const BINARY = /\.np[yz]$/i;

/** The files that were given together: as bits where they are a table of those, else as numbers. */
export async function readOwnFiles(
  files: readonly (SourceFile & Pick<Blob, 'text'>)[],
  readReal: ReadReal,
): Promise<OwnFiles> {
  const [file] = files;
  const isTable = files.length === 1 && file.size <= MAX_FILE && !BINARY.test(file.name);
  const text = isTable ? await file.text() : '';
  const bits = isTable ? readTable(text) : null;
  if (bits?.ok) return { kind: 'bits', dataset: bits.dataset };
  const real = await readReal();
  if (!bits) return real;
  const said = bits.problems.map((problem) => problem.text);
  if (real.kind === 'problems') {
    return seemsBits(text) ? { kind: 'problems', problems: said, more: bits.more } : real;
  }
  // All bits but for a few cells: may have been meant as bits.
  if (bits.more > 0 || !seemsBits(text)) return real;
  const note = later`It is read as numbers, not as bits. ${said.join(' ')}`;
  return { ...real, notes: [...real.notes, note] };
}

const BIT = /^["']?(0|1|[-−]1|true|false|yes|no)["']?$/i;
/** Lines looked at, the heading not counted, and the share of their cells that is bits. */
const LOOKED_AT = 20;
const MOSTLY = 0.9;

/** Whether nearly all cells are bits, so that problems are told as those of a table of bits. */
function seemsBits(text: string): boolean {
  const lines = text.slice(0, 100_000).split('\n', LOOKED_AT + 1);
  const cells = lines.slice(lines.length > 1 ? 1 : 0).flatMap((line) => line.split(/[,;\t ]/));
  const bits = cells.filter((cell) => BIT.test(cell.trim()));
  return bits.length >= MOSTLY * cells.length;
}
