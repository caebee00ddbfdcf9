/**
 * Bytes of a file format in the making: little-endian numbers, texts, and arrays turned so that the
 * first bytes of all elements come first, then all second ones: neighbours are alike there, which is
 * what a compressor lives from. `byte-reader.ts` is its mirror.
 */
export class ByteWriter {
  private bytes = new Uint8Array(1024);
  private length = 0;

  /** The bytes so far, a copy. */
  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  /** A whole number 0 … 2³² − 1, 7 bits a byte, the low ones first. */
  whole(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** 32) {
      throw new Error(`${value} is no whole number below 2^32`);
    }
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.byte((rest % 0x80) | 0x80);
    this.byte(rest);
  }

  /** Eight bytes: a number as it is; every NaN is the same. */
  float(value: number): void {
    this.raw(new Uint8Array(Float64Array.of(Number.isNaN(value) ? Number.NaN : value).buffer));
  }

  raw(data: Uint8Array): void {
    this.room(data.length);
    this.bytes.set(data, this.length);
    this.length += data.length;
  }

  /** Words by planes of bytes, the lowest first; `width` of them, of which the others must be 0. */
  planes(words: Uint32Array, width: 1 | 2 | 3 | 4): void {
    this.room(words.length * width);
    for (let plane = 0; plane < width; plane++) {
      for (const word of words) this.bytes[this.length++] = word >>> (8 * plane);
    }
  }

  private byte(value: number): void {
    this.room(1);
    this.bytes[this.length++] = value;
  }

  private room(more: number): void {
    const wanted = this.length + more;
    if (wanted <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(wanted, 2 * this.bytes.length));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
