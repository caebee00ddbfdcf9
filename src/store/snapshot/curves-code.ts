/**
 * Curves as bytes. Exact: their words. Thinned: accuracies as counts of test examples, which is
 * exact too, and losses in steps of `LOSS_STEP`; both as differences from the frame before.
 */
import { ByteError, type ByteReader } from '../../lib/byte-reader';
import type { ByteWriter } from '../../lib/byte-writer';
import { LOSS_STEP, type Resolution } from './snapshot';

export interface Curve {
  readonly name: 'testAccuracy' | 'testLoss' | 'trainLoss';
  /** Units that a thinned value is a whole number of. */
  readonly unit: number;
}

/** The three, for a test set of that many examples. */
export const curvesOf = (test: number): readonly Curve[] => [
  { name: 'testAccuracy', unit: 1 / test },
  { name: 'testLoss', unit: LOSS_STEP },
  { name: 'trainLoss', unit: LOSS_STEP },
];

/** A word of every NaN. */
const NONE = 0x7fc00000;
/** Thinned values end here: what a loss beyond it is, nobody could read off. */
const MOST = 2 ** 24 - 2;

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);

/** 0 where there is no value, else one more than its units. */
const unitsOf = (value: number, unit: number): number =>
  Number.isNaN(value) ? 0 : 1 + Math.min(MOST, Math.max(0, Math.round(value / unit)));

/** Values of an accuracy stay what the engine divided: the nearest f32 to count / test. */
const numberOf = (units: number, unit: number): number =>
  units === 0 ? Number.NaN : (units - 1) / Math.round(1 / unit);

/** The values of a curve, rows of that many frames, as the receiver will have them. */
export function thinnedCurve(rows: readonly Float32Array[], { unit }: Curve): Float32Array[] {
  return rows.map((row) => row.map((value) => numberOf(unitsOf(value, unit), unit)));
}

export function writeCurve(
  out: ByteWriter,
  rows: readonly Float32Array[],
  frames: number,
  { unit }: Curve,
  resolution: Resolution,
): void {
  if (resolution === 'exact') {
    const values = rows.flatMap((row) => [...row.subarray(0, frames)]);
    const floats = Float32Array.from(values);
    const words = new Uint32Array(floats.buffer);
    out.planes(
      words.map((word, i) => (Number.isNaN(floats[i]) ? NONE : word)),
      4,
    );
    return;
  }
  const steps = rows.flatMap((row) =>
    Array.from({ length: frames }, (_, f) =>
      zigzag(unitsOf(row[f], unit) - (f === 0 ? 0 : unitsOf(row[f - 1], unit))),
    ),
  );
  out.planes(Uint32Array.from(steps), 4);
}

/** Fills the first `frames` of each row. Throws ByteError on values no run has. */
export function readCurve(
  from: ByteReader,
  rows: readonly Float32Array[],
  frames: number,
  { name, unit }: Curve,
  resolution: Resolution,
): void {
  const words = from.planes(rows.length * frames, 4);
  const floats = new Float32Array(words.buffer);
  rows.forEach((row, r) => {
    let units = 0;
    for (let f = 0; f < frames; f++) {
      const at = r * frames + f;
      if (resolution === 'exact') row[f] = floats[at];
      else {
        units += unzigzag(words[at]);
        if (units < 0 || units > MOST + 1) throw new ByteError(`has a broken curve (${name})`);
        row[f] = numberOf(units, unit);
      }
      const most = name === 'testAccuracy' ? 1 : Number.MAX_VALUE;
      if (row[f] < 0 || row[f] > most) throw new ByteError(`has a value out of range (${name})`);
    }
  });
}
