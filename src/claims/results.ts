/** What was measured of claims' networks: filled member by member, or from a file. */
import type { MeasureId } from '../model/measures';
import type { MemberResult } from '../model/sweep-record';
import type { Moment } from '../model/timeline';
import { DEFAULT_SPEC } from '../spec/fields';
import type { Spec } from '../spec/spec';
import { arm, networkKey, seedsOfArm } from './arm';
import type { Arm, Reading, Results } from './claim';

/** Every claim reads it. */
export const ACCURACY: Reading = { measure: 'accuracy', moment: 'after' };

export const readingKey = ({ measure, moment }: Reading): string => `${moment} ${measure}`;

/**
 * Significant digits that are kept: a file then holds exactly what was judged. Accuracies are
 * counts of 10,000 examples and lose nothing.
 */
const DIGITS = 5;
export const kept = (value: number): number =>
  Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : Number.NaN;

const placeOf = (of: Arm, seed: number): string => `${networkKey(of)} ${seed}`;

export class Measured implements Results {
  /** By network and seed, then by reading. */
  private readonly networks = new Map<string, Map<string, number>>();

  /** `limit`: most seeds an arm is asked for. */
  constructor(private readonly limit = Number.POSITIVE_INFINITY) {}

  has(of: Arm, seed: number): boolean {
    return this.networks.has(placeOf(of, seed));
  }

  /** Sets one number; `key` names the reading. */
  write(of: Arm, seed: number, key: string, value: number): void {
    const place = placeOf(of, seed);
    const network = this.networks.get(place) ?? new Map<string, number>();
    this.networks.set(place, network.set(key, kept(value)));
  }

  /** Takes what is to be read off a member's networks; one that could not be trained is NaN. */
  add(spec: Spec, { seed, methods, measures }: MemberResult, readings: readonly Reading[]): void {
    const { methods: usual, seeds } = DEFAULT_SPEC;
    for (const method of spec.methods) {
      const of = arm(method, { ...spec, methods: usual, seeds });
      const m = methods.indexOf(method);
      for (const reading of readings) {
        const value = measures[reading.moment][m]?.[reading.measure] ?? Number.NaN;
        this.write(of, seed, readingKey(reading), value);
      }
    }
  }

  forget(of: Arm): void {
    for (const seed of seedsOfArm(of)) this.networks.delete(placeOf(of, seed));
  }

  /** The numbers of a reading by its name, as `values`. */
  read(of: Arm, key: string): number[] {
    return seedsOfArm({ seeds: Math.min(this.limit, of.seeds) }).map(
      (seed) => this.networks.get(placeOf(of, seed))?.get(key) ?? Number.NaN,
    );
  }

  values(of: Arm, measure: MeasureId, moment: Moment = 'after'): number[] {
    return this.read(of, readingKey({ measure, moment }));
  }
}
