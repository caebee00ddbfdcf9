/** The record of a run that has not begun: everything empty but the untrained networks, frame 0. */
import { type Method, methodOf, shapeOf, startNetwork } from '../methods';
import type { Network } from '../model/network';
import { emptyRecord, type LayeredRecord, type Replica, type RunRecord } from '../model/record';
import { frameCount } from '../model/timeline';
import { hiddenLayers, isLayered, layersSplit } from '../spec/layers';
import { type Spec, scheduleOf, seedsOf } from '../spec/spec';
import { type Task, taskOf } from '../tasks';

/** Seed-major, as the engine lays them out; `started` says what they really are. */
const replicasOf = (spec: Spec): Replica[] =>
  seedsOf(spec).flatMap((seed) => spec.methods.map((method) => ({ method, seed })));

/** What is known of layered networks before they train; their first weights are the engine's. */
function layeredOf(spec: Spec, replicas: readonly Replica[]): { readonly layered?: LayeredRecord } {
  if (!isLayered(spec)) return {};
  const task: Task = taskOf(spec.task);
  const outline = task.outline?.(spec);
  return {
    layered: {
      title: outline?.title ?? task.label,
      classNames: outline?.classNames ?? ['false', 'true'],
      ...(outline?.imageWidth ? { imageWidth: outline.imageWidth } : {}),
      inputs: task.inputs(spec),
      hidden: hiddenLayers(spec),
      splitLayers: layersSplit(spec),
      activation: spec.act,
      networks: new Map(),
      confusion: new Map(),
      layerLedgers: replicas.map(() => undefined),
    },
  };
}

/** Labels are balanced where they are drawn; a file has what it has, once it is here. */
function chanceOf(spec: Spec): { readonly chance?: number } {
  const classes = (taskOf(spec.task) as Task).outline?.(spec).classNames.length;
  if (classes) return { chance: 1 / classes };
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
    ...layeredOf(spec, replicas),
    ...chanceOf(spec),
  });
  if (record.layered) {
    record.frames = 1;
    return record;
  }
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
