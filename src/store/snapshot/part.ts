/** A part of a run, as a run of its own: one seed, or fewer methods. */
import type { MethodId } from '../../methods';
import { emptyRecord, type RunRecord } from '../../model/record';
import { MOMENTS } from '../../model/timeline';
import type { Spec } from '../../spec/spec';

export interface Run {
  readonly spec: Spec;
  readonly record: RunRecord;
}

/** The seed on screen alone, of those methods. Shares curves and networks with the whole. */
export function seedOnScreen(
  { spec, record }: Run,
  methods: readonly MethodId[] = spec.methods,
): Run {
  const kept = record.replicas.flatMap(({ method, seed }, r) =>
    seed === record.focusSeed && methods.some((id) => id === method) ? [r] : [],
  );
  const of = <T>(rows: readonly T[]): T[] => kept.map((r) => rows[r]);
  const part: RunRecord = {
    ...emptyRecord({ ...record, replicas: of(record.replicas) }),
    ...(record.layered
      ? { layered: { ...record.layered, layerLedgers: of(record.layered.layerLedgers) } }
      : {}),
    sparse: record.sparse,
    frames: record.frames,
    testAccuracy: of(record.testAccuracy),
    testLoss: of(record.testLoss),
    trainLoss: of(record.trainLoss),
    ledgers: of(record.ledgers),
    diverged: record.diverged
      .filter(({ replica }) => kept.includes(replica))
      .map((fault) => ({ ...fault, replica: kept.indexOf(fault.replica) })),
  };
  for (const id of methods) {
    const networks = record.networks.get(id);
    if (networks) part.networks.set(id, networks);
  }
  for (const moment of MOMENTS)
    part.measures[moment].splice(0, kept.length, ...of(record.measures[moment]));
  return { spec: { ...spec, seed: record.focusSeed, seeds: 1, methods }, record: part };
}
