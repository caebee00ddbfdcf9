/**
 * Rules between fields. Each repairs a specification whose single values are valid to the nearest
 * one that can be run, and says what it changed; they are applied in order, once each.
 */
import { t } from '../lib/text';
import { METHODS, type MethodId, methodOf } from '../methods';
import { type Task, taskOf } from '../tasks';
import { isIdle } from './effective';
import type { RunKey } from './field';
import { DEFAULT_SPEC, fieldOf } from './fields';
import {
  hasRealData,
  hiddenLayers,
  MOST_WHOLE,
  methodRefusal,
  parseLayers,
  parsePlaces,
} from './layers';
import type { Spec } from './spec';

/** Most inputs of a network; the kernels' rows and the looms are built for it. */
export const MAX_INPUTS = 128;
/** Most bytes of packed bits for the examples of all seeds. */
export const MAX_DATA_BYTES = 100 * 2 ** 20;

export interface Repair {
  readonly patch: Partial<Spec>;
  /** Field the notice is about; its value is in `patch`. */
  readonly key: RunKey;
  readonly reason: string;
}

/** `kept`: fields a person has just set, which a rule leaves alone where it has the choice. */
type Rule = (spec: Spec, kept: ReadonlySet<string>) => Repair | null;

/** Bytes of packed examples and labels; training examples exist twice (in order and shuffled). */
export function dataBytes(spec: Spec): number {
  const words = Math.ceil(taskOf(spec.task).inputs(spec) / 32);
  const bytes = (count: number): number => 4 * (count * words + Math.ceil(count / 32));
  return spec.seeds * (2 * bytes(spec.train) + bytes(spec.test));
}

/** Everything after it may ask the task. */
const taskIsReady: Rule = (spec) => {
  const reason = (taskOf(spec.task) as Task).unready?.(spec) ?? null;
  return reason === null ? null : { patch: { task: DEFAULT_SPEC.task }, key: 'task', reason };
};

const inputsFit: Rule = (spec, kept) => {
  if (isIdle('clauses', spec) || spec.clauses * spec.literals <= MAX_INPUTS) return null;
  const reason = t`makes more than ${MAX_INPUTS} inputs`;
  return kept.has('literals') && !kept.has('clauses')
    ? { patch: { clauses: Math.floor(MAX_INPUTS / spec.literals) }, key: 'clauses', reason }
    : { patch: { literals: Math.floor(MAX_INPUTS / spec.clauses) }, key: 'literals', reason };
};

const trainsAtAll: Rule = (spec, kept) => {
  if (spec.warmup + spec.finetune >= 1) return null;
  const key = kept.has('finetune') && !kept.has('warmup') ? 'warmup' : 'finetune';
  return { patch: { [key]: 1 }, key, reason: t('leaves no epoch to train') };
};

const splitsInTime: Rule = ({ warmup, finetune, split }) => {
  const total = warmup + finetune;
  return split <= total
    ? null
    : { patch: { split: total }, key: 'split', reason: t('is after the last epoch') };
};

/** For a part of the examples; the other has a rule of its own. */
const fileHasRows =
  (part: 'train' | 'test'): Rule =>
  (spec) => {
    const most = (taskOf(spec.task) as Task).most?.(spec)[part];
    if (most === undefined || spec[part] <= most) return null;
    const reason =
      part === 'train'
        ? t('is more than the file has to learn from')
        : t('is more than the file has to test on');
    return { patch: { [part]: most }, key: part, reason };
  };

const classesExist: Rule = (spec) => {
  if (spec.classes === '' || !hasRealData(spec)) return null;
  const reason = taskOf(spec.task).refusal(spec);
  return reason === null ? null : { patch: { classes: '' }, key: 'classes', reason };
};

/** One layer of ReLU on bits is what the whole-network kernel trains; “Neurons” is its setting. */
const oneLayerIsHidden: Rule = (spec) => {
  const widths = parseLayers(spec.layers);
  const plain = !hasRealData(spec) && spec.act === 'relu' && widths?.length === 1;
  if (!plain || widths[0] > MOST_WHOLE) return null;
  const reason = t('is a single layer, which “Neurons” says');
  return { patch: { layers: '', hidden: widths[0] }, key: 'layers', reason };
};

