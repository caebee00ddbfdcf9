/** What a step of training costs on this machine: what is measured, and by whom. */
import type { CostShape } from '../engine/layered/cost';
import { hiddenLayers, isLayered } from '../spec/layers';
import { type Task, taskOf } from '../tasks';
import type { State } from './state';

export { type CostAnswer, requestCost } from '../engine/cost-client';
export type { Cost, CostRow, CostShape } from '../engine/layered/cost';

/** Images of FashionMNIST's size, where nothing like it is on screen. */
const USUAL: CostShape = {
  inputs: 784,
  hidden: [32],
  classes: 10,
  alpha: 2,
  batch: 64,
  opt: 'adam',
  bytes: true,
};

/** The networks that are asked for, or the usual ones where those are whole small networks. */
export function costShape({ spec }: Pick<State, 'spec'>): CostShape {
  const alpha = Math.max(2, spec.alpha);
  if (!isLayered(spec)) return { ...USUAL, alpha };
  const task: Task = taskOf(spec.task);
  const outline = task.outline?.(spec);
  return {
    inputs: task.inputs(spec),
    hidden: hiddenLayers(spec),
    classes: outline?.classNames.length ?? 2,
    alpha,
    batch: spec.batch,
    opt: spec.opt,
    bytes: outline?.bytes ?? true,
  };
}
