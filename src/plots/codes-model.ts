/**
 * What the signed heatmap shows: categories of W1 before and after, columns by clause, neurons by
 * the sign of their output weight, children in their parent's band.
 */
import { type Method, methodOf } from '../methods';
import type { InputGroups } from '../model/groups';
import type { Network } from '../model/network';
import { neuronOf, type Selection } from '../model/selection';
import { frameCount } from '../model/timeline';
import { type Agreement, agreementOf, examplesFor } from './codes-agreement';
import { askedOf, type CodeSide, type Sides, sidesAt } from './codes-analysis';
import { codesSentence } from './codes-sentence';
import { type Columns, columnsOf } from './columns';
import { type Empty, isEmpty, type PlotInput, type Sentence } from './plot';

export interface CodesModel extends Sides {
  readonly method: Method;
  readonly groups: InputGroups;
  readonly columns: Columns;
  /** Letters and colours of the columns: clauses that formed groups. */
  readonly clauses: number;
  /** Bands from top to bottom, by neuron of `before`: those that raise the output first. */
  readonly order: readonly number[];
  /** How many of them raise it. */
  readonly raising: number;
  readonly tau: number;
  /** Epoch of the split, for what has not come yet. */
  readonly warmup: number;
  readonly alpha: number;
  readonly selection: Selection;
  /** Neuron of `before` that is looked at, −1 for none. */
  readonly lit: number;
  /** Clause that is looked at, −1 for none. */
  readonly clause: number;
  readonly negated: boolean;
  /** What the signs alone say, before and after; undefined while another sentence is shown. */
  readonly agreement: readonly Agreement[] | undefined;
  readonly sentence: Sentence;
}

/** Neurons by the sign of their output weight, then by number; pruned ones last. */
export function bySign(network: Network): number[] {
  const rank = (r: number): number => (network.output[r] > 0 ? 0 : network.output[r] < 0 ? 1 : 2);
  return Array.from({ length: network.children }, (_, r) => r).sort(
    (a, b) => rank(a) - rank(b) || a - b,
  );
}

/** Neuron that a selection is about, among those of a method with or without parents. */
export const litNeuron = (selection: Selection, kin: boolean): number => neuronOf(selection, !kin);

/** A neuron as a selection, of a method with or without parents. */
export const neuronSelection = (parent: number, kin: boolean): Selection =>
  kin ? { kind: 'neuron', parent } : { kind: 'neuron', parent, wide: true };

export function selectCodes(input: PlotInput): CodesModel | Empty {
  const sides = sidesAt(input, true);
  if (isEmpty(sides)) return sides;
  const { record, selection } = input;
  const { groups } = record;
  const { network } = sides.before.analysis;
  const order = bySign(network);
  const lit = litNeuron(selection, sides.kin);
  const count = sides.before.analysis.clauses.length;
  const clause = selection.kind === 'clause' && selection.group < count ? selection.group : -1;
  const model = {
    ...sides,
    ...{ method: methodOf(input.method), groups, columns: columnsOf(groups, network.inputs) },
    ...{ clauses: count, order, raising: order.filter((r) => network.output[r] > 0).length },
    ...{ tau: askedOf(input).tau, warmup: record.schedule.warmup, alpha: record.alpha },
    ...{ selection, lit: lit < network.children ? lit : -1, clause },
    negated: groups.sign.some((s) => s < 0),
    agreement: lit < 0 && clause < 0 ? agreementsOf(input, sides) : undefined,
  };
  return { ...model, sentence: codesSentence(model) };
}

/** Of both sides on the test examples, where they are at hand. */
function agreementsOf(input: PlotInput, { before, after }: Sides): Agreement[] | undefined {
  const { tau, task } = askedOf(input);
  const { record } = input;
  if (!task) return undefined;
  const running = record.frames < frameCount(record.schedule);
  return [before, ...(after ? [after] : [])].map(({ analysis: { network } }) =>
    agreementOf(network, tau, task.examples(record.focusSeed, examplesFor(network, running))),
  );
}

/** Neurons of a side that stand in the band of a neuron of `before`. */
export function rowsOfBand(
  model: Pick<CodesModel, 'kin'>,
  side: CodeSide,
  neuron: number,
): number[] {
  const { alpha } = side.analysis.network;
  if (!model.kin || alpha === 1) return [neuron];
  return Array.from({ length: alpha }, (_, c) => neuron * alpha + c);
}
