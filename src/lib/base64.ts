/** Typed arrays as base64 text and back; little-endian, as every platform with WebGPU is. */

/** Base64 of the bytes of an array. */
export function toBase64(data: Float32Array | Uint32Array | Uint16Array | Uint8Array): string {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Bytes of base64 text. Throws on text that is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Floats of base64 text; throws where the length is not a multiple of 4 bytes. */
export const floatsFrom = (text: string): Float32Array<ArrayBuffer> =>
  new Float32Array(fromBase64(text).buffer);

/** Base64 for links: '-' and '_' for '+' and '/', no padding. */
export const toBase64Url = (data: Uint8Array): string =>
  toBase64(data).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** Bytes of such text, null where it is none. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
