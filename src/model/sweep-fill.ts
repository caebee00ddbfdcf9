/** Makes a sweep's record and fills it, one member at a time; knows nothing of who trains them. */
import { MEASURES, type Measures } from './measures';
import type { MemberResult, SweepRecord } from './sweep-record';
import { MOMENTS, type Moment } from './timeline';

type Shape = Pick<SweepRecord, 'x' | 'y' | 'methods' | 'seeds' | 'refusals'>;

/** A record of which nothing is measured yet. */
export function emptySweepRecord(shape: Shape): SweepRecord {
  const members = shape.refusals.length * shape.seeds.length;
  const networks = members * shape.methods.length;
  const values = (): SweepRecord['values'][Moment] =>
    Object.fromEntries(
      MEASURES.map((id) => [id, new Float64Array(networks).fill(Number.NaN)]),
    ) as SweepRecord['values'][Moment];
  return {
    ...shape,
    values: { before: values(), split: values(), after: values() },
    diverged: new Int32Array(networks).fill(-1),
    done: new Uint8Array(members),
    focus: new Map(),
  };
}

type Size = Pick<SweepRecord, 'methods' | 'seeds'>;

/** Place of a network in `values`, all three by index. */
export const networkPlace = (size: Size, cell: number, method: number, seed: number): number =>
  (cell * size.methods.length + method) * size.seeds.length + seed;

/** Place of a member in `done`. */
export const memberPlace = (size: Size, cell: number, seed: number): number =>
  cell * size.seeds.length + seed;

/** Writes a member's numbers in place; false where the record has no such member. */
export function addMember(record: SweepRecord, result: MemberResult): boolean {
  const seed = record.seeds.indexOf(result.seed);
  const known = Number.isInteger(result.cell) && result.cell in record.refusals;
  if (seed < 0 || !known) return false;
  result.methods.forEach((id, m) => {
    const method = record.methods.indexOf(id);
    if (method < 0) return;
    const place = networkPlace(record, result.cell, method, seed);
    for (const moment of MOMENTS) {
      const measures = result.measures[moment][m];
      for (const id of MEASURES) record.values[moment][id][place] = measures[id];
    }
    record.diverged[place] = result.diverged[m] ?? -1;
  });
  record.done[memberPlace(record, result.cell, seed)] = 1;
  if (seed === 0 && result.networks) record.focus.set(result.cell, result);
  return true;
}

/** Everything measured of a network at a moment; undefined where it is not known. */
export function measuresAt(
  record: SweepRecord,
  moment: Moment,
  cell: number,
  method: number,
  seed: number,
): Measures | undefined {
  if (record.done[memberPlace(record, cell, seed)] !== 1) return undefined;
  const place = networkPlace(record, cell, method, seed);
  return Object.fromEntries(
    MEASURES.map((id) => [id, record.values[moment][id][place]]),
  ) as unknown as Measures;
}

/** Members measured, and members of cells that can be run. */
export function membersDone({ done, refusals, seeds }: SweepRecord): { done: number; of: number } {
  const possible = refusals.filter((refusal) => refusal === null).length;
  return { done: done.reduce((sum, d) => sum + d, 0), of: possible * seeds.length };
}
