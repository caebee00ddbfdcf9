/** One training step on one example, a phase at a time: rows are neurons, columns inputs. */
import { t } from '../lib/text';
import { fixed } from './format';
import type { Plot, TableTwin } from './plot';
import { drawStep, hitStep, layoutOf } from './step-draw';
import { PHASE_NAMES, rowName, type StepModel, selectStep, stepSentence } from './step-model';

/** A row a neuron: forwards, and backwards. */
function table(model: StepModel): TableTwin {
  const { network, pass, step, phase } = model;
  const own = phase !== 'split';
  const size = (values: Float64Array, row: number): string => {
    const part = values.subarray(network.childStart[row], network.childStart[row + 1]);
    return fixed(Math.sqrt(part.reduce((sum, v) => sum + v * v, 0)), 4);
  };
  return {
    columns: [
      ...[t('neuron'), t('sum'), t('activity'), t('output weight'), t('adds to the logit')],
      ...(own
        ? [
            t('size of the gradient'),
            t('size of the update'),
            t('bias moves by'),
            t('output moves by'),
          ]
        : []),
    ],
    rows: Array.from({ length: network.children }, (_, c) => [
      rowName(model, c),
      fixed(pass.sums[c], 3),
      fixed(pass.activity[c], 3),
      network.outputAlive[c] === 0 ? t('pruned') : fixed(network.output[c], 3),
      fixed(pass.activity[c] * network.output[c], 3),
      ...(own
        ? [
            size(step.gradients.weight, c),
            size(step.changes.weight, c),
            fixed(step.changes.bias[c], 4),
            fixed(step.changes.output[c], 4),
          ]
        : []),
    ]),
  };
}

export const step: Plot<StepModel> = {
  id: 'step',
  subject: 'step',
  inside: { title: false, caption: false },
  title: (model) =>
    t`${model.number} of ${model.phases}: ${t(PHASE_NAMES[model.phase])}, epoch ${model.phase === 'split' ? model.splitEpoch : model.epoch}`,
  select: selectStep,
  height: (model, size) => layoutOf(model, size).height,
  draw: drawStep,
  hit: hitStep,
  caption: stepSentence,
  table,
};
