/**
 * The text of a snapshot, in links and files alike: `version.checksum.bytes`, the bytes of
 * `payload.ts` deflated and in base64url. Equal states give equal texts in one browser.
 */
import { fromBase64Url, toBase64Url } from '../../lib/base64';
import { ByteError } from '../../lib/byte-reader';
import { checksum, checksumOf } from '../../lib/checksum';
import { deflate, InflateError, inflate } from '../../lib/deflate';
import { runInLink } from '../../spec/permalink';
import type { Spec } from '../../spec/spec';
import { type Body, type Detail, readBody, writeBody } from './payload';
import { SNAPSHOT_VERSION, SnapshotError } from './snapshot';

/** The text of a run; `fragment` is the link of its settings. */
export async function encodeBody(
  spec: Spec,
  body: Body,
  fragment: string,
  detail: Detail,
): Promise<string> {
  const bytes = writeBody(spec, body, checksum(runInLink(fragment)), detail);
  return `${SNAPSHOT_VERSION}.${checksumOf(bytes)}.${toBase64Url(await deflate(bytes))}`;
}

/**
 * The run in a text; `fragment` is the link of the settings beside it, `spec` what that says. Throws
 * SnapshotError with the reason: no snapshot, a newer version, damaged, larger than `most` bytes,
 * of other settings. Inflates no more than `most` bytes.
 */
export async function decodeBody(
  text: string,
  spec: Spec,
  fragment: string,
  most: number,
): Promise<Body> {
  const [, version, sum, packed] = /^(\d{1,9})\.([^.]*)\.([^.]*)$/s.exec(text) ?? [];
  if (version === undefined || sum === undefined || packed === undefined) {
    throw new SnapshotError('This is no snapshot of this page.');
  }
  if (Number(version) > SNAPSHOT_VERSION) {
    throw new SnapshotError(
      `This snapshot is of version ${version}, from a newer version of this page; this one reads version ${SNAPSHOT_VERSION}.`,
    );
  }
  if (Number(version) !== SNAPSHOT_VERSION) {
    throw new SnapshotError(`Version ${version} of snapshots is not one this page knows.`);
  }
  const deflated = fromBase64Url(packed);
  if (!deflated) throw new SnapshotError('This snapshot has signs that do not belong into it.');
  try {
    const bytes = await inflate(deflated, most);
    const actual = checksumOf(bytes);
    if (actual !== sum) throw new ByteError(`has checksum ${actual}, but says ${sum.slice(0, 8)}`);
    return readBody(spec, bytes, checksum(runInLink(fragment)));
  } catch (error) {
    if (error instanceof ByteError || error instanceof InflateError) {
      throw new SnapshotError(`This snapshot ${error.message}.`);
    }
    throw error;
  }
}
