/** SHA-256 (FIPS 180-4) by the browser; on an insecure origin, which has none, by @noble/hashes. */

/** SHA-256 of bytes, as 64 hex digits. `subtle` stands in for the browser's in tests. */
export async function sha256(
  bytes: Uint8Array<ArrayBuffer>,
  subtle: Pick<SubtleCrypto, 'digest'> | undefined = globalThis.crypto?.subtle,
): Promise<string> {
  if (subtle) return hex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
  const library = await import('@noble/hashes/sha2.js');
  return hex(library.sha256(bytes));
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
