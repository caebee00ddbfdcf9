/**
 * The checks behind the badge: what the engine said of the network on screen against the same,
 * computed again in f64 from a copy of that network. Shares no code with what trains; a check that
 * could not be made is neither passed nor failed.
 */

import { shuffle, stream } from '../../lib/random';
import { mean } from '../../lib/statistics';
import { later } from '../../lib/text';
import { exceedsBudget, hasParents, methodOf, sharesOut } from '../../methods';
import { DEFAULT_TAU, reconstruct } from '../../metrics/codes';
import type { Metric } from '../../metrics/metric';
import { measureName } from '../../metrics/names';
import { METRICS } from '../../metrics/register';
import type { InputGroups } from '../../model/groups';
import { MASK_MEASURES, type Measures, NULLED_MEASURES, nullOf } from '../../model/measures';
import type { Network } from '../../model/network';
import type { Ledger } from '../../model/record';
import { isSplit, splitFrame } from '../../model/timeline';
import { type Spec, scheduleOf } from '../../spec/spec';
import { taskOf } from '../../tasks';
import { NULL_DRAWS } from '../extents';
import { answer, type Check, count, measure, type Report } from './compared';
import { countIn } from './counts';
import { answersOf, scoreOf } from './reference';

/** Test inputs whose logits are compared. */
export const LOGITS = 256;

/** A network on screen, and what the engine said of it. */
export interface Evidence {
  readonly spec: Spec;
  readonly method: string;
  readonly seed: number;
  readonly frame: number;
  readonly network: Network;
  /** Of the whole test set at that frame; NaN where not known. */
  readonly accuracy: number;
  readonly loss: number;
  /** Where everything is measured at that frame. */
  readonly measures?: Measures;
  /** Where the network has been split by then. */
  readonly ledger?: Ledger;
  /** It came in a link, which rounds: how far a loss may be off, and any measure, relative. */
  readonly rounded?: { readonly loss: number; readonly measure: number };
}

/** Its answers to the first test inputs by an engine, or why there are none. */
export type EngineAnswers =
  | { readonly logits: Float32Array; readonly on: string }
  | { readonly failure: string };

export type { Check, Report } from './compared';

/** f32 sums of what a metric is made of; means and counts are taken in f64 on both sides. */
const near = (value: number): number => 2e-5 + 2e-4 * Math.abs(value);

/** Compares everything that can be; draws the examples anew. The task must be loaded. */
export function checkNetwork(evidence: Evidence, engine: EngineAnswers): Report {
  const unchecked: string[] = [];
  const checks = [
    ...checkAnswers(evidence, engine, unchecked),
    ...checkCounts(evidence),
    ...checkMeasures(evidence, unchecked),
  ];
  const on = 'failure' in engine ? '' : engine.on;
  return { checks, unchecked, engine: on, passed: checks.every(({ passed }) => passed) };
}

function checkAnswers(evidence: Evidence, engine: EngineAnswers, unchecked: string[]): Check[] {
  const { spec, seed, network, accuracy, loss, rounded } = evidence;
  const test = taskOf(spec.task).examples(spec, seed, 'test', spec.test);
  const answers = answersOf(network, test);
  const checks: Check[] = [];
  if ('failure' in engine) unchecked.push(later`The engine’s own logits: ${engine.failure}`);
  else {
    const { logits } = engine;
    let worst = 0;
    const ratio = (b: number): number => {
      const off = Math.abs(logits[b] - answers.logits[b]);
      return Number.isNaN(off) ? Number.POSITIVE_INFINITY : off / answers.bounds[b];
    };
    for (let b = 1; b < logits.length; b++) if (ratio(b) > ratio(worst)) worst = b;
    const name = later`Logits on ${logits.length} test inputs, the farthest`;
    checks.push(answer(name, logits[worst], answers.logits[worst], answers.bounds[worst]));
  }
  const score = scoreOf(answers, test);
  if (Number.isNaN(accuracy))
    unchecked.push(later('The test accuracy at this epoch is not known.'));
  else {
    checks.push(
      answer(later('Test accuracy on the curve'), accuracy, score.accuracy, score.accuracyBound),
    );
    const slack = score.lossBound + (rounded?.loss ?? 0);
    checks.push(answer(later('Test loss on the curve'), loss, score.loss, slack));
  }
  return checks;
}

