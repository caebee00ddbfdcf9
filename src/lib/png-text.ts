/**
 * Texts and the resolution of a PNG file, as chunks before its picture. Latin-1 texts become tEXt,
 * any other iTXt with UTF-8. Source: W3C, "Portable Network Graphics", third edition, section 11.3.
 */

import { crc32 } from './crc32';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature and the header's chunk, which must come first: 13 bytes of data. */
const AFTER_HEADER = SIGNATURE.length + 12 + 13;
/** CSS: 96 px are one inch of 0.0254 m. */
const CSS_PIXELS_PER_METRE = 96 / 0.0254;

const latin1 = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** Length, type, data, CRC. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(latin1(type), 4);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)));
  return out;
}

/** Throws on a keyword the format does not allow: 1 to 79 printable ASCII characters. */
function textChunk(keyword: string, text: string): Uint8Array {
  if (!/^[!-~]([ -~]{0,77}[!-~])?$/.test(keyword)) throw new Error(`keyword "${keyword}"`);
  const clean = text.replaceAll('\0', ' ');
  if (/^[\n -~\xa0-\xff]*$/.test(clean)) {
    return chunk('tEXt', Uint8Array.from([...latin1(keyword), 0, ...latin1(clean)]));
  }
  // Not compressed, no language, no translated keyword.
  const head = [...latin1(keyword), 0, 0, 0, 0, 0];
  return chunk('iTXt', Uint8Array.from([...head, ...new TextEncoder().encode(clean)]));
}

/** Pixels per metre, both ways, for a picture of so many pixels a CSS pixel. */
function resolutionChunk(scale: number): Uint8Array {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  const perMetre = Math.round(scale * CSS_PIXELS_PER_METRE);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  data[8] = 1;
  return chunk('pHYs', data);
}

/** The file with texts and resolution in it; the picture is untouched. Throws on what is no PNG. */
export function describePng(
  png: Uint8Array,
  texts: Readonly<Record<string, string>>,
  scale: number,
): Uint8Array<ArrayBuffer> {
  if (png.length < AFTER_HEADER || SIGNATURE.some((byte, at) => png[at] !== byte)) {
    throw new Error('not a PNG file');
  }
  const added = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  const pieces = [
    png.subarray(0, AFTER_HEADER),
    ...added,
    resolutionChunk(scale),
    png.subarray(AFTER_HEADER),
  ];
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
