/**
 * Which layered networks and confusions a plot compares: the dense run and the shown method at the
 * newest frame, at or before the one on screen, at which both were kept; without a dense run the
 * method just before its split stands in.
 */
import { later, t } from '../lib/text';
import { hasParents, type Method, methodOf } from '../methods';
import type { LayeredNetwork } from '../model/layered-network';
import type { LayeredRecord, RunRecord } from '../model/record';
import { beforeFrame, epochOf, isSplit } from '../model/timeline';
import type { Empty, PlotInput } from './plot';

export interface Side<T> {
  readonly value: T;
  readonly frame: number;
  readonly epoch: number;
  /** "dense", "before the split", or the method's word. */
  readonly name: string;
}

export interface LayeredPair<T> {
  readonly layered: LayeredRecord;
  readonly left: Side<T>;
  readonly right: Side<T>;
  readonly leftIsDense: boolean;
  readonly method: Method;
  /** Whether the frame that is shown is at the split or after it. */
  readonly passed: boolean;
  /** Both sides are one network still: it has not been split. */
  readonly same: boolean;
}

const NOT_LAYERED = later(
  'This picture is of networks that learn real data: choose FashionMNIST or a file of embeddings.',
);

/** The record of layered networks that have this method, or why there is none. */
export function layeredOf({ record, method }: PlotInput): LayeredRecord | Empty {
  if (!record.layered) return { empty: t(NOT_LAYERED), lasting: true };
  if (record.replicas.some((r) => r.method === method)) return record.layered;
  const other = record.replicas.find((r) => r.method !== 'dense')?.method;
  const empty = t('This method is not part of the run on screen.');
  return other === undefined
    ? { empty }
    : { empty, action: { label: t('Show one that is'), set: { show: other } } };
}

type Lists<T> = ReadonlyMap<string, readonly (T | undefined)[]>;

/** Newest frame, at most `frame`, at which all of these methods were kept; −1 for none. */
function keptFrame<T>(lists: Lists<T>, methods: readonly string[], frame: number): number {
  for (let f = frame; f >= 0; f--) {
    if (methods.every((id) => lists.get(id)?.[f] !== undefined)) return f;
  }
  return -1;
}

function pairOf<T>(
  input: PlotInput,
  layered: LayeredRecord,
  lists: Lists<T>,
  missing: string,
): LayeredPair<T> | Empty {
  const { record, frame } = input;
  const { schedule } = record;
  const method = methodOf(input.method);
  const hasDense = record.replicas.some((r) => r.method === 'dense');
  const shown = keptFrame(lists, hasDense ? ['dense', method.id] : [method.id], frame);
  const before = Math.min(shown, beforeFrame(schedule));
  const leftFrame = hasDense ? shown : keptFrame(lists, [method.id], before);
  const left = lists.get(hasDense ? 'dense' : method.id)?.[leftFrame];
  const right = lists.get(method.id)?.[shown];
  if (left === undefined || right === undefined) return { empty: missing };
  const passed = isSplit(schedule, shown);
  const side = (value: T, at: number, name: string): Side<T> => ({
    ...{ value, frame: at, epoch: epochOf(schedule, at), name },
  });
  return {
    ...{ layered, method, passed, leftIsDense: hasDense },
    left: side(left, leftFrame, hasDense ? t('dense') : t('before the split')),
    right: side(right, shown, t(method.short)),
    same: method.id === 'dense' || (!passed && method.start === 'dense'),
  };
}

/** Both networks, or why there is nothing to show. */
export function layeredPair(input: PlotInput): LayeredPair<LayeredNetwork> | Empty {
  const layered = layeredOf(input);
  if ('empty' in layered) return layered;
  const missing = t('No weights yet. Press Play to train the networks.');
  return pairOf(input, layered, layered.networks, missing);
}

/** Both tables of answers, or why there is nothing to show. */
export function confusionPair(input: PlotInput): LayeredPair<Uint32Array> | Empty {
  const layered = layeredOf(input);
  if ('empty' in layered) return layered;
  const missing = t('No answers yet. Press Play to train the networks.');
  return pairOf(input, layered, layered.confusion, missing);
}

/** The method's network just before its split; undefined where it was not kept. */
export const networkBefore = (
  { schedule, layered }: RunRecord,
  method: string,
): LayeredNetwork | undefined => layered?.networks.get(method)?.[beforeFrame(schedule)];

/** Whether the rows of the first layer of these two are parents and their children. */
export const firstIsSplit = (method: Method, network: LayeredNetwork): boolean =>
  hasParents(method) && network.layers[0].alpha > 1;
