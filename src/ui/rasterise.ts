/** A figure as a PNG file, drawn by the browser itself. */
import { describePng } from '../lib/png-text';
import type { Figure } from '../plots/figure';

/** Pixels of the file a CSS pixel. */
const SCALE = 2;
/** What every browser gives a canvas, per side and in all. */
const MAX_SIDE = 16_000;
const MAX_AREA = 16_000_000;

/** At twice the figure's size, or as near to it as a canvas can be. Throws where there is none. */
export async function pngOf(
  figure: Figure,
  texts: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = figure;
  const scale = Math.min(
    SCALE,
    MAX_SIDE / Math.max(width, height),
    Math.sqrt(MAX_AREA / (width * height)),
  );
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no canvas to draw on');
  const url = URL.createObjectURL(new Blob([figure.svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(url);
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('this browser made no picture of it');
  return describePng(new Uint8Array(await blob.arrayBuffer()), texts, scale);
}
