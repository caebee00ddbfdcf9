/**
 * Which layers a specification's networks have, and which engine trains them: whole small networks
 * of bits in one kernel, or layered ones (`engine/layered`), chosen by what they are.
 */
import { t } from '../lib/text';
import type { Method } from '../methods';
import { layersRefuse } from '../methods/layers';
import { type Task, taskOf } from '../tasks';
import type { Spec } from './spec';

export const MOST_LAYERS = 4;
export const MOST_WIDTH = 1024;
/** Most neurons of a hidden layer in the kernel of whole networks. */
export const MOST_WHOLE = 64;

const LIST = /^[1-9]\d{0,3}(,[1-9]\d{0,3})*$/;

/** Neurons of each hidden layer; null where the text is no list of them. */
export function parseLayers(text: string): readonly number[] | null {
  if (!LIST.test(text)) return null;
  const widths = text.split(',').map(Number);
  return widths.length <= MOST_LAYERS && widths.every((n) => n <= MOST_WIDTH) ? widths : null;
}

/** Hidden layers, from 1, ascending; null where the text is no list of them. */
export function parsePlaces(text: string): readonly number[] | null {
  if (!LIST.test(text)) return null;
  const places = text.split(',').map(Number);
  const ascends = places.every((n, i) => n <= MOST_LAYERS && (i === 0 || n > places[i - 1]));
  return ascends ? places : null;
}

/** Neurons of each hidden layer of the dense network. */
export const hiddenLayers = ({ layers, hidden }: Spec): readonly number[] =>
  parseLayers(layers) ?? [hidden];

/** Hidden layers that are split, from 0. */
export function layersSplit(spec: Spec): readonly number[] {
  const all = hiddenLayers(spec).map((_, layer) => layer);
  const chosen = parsePlaces(spec.splitLayers);
  return chosen ? all.filter((layer) => chosen.includes(layer + 1)) : all;
}

/** Whether the examples are real-valued, of any number of classes. */
export const hasRealData = ({ task }: Pick<Spec, 'task'>): boolean =>
  (taskOf(task) as Task).outline !== undefined;

/** Whether the networks are layered; else the whole-network kernel trains them. */
export const isLayered = (spec: Spec): boolean =>
  hasRealData(spec) || spec.act !== 'relu' || parseLayers(spec.layers) !== null;

/** Why a method cannot be compared there, completing "has a method that …"; null where it can. */
export function methodRefusal(method: Method, spec: Spec): string | null {
  const layered = isLayered(spec);
  if (method.groups === 'clauses' && taskOf(spec.task).clauseCount(spec) === 0) {
    return t('needs clauses, and no clauses are known');
  }
  if (method.groups === 'features' && !layered) {
    return t('finds groups of inputs by their weights, for networks over real data');
  }
  return layered ? layersRefuse(method) : null;
}
