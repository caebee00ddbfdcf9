/**
 * The bytes of a snapshot, in a fixed order, so that equal states have equal bytes: what is known of
 * the run, its curves, measures and ledgers, its networks, and the state in which it rests.
 * Settings are not among them; a checksum of those they belong to is.
 */
import type { TrainingState } from '../../engine/training-state';
import { ByteError, ByteReader } from '../../lib/byte-reader';
import { ByteWriter } from '../../lib/byte-writer';
import type { MethodId } from '../../methods';
import type { Replica, RunRecord } from '../../model/record';
import { frameCount } from '../../model/timeline';
import { type Spec, seedsOf } from '../../spec/spec';
import { idleRecord } from '../idle-record';
import { curvesOf, readCurve, writeCurve } from './curves-code';
import { readLayered, writeLayered } from './layered-code';
import { readLedgers, readMeasures, writeLedgers, writeMeasures } from './measures-code';
import { NetworkList, sizeAt } from './networks-code';
import type { Resolution } from './snapshot';
import { readState, writeState } from './state-code';

export interface Body {
  readonly record: RunRecord;
  readonly state: TrainingState | null;
}

export interface Detail {
  readonly resolution: Resolution;
  /** Frames that keep their networks; the first one is drawn again by whoever reads. */
  readonly frames: readonly number[];
}

/** Name of a network in lists; those of the focus seed are `focusKey`. */
export const focusKey = (method: string, frame: number): string => `${method} ${frame}`;

/** Bytes of a body; `key` is the checksum of its settings, 8 hex digits. */
export function writeBody(
  spec: Spec,
  { record, state }: Body,
  key: string,
  { resolution, frames }: Detail,
): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.raw(Uint8Array.from(key.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
  out.whole(resolution === 'exact' ? 0 : 1);
  writeKnown(out, spec, record);
  writeLedgers(out, record.ledgers);
  writeMeasures(out, record.measures, resolution);
  for (const curve of curvesOf(spec.test)) {
    writeCurve(out, record[curve.name], record.frames, curve, resolution);
  }
  const list = new NetworkList();
  const methods = methodsOf(record);
  const wanted = [...new Set(frames)]
    .filter((frame) => frame > 0 && frame < record.frames)
    .sort((a, b) => a - b);
  const kept = wanted.flatMap((frame, i) =>
    methods.flatMap((method, m) => {
      const network = record.networks.get(method)?.[frame];
      const earlier = [
        ...methods.slice(0, m).map((other) => focusKey(other, frame)),
        ...(i > 0 ? [focusKey(method, wanted[i - 1])] : []),
      ];
      return network ? [{ method, frame, network, earlier }] : [];
    }),
  );
  out.whole(kept.length);
  for (const { method, frame, network, earlier } of kept) {
    out.whole(methods.indexOf(method));
    out.whole(frame);
    list.write(out, focusKey(method, frame), network, earlier);
  }
  out.whole(state ? 1 : 0);
  if (state) writeState(out, record, state, list);
  if (record.layered) writeLayered(out, record.layered, methods, frames);
  return out.done();
}

/**
 * The body in bytes made for these settings. Throws ByteError naming what is wrong: other settings,
 * a value no run has, bytes missing or too many. Memory stays within a small multiple of the bytes'.
 */
export function readBody(spec: Spec, bytes: Uint8Array, key: string): Body {
  const from = new ByteReader(bytes);
  const found = [...from.raw(4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== key) throw new ByteError('belongs to other settings than those beside it');
  const resolution: Resolution = from.whole(1, 'resolution') === 0 ? 'exact' : 'thinned';
  const record = readKnown(from, spec);
  readLedgers(from, record.ledgers);
  readMeasures(from, record.measures, resolution);
  for (const curve of curvesOf(spec.test)) {
    readCurve(from, record[curve.name], record.frames, curve, resolution);
  }
  const list = new NetworkList();
  const methods = methodsOf(record);
  const count = from.whole(methods.length * record.frames, 'networks');
  for (let i = 0; i < count; i++) {
    const method = methods[from.whole(methods.length - 1, 'method')] as MethodId;
    const frame = from.whole(record.frames - 1, 'frame');
    const kept = record.networks.get(method);
    const network = list.read(from, focusKey(method, frame), sizeAt(spec, method, frame));
    if (kept) kept[frame] = network;
  }
  const state = from.whole(1, 'state') === 1 ? readState(from, spec, record, list) : null;
  readLayered(from, record, methods);
  from.end();
  return { record, state };
}

const methodsOf = ({ replicas }: RunRecord): string[] => [
  ...new Set(replicas.map(({ method }) => method)),
];

/** Which networks, which frames, what diverged. */
function writeKnown(out: ByteWriter, spec: Spec, record: RunRecord): void {
  const seeds = seedsOf(spec);
  const methods: readonly string[] = spec.methods;
  out.whole(record.replicas.length);
  for (const { method, seed } of record.replicas) {
    out.whole(methods.indexOf(method));
    out.whole(seeds.indexOf(seed));
  }
  out.whole(seeds.indexOf(record.focusSeed));
  out.float(record.chance ?? Number.NaN);
  out.whole(record.frames);
  out.whole(record.sparse ? record.sparse.length + 1 : 0);
  for (const frame of record.sparse ?? []) out.whole(frame);
  out.whole(record.diverged.length);
  for (const { replica, epoch, step, lr } of record.diverged) {
    for (const value of [replica, epoch, step]) out.whole(value);
    out.float(lr);
  }
}

function readKnown(from: ByteReader, spec: Spec): RunRecord {
  const seeds = seedsOf(spec);
  const all = seeds.length * spec.methods.length;
  const replicas: Replica[] = [];
  const count = from.whole(all, 'networks in all');
  for (let r = 0; r < count; r++) {
    const method = spec.methods[from.whole(spec.methods.length - 1, 'method')];
    replicas.push({ method, seed: seeds[from.whole(seeds.length - 1, 'seed')] });
  }
  const names = new Set(replicas.map(({ method, seed }) => `${method} ${seed}`));
  if (names.size < count || count === 0) throw new ByteError('names a network twice, or none');
  const focusSeed = seeds[from.whole(seeds.length - 1, 'seed')];
  const chance = from.float();
  if (chance <= 0 || chance > 1) throw new ByteError('has a value out of range (chance)');
  const { chance: _, ...idle } = idleRecord(spec, replicas);
  const most = frameCount(idle.schedule);
  const frames = from.whole(most, 'frames');
  const listed = from.whole(most + 1, 'frames');
  const known = Array.from({ length: Math.max(0, listed - 1) }, () =>
    from.whole(most - 1, 'frames'),
  );
  const record: RunRecord = {
    ...idle,
    ...(Number.isNaN(chance) ? {} : { chance }),
    focusSeed,
    frames: Math.max(1, frames),
    sparse: listed > 0 ? known : null,
  };
  const faults = from.whole(count, 'divergences');
  for (let i = 0; i < faults; i++) {
    const replica = from.whole(count - 1, 'network');
    const epoch = from.whole(2 ** 31, 'epoch');
    record.diverged.push({ replica, epoch, step: from.whole(2 ** 31, 'step'), lr: from.float() });
  }
  return record;
}
