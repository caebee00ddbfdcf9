/** One shard: from the cache or the network, its size and checksum verified, unpacked. */
import { reasonOf } from '../../lib/reason';
import { sha256 } from '../../lib/sha256';
import { later } from '../../lib/text';
import type { Shard } from './manifest';
import type { ShardCache } from './shard-cache';
import { ShardError } from './shard-error';

export interface ShardPorts {
  readonly fetch: typeof fetch;
  readonly cache: ShardCache;
  readonly signal?: AbortSignal;
}

/**
 * Rows × columns pixels, then rows labels. `hear` is told how many more of the shard's compressed
 * bytes have come, a negative number where some must come again.
 * Throws `ShardError`, and the signal's reason once that is aborted.
 */
export async function shardContent(
  shard: Shard,
  url: string,
  columns: number,
  { fetch, cache, signal }: ShardPorts,
  hear: (bytes: number) => void,
): Promise<Uint8Array> {
  const kept = await cache.find(url);
  signal?.throwIfAborted();
  if (kept?.byteLength === shard.bytes) {
    hear(kept.byteLength);
    try {
      return await unpack(shard, kept, columns);
    } catch {
      // What the browser kept went bad: as if it had kept nothing.
      hear(-kept.byteLength);
    }
  }
  if (kept) await cache.drop(url);
  const packed = await download(shard, url, fetch, signal, hear);
  const content = await unpack(shard, packed, columns);
  signal?.throwIfAborted();
  await cache.keep(url, packed);
  return content;
}

async function download(
  { file, bytes }: Shard,
  url: string,
  fetch: ShardPorts['fetch'],
  signal: AbortSignal | undefined,
  hear: (bytes: number) => void,
): Promise<ArrayBuffer> {
  const packed = new Uint8Array(bytes);
  let at = 0;
  try {
    const answer = await fetch(url, { signal });
    if (!answer.ok) {
      throw new ShardError(
        file,
        'status',
        later`the server answered ${answer.status}, expected 200`,
      );
    }
    const reader = answer.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done || !value) break;
      if (at + value.length > bytes) {
        void reader?.cancel().catch(() => {});
        throw new ShardError(file, 'size', later`more than the expected ${bytes} bytes came`);
      }
      packed.set(value, at);
      at += value.length;
      hear(value.length);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ShardError) throw error;
    const reason = reasonOf(error);
    const what =
      at === 0
        ? later`the connection failed (${reason})`
        : later`the connection failed after ${at} of ${bytes} bytes (${reason})`;
    throw new ShardError(file, 'unreachable', what);
  }
  if (at < bytes) throw new ShardError(file, 'size', later`${at} bytes came, expected ${bytes}`);
  return packed.buffer;
}

async function unpack(
  { file, rows, sha256: wanted }: Shard,
  packed: ArrayBuffer,
  columns: number,
): Promise<Uint8Array> {
  const content = new Uint8Array(rows * (columns + 1));
  const damaged = (what: string) => new ShardError(file, 'damaged', what);
  let at = 0;
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (at + value.length > content.length) {
        void reader.cancel().catch(() => {});
        throw damaged(later`it unpacks to more than the expected ${content.length} bytes`);
      }
      content.set(value, at);
      at += value.length;
    }
  } catch (error) {
    throw error instanceof ShardError ? error : damaged(later`it does not unpack at byte ${at}`);
  }
  if (at < content.length) {
    throw damaged(later`it unpacks to ${at} bytes, expected ${content.length}`);
  }
  const got = await sha256(content);
  if (got !== wanted)
    throw damaged(later`its checksum is ${got.slice(0, 16)}…, expected ${wanted.slice(0, 16)}…`);
  return content;
}
