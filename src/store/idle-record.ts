/** The record of a run that has not begun: everything empty but the untrained networks, frame 0. */
import { initialNetwork } from '../model/init';
import type { Network } from '../model/network';
import { emptyRecord, type Replica, type RunRecord } from '../model/record';
import { frameCount } from '../model/timeline';
import { type Spec, seedsOf } from '../spec/spec';
import { taskOf } from '../tasks';

/** Seed-major, as the engine lays them out; `started` says what they really are. */
const replicasOf = (spec: Spec): Replica[] =>
  seedsOf(spec).flatMap((seed) => spec.methods.map((method) => ({ method, seed })));

/** One frame complete: the initial weights of the first seed, the same for every method. */
export function idleRecord(spec: Spec, replicas: readonly Replica[] = replicasOf(spec)): RunRecord {
  const task = taskOf(spec.task);
  const record = emptyRecord({
    schedule: { warmup: spec.warmup, finetune: spec.finetune },
    alpha: spec.alpha,
    replicas,
    focusSeed: spec.seed,
    groups: task.groups(spec, spec.seed),
  });
  const network = initialNetwork(task.inputs(spec), spec.hidden, spec.seed);
  const frames = frameCount(record.schedule);
  for (const method of new Set(replicas.map((replica) => replica.method))) {
    const kept: (Network | undefined)[] = Array.from({ length: frames });
    kept[0] = network;
    record.networks.set(method, kept);
  }
  record.frames = 1;
  return record;
}
