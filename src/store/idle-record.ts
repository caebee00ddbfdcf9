/** The record of a run that has not begun: everything empty but the untrained networks, frame 0. */
import { type Method, methodOf, shapeOf, startNetwork } from '../methods';
import type { Network } from '../model/network';
import { emptyRecord, type Replica, type RunRecord } from '../model/record';
import { frameCount } from '../model/timeline';
import { type Spec, scheduleOf, seedsOf } from '../spec/spec';
import { taskOf } from '../tasks';

/** Seed-major, as the engine lays them out; `started` says what they really are. */
const replicasOf = (spec: Spec): Replica[] =>
  seedsOf(spec).flatMap((seed) => spec.methods.map((method) => ({ method, seed })));

/** Labels are balanced where they are drawn; a file has what it has, once it is here. */
function chanceOf(spec: Spec): { readonly chance?: number } {
  const balance = spec.task === 'data' ? taskOf('data').balance(spec, spec.seed) : 0.5;
  return Number.isNaN(balance) || balance === 0.5 ? {} : { chance: Math.max(balance, 1 - balance) };
}

/** One frame complete: the initial weights of the first seed, shared by methods that start alike. */
export function idleRecord(spec: Spec, replicas: readonly Replica[] = replicasOf(spec)): RunRecord {
  const task = taskOf(spec.task);
  const record = emptyRecord({
    schedule: scheduleOf(spec),
    alpha: spec.alpha,
    replicas,
    focusSeed: spec.seed,
    groups: task.groups(spec, spec.seed),
    ...chanceOf(spec),
  });
  const inputs = task.inputs(spec);
  const frames = frameCount(record.schedule);
  const made = new Map<Method['start'], Network>();
  for (const id of new Set(replicas.map((replica) => replica.method))) {
    const method = methodOf(id);
    const shape = shapeOf(method, inputs, spec.hidden, spec.alpha);
    const network = made.get(method.start) ?? startNetwork(method, shape, inputs, spec.seed);
    made.set(method.start, network);
    const kept: (Network | undefined)[] = Array.from({ length: frames });
    kept[0] = network;
    record.networks.set(id, kept);
  }
  record.frames = 1;
  return record;
}
