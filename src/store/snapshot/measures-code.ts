/**
 * Measures and ledgers as bytes. The names of measures are among them: a page that knows more reads
 * the others as unknown (NaN), one that knows fewer leaves them out.
 */
import { ByteError, type ByteReader } from '../../lib/byte-reader';
import type { ByteWriter } from '../../lib/byte-writer';
import { constantMeasures, MEASURES, type Measures } from '../../model/measures';
import type { Ledger, RunRecord } from '../../model/record';
import { MOMENTS } from '../../model/timeline';
import { MEASURE_BITS, type Resolution } from './snapshot';

/** Longest list of names, in characters; most names. */
const MOST_TEXT = 8192;

/** The nearest number with `MEASURE_BITS` digits of its significand in an f32's 24. */
export function thinnedMeasure(value: number): number {
  const [word] = new Uint32Array(Float32Array.of(value).buffer);
  const dropped = 24 - MEASURE_BITS;
  const half = 2 ** (dropped - 1);
  // Carrying into the exponent is right; beyond the largest there is only infinity.
  const rounded = (word + half) & ~(2 ** dropped - 1);
  return Number.isFinite(value) ? new Float32Array(Uint32Array.of(rounded).buffer)[0] : value;
}

export function writeMeasures(
  out: ByteWriter,
  measures: RunRecord['measures'],
  resolution: Resolution,
): void {
  const names = new TextEncoder().encode(MEASURES.join(','));
  out.whole(names.length);
  out.raw(names);
  const known = MOMENTS.flatMap((moment) => measures[moment]);
  out.raw(Uint8Array.from(known, (of) => Number(of !== undefined)));
  // One measure after the other: alike over networks and moments.
  const values = MEASURES.flatMap((id) =>
    known.flatMap((of) => (of === undefined ? [] : [of[id] ?? Number.NaN])),
  );
  if (resolution === 'exact') {
    for (const value of values) out.float(value);
  } else {
    const floats = Float32Array.from(values, thinnedMeasure);
    out.planes(
      new Uint32Array(floats.buffer).map((word, i) =>
        Number.isNaN(floats[i]) ? 0x7fc00000 : word,
      ),
      4,
    );
  }
}

export function readMeasures(
  from: ByteReader,
  measures: RunRecord['measures'],
  resolution: Resolution,
): void {
  const bytes = from.raw(from.whole(MOST_TEXT, 'names of measures'));
  const names = new TextDecoder().decode(bytes).split(',');
  const replicas = measures.before.length;
  const known = from.raw(MOMENTS.length * replicas);
  const count = known.reduce((sum, flag) => sum + Number(flag === 1), 0);
  const total = names.length * count;
  const values =
    resolution === 'exact'
      ? Float64Array.from(readFloats(from, total))
      : Float64Array.from(new Float32Array(from.planes(total, 4).buffer));
  if (values.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)) {
    throw new ByteError('has a measure that is no number');
  }
  let at = 0;
  known.forEach((flag, k) => {
    if (flag !== 1) return;
    const of: Record<string, number> = { ...constantMeasures(Number.NaN) };
    names.forEach((name, n) => {
      if (name in of) of[name] = values[n * count + at];
    });
    measures[MOMENTS[Math.floor(k / replicas)]][k % replicas] = of as Measures;
    at++;
  });
}

function readFloats(from: ByteReader, count: number): Float64Array {
  if (count * 8 > from.left) throw new ByteError('is cut off');
  return new Float64Array(from.raw(count * 8).buffer);
}

const PAIRS = ['before', 'copied', 'pruned', 'after', 'biases'] as const;
const MOST_COUNT = 2 ** 31;

export function writeLedgers(out: ByteWriter, ledgers: RunRecord['ledgers']): void {
  for (const ledger of ledgers) {
    out.whole(ledger ? 1 : 0);
    if (!ledger) continue;
    for (const pair of PAIRS) for (const count of ledger[pair]) out.whole(count);
    out.whole(ledger.budget);
  }
}

export function readLedgers(from: ByteReader, ledgers: RunRecord['ledgers']): void {
  const count = (): number => from.whole(MOST_COUNT, 'ledger');
  for (let r = 0; r < ledgers.length; r++) {
    if (from.whole(1, 'ledger') === 0) continue;
    const pairs = Object.fromEntries(PAIRS.map((pair) => [pair, [count(), count()]]));
    ledgers[r] = { ...(pairs as unknown as Omit<Ledger, 'budget'>), budget: count() };
  }
}