function checkCounts({ spec, method: id, frame, network, measures, ledger }: Evidence): Check[] {
  const method = methodOf(id);
  const schedule = scheduleOf(spec);
  const split = isSplit(schedule, frame);
  const { nonzeros, connections, shared, faults } = countIn(network);
  const weights = nonzeros[0] + nonzeros[1];
  const base = network.inputs * spec.hidden + spec.hidden;
  const wide = method.start === 'wide' && !split;
  const budget = wide || method.budget === 'alpha' ? spec.alpha * base : base;
  const checks = [
    count(later('Faults in the lists of connections'), 0, faults, 0),
    count(later('Non-zero weights beyond the budget'), 0, Math.max(0, weights - budget), 0),
  ];
  if (split && hasParents(method) && sharesOut(method)) {
    checks.push(count(later('Inputs that two children of one neuron share'), 0, shared, 0));
  }
  if (measures) {
    checks.push(count(later('Non-zero weights'), measures.nonzeros, weights, 0));
    checks.push(count(later('Connections'), measures.connections, connections, 0));
  }
  if (ledger && split) {
    const left = (layer: 0 | 1): number => ledger.copied[layer] - ledger.pruned[layer];
    checks.push(count(later('Budget in the ledger'), ledger.budget, base, 0));
    checks.push(count(later('Input weights in the ledger'), ledger.after[0], left(0), 0));
    checks.push(count(later('Output weights in the ledger'), ledger.after[1], left(1), 0));
    if (frame === splitFrame(schedule)) {
      checks.push(count(later('Input weights after the split'), ledger.after[0], nonzeros[0], 0));
      checks.push(count(later('Output weights after the split'), ledger.after[1], nonzeros[1], 0));
    }
  }
  return checks;
}

function checkMeasures(evidence: Evidence, unchecked: string[]): Check[] {
  const { spec, method, seed, frame, network, measures, rounded } = evidence;
  if (!measures) {
    unchecked.push(
      later('Measures are taken before the split, at it and at the end, not at this epoch.'),
    );
    return [];
  }
  const task = taskOf(spec.task);
  const groups = task.groups(spec, seed);
  const loose = (value: number, tolerance: number): number =>
    tolerance + (rounded?.measure ?? 0) * Math.abs(value);
  const compare = (id: keyof Measures, reference: number, tolerance: number): Check =>
    measure(label(id), measures[id], reference, loose(reference, tolerance));

  const test = task.examples(spec, seed, 'test', spec.test);
  const own = answersOf(network, test);
  const score = scoreOf(own, test);
  const train = task.examples(spec, seed, 'train', spec.train);
  const learnt = scoreOf(answersOf(network, train), train);
  const signs = answersOf(reconstruct(network, DEFAULT_TAU), test);
  const checks = [
    compare('accuracy', score.accuracy, score.accuracyBound),
    compare('loss', score.loss, score.lossBound),
    compare('trainAccuracy', learnt.accuracy, learnt.accuracyBound),
    compare('agreement', agreement(own.logits, signs.logits), agreementBound(own, signs)),
  ];
  if (exceedsBudget(methodOf(method))) {
    unchecked.push(later('Its accuracy when pruned to the budget: that is another network.'));
  } else checks.push(compare('trimmedAccuracy', score.accuracy, score.accuracyBound));

  const values = METRICS.map(({ id, of }) => [id, of(network, groups)] as const);
  for (const [id, value] of values) checks.push(compare(id, value, near(value)));
  const draws = Array.from({ length: NULL_DRAWS }, (_, draw) => shuffled(network, seed, draw));
  for (const id of NULLED_MEASURES) {
    const value = nullMean(id, draws, groups);
    checks.push(compare(nullOf(id), value, near(value)));
  }
  if (isSplit(scheduleOf(spec), frame) && methodOf(method).deal !== 'none') {
    unchecked.push(
      later`${MASK_MEASURES.length} counts of the connections before pruning: they are gone by now.`,
    );
  }
  return checks;
}

const label = (id: keyof Measures): string => {
  const { label: text } = measureName(id);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** The network with its input weights in the order of a draw of the null. */
function shuffled(network: Network, seed: number, draw: number): Network {
  const weight = network.weight.slice();
  shuffle(weight, stream(seed, 'null', draw));
  return { ...network, weight };
}

function nullMean(id: string, draws: readonly Network[], groups: InputGroups): number {
  const metric: Metric | undefined = METRICS.find((of) => of.id === id);
  return metric ? mean(draws.map((draw) => metric.of(draw, groups))) : Number.NaN;
}

const agreement = (a: Float64Array, b: Float64Array): number =>
  a.reduce((n, z, i) => n + (z > 0 === b[i] > 0 ? 1 : 0), 0) / a.length;

type Bounded = ReturnType<typeof answersOf>;

/** Share of the examples that rounding could turn round on either side. */
function agreementBound(...sides: readonly Bounded[]): number {
  const [{ logits }] = sides;
  const close = logits.filter((_, b) => sides.some((s) => Math.abs(s.logits[b]) <= s.bounds[b]));
  return close.length / logits.length + 1e-7;
}