const splitLayersExist: Rule = (spec) => {
  const places = parsePlaces(spec.splitLayers);
  const layers = hiddenLayers(spec).length;
  if (!places || places.every((place) => place <= layers)) return null;
  const left = places.filter((place) => place <= layers);
  const reason = t`names a hidden layer that there is not: there are ${layers}`;
  return { patch: { splitLayers: left.join(',') }, key: 'splitLayers', reason };
};

/** What takes the place of a method whose groups are not there. */
const STAND_INS: Readonly<Partial<Record<MethodId, MethodId>>> = {
  'fpe-clause': 'fpe-feature',
  'fpe-feature': 'fpe-clause',
};

const methodsApply: Rule = (spec) => {
  const refused = spec.methods.flatMap((id) => methodRefusal(methodOf(id), spec) ?? []);
  if (refused.length === 0) return null;
  const able = (id: MethodId | undefined): boolean =>
    id !== undefined && methodRefusal(methodOf(id), spec) === null;
  const chosen = new Set(
    spec.methods.flatMap((id) => (able(id) ? [id] : able(STAND_INS[id]) ? [STAND_INS[id]] : [])),
  );
  const methods = METHODS.map(({ id }) => id).filter((id) => chosen.has(id));
  return { patch: { methods }, key: 'methods', reason: t`has a method that ${refused[0]}` };
};

const childrenHaveInputs: Rule = (spec) => {
  const inputs = taskOf(spec.task).inputs(spec);
  return spec.alpha <= inputs
    ? null
    : {
        patch: { alpha: inputs },
        key: 'alpha',
        reason: t('is more children than there are inputs'),
      };
};

/** Refusals found so far: the cells of a sweep ask the same again and again. */
const refusals = new Map<string, string | null>();
const MOST_REFUSALS = 10_000;

/** Why these options cannot be sampled, or null; about a millisecond for a large formula, once. */
function refusalOf(spec: Spec): string | null {
  const { task } = spec;
  const key = JSON.stringify([task, ...taskOf(task).options.map((option) => spec[option])]);
  const known = refusals.get(key);
  if (known !== undefined) return known;
  const refusal = taskOf(task).refusal(spec);
  if (refusals.size >= MOST_REFUSALS) refusals.clear();
  refusals.set(key, refusal);
  return refusal;
}

/** The accepted p of the control's grid nearest to the one given, the smaller one first. */
function nearestP(spec: Spec): number | null {
  const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  grid.sort((a, b) => Math.abs(a - spec.p) - Math.abs(b - spec.p) || a - b);
  return grid.find((p) => refusalOf({ ...spec, p }) === null) ?? null;
}

const canBeSampled: Rule = (spec) => {
  const refusal = refusalOf(spec);
  if (refusal === null) return null;
  const reason = t`cannot be sampled (${refusal})`;
  const p = nearestP(spec);
  if (p !== null) return { patch: { p }, key: 'p', reason };
  const plain = nearestP({ ...spec, polarity: 0 });
  if (plain !== null) return { patch: { polarity: 0, p: plain }, key: 'polarity', reason };
  // A single clause of all inputs leaves no room for decoys.
  const free = nearestP({ ...spec, sampler: 'iid' });
  if (free !== null) return { patch: { sampler: 'iid', p: free }, key: 'sampler', reason };
  const { clauses, literals, p: usual, sampler, polarity } = DEFAULT_SPEC;
  return { patch: { clauses, literals, p: usual, sampler, polarity }, key: 'clauses', reason };
};

const fitsInMemory: Rule = (spec) => {
  // Layered networks share one copy of real data; what they need is checked against the device.
  if (hasRealData(spec) || dataBytes(spec) <= MAX_DATA_BYTES) return null;
  const seeds = Math.max(1, Math.floor(MAX_DATA_BYTES / dataBytes({ ...spec, seeds: 1 })));
  const unit = fieldOf('train').unit;
  return {
    patch: { seeds },
    key: 'seeds',
    reason: t`needs too much memory for so many ${t(unit)}`,
  };
};

export const RULES: readonly Rule[] = [
  taskIsReady,
  inputsFit,
  trainsAtAll,
  splitsInTime,
  childrenHaveInputs,
  classesExist,
  oneLayerIsHidden,
  splitLayersExist,
  canBeSampled,
  fileHasRows('train'),
  fileHasRows('test'),
  methodsApply,
  fitsInMemory,
];
