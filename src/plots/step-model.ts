/**
 * One training step on one example, phase by phase: what each phase shows of which network. All
 * numbers come from `model/training-step.ts`; the gradients are those of this example alone.
 */
import { later, sentences, t } from '../lib/text';
import { hasParents, methodOf, sharesOut } from '../methods';
import { groupLetter, type InputGroups } from '../model/groups';
import type { Network } from '../model/network';
import { epochOf, splitFrame } from '../model/timeline';
import { forwardPass, type Pass, type TrainingStep, trainingStep } from '../model/training-step';
import { fixed, list, neuronName } from './format';
import { marked } from './marked';
import { keptAt, ofLayers } from './networks';
import type { Empty, PlotInput, Sentence, StepPlotInput } from './plot';

export const PHASES = [
  'inputs',
  'sums',
  'activity',
  'answer',
  'loss',
  'gradients',
  'update',
  'split',
] as const;
export type Phase = (typeof PHASES)[number];

/** What buttons and tables call them. */
export const PHASE_NAMES: { readonly [p in Phase]: string } = {
  inputs: later('Inputs'),
  sums: later('Sums'),
  activity: later('Activity'),
  answer: later('Answer'),
  loss: later('Loss'),
  gradients: later('Gradients'),
  update: later('Update'),
  split: later('Split'),
};

export interface StepModel {
  readonly phase: Phase;
  readonly number: number;
  /** Phases there are: the split is left out where nothing is to be split any more. */
  readonly phases: number;
  readonly example: NonNullable<StepPlotInput['example']>;
  readonly optimiser: StepPlotInput['optimiser'];
  readonly groups: InputGroups;
  /** The network before the step; at the split its children, which have not taken it. */
  readonly network: Network;
  readonly pass: Pass;
  readonly step: TrainingStep;
  /** Epoch on screen, and that of the split. */
  readonly epoch: number;
  readonly splitEpoch: number;
  /** Whether the neurons are nobody’s parents or children. */
  readonly wide: boolean;
  /** Pre-activations of the neurons that were split; null in every other phase. */
  readonly parents: Float64Array | null;
}

/** More weights than these cannot be told apart. */
const MOST_WEIGHTS = 4096;
const MOST_NEURONS = 128;

/** The split network, where the one on screen is yet to be split. */
function splitOf({ record, method, frame }: PlotInput): Network | null {
  const { deal } = methodOf(method);
  const at = splitFrame(record.schedule);
  if (frame >= at || record.alpha < 2 || !(sharesOut(methodOf(method)) || deal === 'clones'))
    return null;
  return record.networks.get(method)?.[at] ?? null;
}

/** How many phases there are to step through; 0 where there is nothing to show. */
export function phaseCount(input: PlotInput): number {
  const kept = keptAt(input.record, input.method, input.frame);
  if (!kept || !input.step?.example) return 0;
  return splitOf(input) ? PHASES.length : PHASES.length - 1;
}

export function selectStep(input: PlotInput): StepModel | Empty {
  const { record, method, frame, step: asked } = input;
  const kept = keptAt(record, method, frame);
  if (record.layered) return ofLayers();
  if (!kept) return { empty: t('No weights yet. Press Play to train the networks.') };
  if (!asked?.example) return { empty: t('No example of this data is at hand.'), lasting: true };
  const { network } = kept;
  if (network.children * network.inputs > MOST_WEIGHTS || network.children > MOST_NEURONS) {
    return {
      empty: t('This network has too many weights to be looked at one by one.'),
      lasting: true,
    };
  }
  if (asked.example.x.length !== network.inputs) {
    return { empty: t('The example is of other inputs than the network on screen.') };
  }
  const split = splitOf(input);
  const phases = split ? PHASES.length : PHASES.length - 1;
  const number = Math.min(phases, Math.max(1, asked.phase));
  const phase = PHASES[number - 1];
  const step = trainingStep(network, [asked.example], asked.optimiser);
  const children = phase === 'split' && split ? split : null;
  return {
    ...{ phase, number, phases, step, groups: record.groups },
    ...{ example: asked.example, optimiser: asked.optimiser },
    network: children ?? network,
    pass: children ? forwardPass(children, asked.example) : step.passes[0],
    epoch: epochOf(record.schedule, kept.frame),
    splitEpoch: record.schedule.warmup,
    wide: !hasParents(methodOf(method)),
    parents: children ? step.passes[0].sums : null,
  };
}

export const rowName = ({ network }: Pick<StepModel, 'network'>, row: number): string =>
  neuronName(Math.floor(row / network.alpha), row % network.alpha, network.alpha);

export const inputLabel = ({ groups }: StepModel, input: number): string => {
  const group = groups.groupOf[input] ?? -1;
  return group < 0 ? t`input ${input + 1}` : t`input ${input + 1} (${groupLetter(group)})`;
};

