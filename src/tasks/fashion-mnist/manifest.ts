/** What `scripts/fashion-pack.mjs` writes beside the shards: which there are and what is in them. */
import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000_000));

const shard = v.object({
  /** Name within the folder; it carries the checksum, so that equal names are equal bytes. */
  file: v.pipe(v.string(), v.regex(/^[a-z]+-\d+-[0-9a-f]{8}\.bin$/)),
  part: v.picklist(['train', 'test']),
  /** Fetched before more is asked for. */
  first: v.boolean(),
  rows: count,
  /** As it is sent: compressed by gzip. */
  bytes: count,
  /** Of rows × columns pixels and rows labels, a byte each, before compression. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

const manifest = v.object({
  version: v.literal(1),
  columns: count,
  width: count,
  classes: v.pipe(v.array(v.string()), v.minLength(2), v.maxLength(256)),
  shards: v.pipe(v.array(shard), v.minLength(1), v.maxLength(1000)),
});

export type Shard = v.InferOutput<typeof shard>;
export type Manifest = v.InferOutput<typeof manifest>;

/** The manifest of a text; null where it is none. */
export function parseManifest(text: string): Manifest | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const result = v.safeParse(manifest, data);
  return result.success ? result.output : null;
}
