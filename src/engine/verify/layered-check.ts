/**
 * The checks behind the badge for layered networks: lists and budget counted from the copies, layer by
 * layer, and the test part answered again in f64, against what the engine said.
 */
import { later } from '../../lib/text';
import { hasParents, methodOf, sharesOut } from '../../methods';
import type { LayeredNetwork, NetworkLayer } from '../../model/layered-network';
import { layerNonzeros } from '../../model/layered-network';
import type { Measures } from '../../model/measures';
import type { LayerLedger } from '../../model/record';
import { isSplit, splitFrame } from '../../model/timeline';
import { hiddenLayers } from '../../spec/layers';
import { type Spec, scheduleOf } from '../../spec/spec';
import { layeredWork } from '../layered/work';
import { answer, type Check, count, type Report } from './compared';
import { layeredScore, workOn } from './layered-reference';

/** A layered network on screen, and what the engine said of it. */
export interface LayeredEvidence {
  readonly spec: Spec;
  readonly method: string;
  readonly seed: number;
  readonly frame: number;
  readonly layered: LayeredNetwork;
  /** Of the whole test part at that frame; NaN where not known. */
  readonly accuracy: number;
  readonly loss: number;
  /** Test examples by class and answer, where they were told. */
  readonly confusion?: Uint32Array;
  readonly measures?: Measures;
  /** Where the network has been split by then. */
  readonly ledger?: readonly LayerLedger[];
}

/** Edge visits above which the test part is not answered again: some ten seconds. */
const MOST_WORK = 4e9;

/** Compares everything that can be. Throws where the data is not here. */
export function checkLayered(evidence: LayeredEvidence): Report {
  const unchecked: string[] = [];
  const checks = [...checkAnswers(evidence, unchecked), ...checkCounts(evidence)];
  unchecked.push(later('Interference and the other measures of the first layer.'));
  return { checks, unchecked, engine: '', passed: checks.every(({ passed }) => passed) };
}

function checkAnswers(evidence: LayeredEvidence, unchecked: string[]): Check[] {
  const { spec, seed, layered, accuracy, loss, confusion, measures } = evidence;
  const { dataset, data } = layeredWork({ ...spec, seed }, [seed]);
  if (workOn(layered, data[0]) > MOST_WORK) {
    unchecked.push(later('The answers to the test set: the network is too large for it.'));
    return [];
  }
  if (Number.isNaN(accuracy)) {
    unchecked.push(later('The test accuracy at this epoch is not known.'));
    return [];
  }
  const score = layeredScore(layered, dataset, data[0]);
  const slack = score.close / data[0].parts.test.length + 1e-6;
  const checks = [
    answer(later('Test accuracy on the curve'), accuracy, score.accuracy, slack),
    answer(later('Test loss on the curve'), loss, score.loss, score.lossBound),
  ];
  if (measures) {
    checks.push(
      answer(later('Measured test accuracy'), measures.accuracy, score.accuracy, slack),
      answer(later('Measured test loss'), measures.loss, score.loss, score.lossBound),
    );
  }
  if (confusion) {
    const elsewhere = score.confusion.reduce(
      (sum, n, k) => sum + Math.abs(n - (confusion[k] ?? Number.NaN)),
      0,
    );
    const name = later('Examples in another cell of the confusion matrix');
    // An example that moves leaves one cell and enters another.
    checks.push(answer(name, elsewhere / 2, 0, score.close));
  }
  return checks;
}

/** Lists that do not follow each other, columns that do not exist or repeat, numbers not finite. */
function faultsIn({ layers, inputs }: LayeredNetwork): number {
  let faults = 0;
  let below = inputs;
  for (const { rows, columns, alpha, starts, column, weight, bias } of layers) {
    if (columns !== below || rows % alpha !== 0 || starts.length !== rows + 1) faults++;
    if (starts[0] !== 0 || starts[rows] !== weight.length) faults++;
    if (column.length !== weight.length || bias.length !== rows) faults++;
    for (const list of [weight, bias]) faults += list.filter((x) => !Number.isFinite(x)).length;
    for (let row = 0; row < rows; row++) {
      if (starts[row] > starts[row + 1]) faults++;
      for (let e = starts[row]; e < starts[row + 1]; e++) {
        if (column[e] >= columns || (e > starts[row] && column[e] <= column[e - 1])) faults++;
      }
    }
    below = rows;
  }
  return faults;
}

/** Inputs held by more than one child of the same neuron, over all neurons of a layer. */
function sharedIn({ rows, columns, alpha, starts, column }: NetworkLayer): number {
  let shared = 0;
  for (let parent = 0; parent < rows / alpha; parent++) {
    const held = new Uint8Array(columns);
    const end = starts[(parent + 1) * alpha];
    for (let e = starts[parent * alpha]; e < end; e++) {
      if (++held[column[e]] === 2) shared++;
    }
  }
  return shared;
}

function checkCounts(evidence: LayeredEvidence): Check[] {
  const { spec, method: id, frame, layered, measures, ledger } = evidence;
  const method = methodOf(id);
  const schedule = scheduleOf(spec);
  const split = isSplit(schedule, frame);
  const { layers, inputs } = layered;
  const outputs = layers[layers.length - 1].rows;
  const widths = [inputs, ...hiddenLayers(spec), outputs];
  const base = widths.slice(1).reduce((sum, width, l) => sum + width * widths[l], 0);
  const weights = layers.reduce((sum, layer) => sum + layerNonzeros(layer), 0);
  const checks = [count(later('Faults in the lists of connections'), 0, faultsIn(layered), 0)];
  // What has more weights than the dense network says so; how many follows from its layers.
  if (method.budget === 'exact' && (split || method.start !== 'wide')) {
    const beyond = Math.max(0, weights - base);
    checks.push(count(later('Non-zero weights beyond the budget'), 0, beyond, 0));
  }
  if (split && hasParents(method) && sharesOut(method)) {
    layers.forEach((layer, l) => {
      if (layer.alpha === 1) return;
      const name = later`Layer ${l + 1}: inputs that two children of one neuron share`;
      checks.push(count(name, 0, sharedIn(layer), 0));
    });
  }
  if (measures) {
    const edges = layers.reduce((sum, { weight }) => sum + weight.length, 0);
    checks.push(count(later('Non-zero weights'), measures.nonzeros, weights, 0));
    checks.push(count(later('Connections'), measures.connections, edges, 0));
  }
  if (ledger && split) {
    layers.forEach((layer, l) => {
      const { after } = ledger[l] ?? { after: { nonzeros: Number.NaN, edges: Number.NaN } };
      const edges = later`Layer ${l + 1}: connections in the ledger`;
      checks.push(count(edges, after.edges, layer.weight.length, 0));
      if (frame !== splitFrame(schedule)) return;
      const name = later`Layer ${l + 1}: weights after the split`;
      checks.push(count(name, after.nonzeros, layerNonzeros(layer), 0));
    });
  }
  return checks;
}