/** What stands in a cell of that edge. */
export function cellValue(model: StepModel, edge: number): number {
  const { network, example, step, phase } = model;
  if (phase === 'gradients') return step.gradients.weight[edge];
  if (phase === 'update') return step.changes.weight[edge];
  const weight = network.weight[edge];
  return phase === 'inputs' ? weight : weight * example.x[network.edgeInput[edge]];
}

/** What the bars beside the rows are, by column; null where a column has nothing yet. */
export function barValues(model: StepModel, row: number): readonly (number | null)[] {
  const { phase, number, pass, network, step } = model;
  if (phase === 'gradients') return [step.gradients.bias[row], null, step.gradients.output[row]];
  if (phase === 'update') return [step.changes.bias[row], null, step.changes.output[row]];
  return [
    number >= 2 ? pass.sums[row] : null,
    number >= 3 ? pass.activity[row] : null,
    number >= 4 ? pass.activity[row] * network.output[row] : null,
  ];
}

export function barNames({ phase }: StepModel): readonly [string, string, string] {
  if (phase === 'gradients') return [t('bias'), '', t('output', 'weight')];
  if (phase === 'update') return [t('bias'), '', t('output', 'weight')];
  return [t('sum'), t('active'), t('adds')];
}

/** Neurons that are active, by name. */
const active = (model: StepModel): number[] =>
  [...model.pass.sums.keys()].filter((c) => model.pass.sums[c] > 0);

/** Place of the value that is largest in size. */
const largest = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let k = 1; k < values.length; k++) {
    if (Math.abs(values[k]) > Math.abs(values[best])) best = k;
  }
  return best;
};

const truth = (yes: boolean): string => (yes ? t('true') : t('false'));

/** The neuron of an edge. */
const ownerOf = ({ childStart }: Network, edge: number): number =>
  childStart.findIndex((start, c) => edge >= start && edge < (childStart[c + 1] ?? 0));

const some = (model: StepModel, neurons: readonly number[]): string =>
  neurons.length <= 6 ? t`: ${list(neurons.map((c) => rowName(model, c)))}` : '';

/** What the phase does, with its numbers. */
export const stepSentence = (model: StepModel): Sentence => marked(stepText(model));

function stepText(model: StepModel): string {
  const { phase, example, pass, step, network, optimiser } = model;
  const on = Array.from(example.x).filter((x) => x > 0).length;
  switch (phase) {
    case 'inputs':
      return t`Example ${example.index + 1} of the training set: **${on} of ${network.inputs} inputs are on**, and the right answer is ${truth(example.label === 1)}. On counts +1, off −1.`;
    case 'sums': {
      const best = largest(pass.sums);
      return t`Every neuron adds its bias and weight times input. The largest sum in size: **${fixed(pass.sums[best], 2)} in neuron ${rowName(model, best)}**.`;
    }
    case 'activity': {
      const neurons = active(model);
      const named = neurons.length > 0 ? some(model, neurons) : '';
      return t`Sums below zero become 0. **${neurons.length} of ${network.children} neurons are active**${named}.`;
    }
    case 'answer':
      return t`Activity times output weight, all added to the output bias ${fixed(network.outputBias, 2)}: **the logit is ${fixed(pass.logit, 2)}**. Above zero means true, so the network says ${truth(pass.logit > 0)}.`;
    case 'loss':
      return t`As a probability that is ${fixed(pass.probability, 3)}; the right answer is ${example.label}. **The loss is ${fixed(pass.loss, 3)}**, and its slope at the logit ${fixed(pass.probability, 3)} − ${example.label} = ${fixed(pass.slope, 3)}.`;
    case 'gradients': {
      const edge = largest(step.gradients.weight);
      const size = step.gradients.weight[edge] ?? 0;
      return sentences(
        t(
          'Backwards: slope times output weight times input, for the weights of active neurons only.',
        ),
        size === 0
          ? t('**All of them are 0**.')
          : t`The largest: **${fixed(size, 3)}, neuron ${rowName(model, ownerOf(network, edge))}, ${inputLabel(model, network.edgeInput[edge])}**.`,
      );
    }
    case 'update': {
      const after = forwardPass(step.network, example).loss;
      return sentences(
        optimiser.kind === 'sgd'
          ? t`Each weight moves against its gradient, ${optimiser.lr} times as far (SGD; nothing is carried over into a first step).`
          : t`Each weight moves against its gradient by about ${optimiser.lr}, however large that is (Adam, first step).`,
        t`**The loss on this example goes from ${fixed(pass.loss, 3)} to ${fixed(after, 3)}**.`,
      );
    }
    case 'split': {
      const { parents } = model;
      const before = parents ? [...parents].filter((sum) => sum > 0).length : 0;
      return sentences(
        t`At epoch ${model.splitEpoch} each neuron’s weights are shared out, so each child has a sum of its own.`,
        t`**${before} of ${network.parents} neurons were active, now ${active(model).length} of ${network.children} children are**: the logit goes from ${fixed(step.passes[0].logit, 2)} to ${fixed(pass.logit, 2)}.`,
      );
    }
    default:
      return phase satisfies never;
  }
}
