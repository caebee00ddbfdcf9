/**
 * Reads what `byte-writer.ts` wrote, and trusts none of it: nothing is made larger than the bytes
 * that are left, and reading past the end is an error with a reason.
 */

/** Completes "It …". */
export class ByteError extends Error {
  override readonly name = 'ByteError';
}

const CUT_OFF = 'is cut off';

export class ByteReader {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** Throws ByteError unless all was read. */
  end(): void {
    if (this.left > 0) throw new ByteError(`has ${this.left} bytes too many`);
  }

  /** A whole number up to `most`; throws ByteError beyond, naming `what`. */
  whole(most: number, what: string): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (value > most) throw new ByteError(`has a number out of range (${what})`);
      // One way to write each number: equal states have equal bytes.
      if (byte === 0 && scale > 1) throw new ByteError(`has a malformed number (${what})`);
      if (byte < 0x80) return value;
    }
  }

  float(): number {
    return new Float64Array(this.raw(8).buffer)[0];
  }

  /** A copy of the next bytes. */
  raw(length: number): Uint8Array<ArrayBuffer> {
    if (length > this.left) throw new ByteError(CUT_OFF);
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  planes(length: number, width: 1 | 2 | 3 | 4): Uint32Array<ArrayBuffer> {
    if (length * width > this.left) throw new ByteError(CUT_OFF);
    const words = new Uint32Array(length);
    for (let plane = 0; plane < width; plane++) {
      for (let i = 0; i < length; i++) words[i] |= this.bytes[this.at++] << (8 * plane);
    }
    return words;
  }

  private byte(): number {
    if (this.left < 1) throw new ByteError(CUT_OFF);
    return this.bytes[this.at++];
  }
}
