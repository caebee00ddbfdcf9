/** What is on screen as evidence: its networks, and what the engine said of them. */
import type { Evidence } from '../engine/verify/check';
import type { LayeredEvidence } from '../engine/verify/layered-check';
import { networkAt } from '../model/record';
import { isSplit, MOMENTS, momentFrame } from '../model/timeline';
import { shownFrame, shownMethod } from './selectors';
import { LOSS_STEP, MEASURE_BITS } from './snapshot/snapshot';
import type { State } from './state';

/**
 * Losses that a link has rounded are all of its steps; those of a run never are. Asked at every
 * epoch of a run, whose first loss is the answer.
 */
function isRounded({ record }: State): boolean {
  const whole = (loss: number): boolean =>
    Math.fround(Math.round(loss / LOSS_STEP) / Math.round(1 / LOSS_STEP)) === loss;
  let known = false;
  for (const row of record.testLoss) {
    for (const loss of row) {
      if (!Number.isFinite(loss)) continue;
      if (!whole(loss)) return false;
      known = true;
    }
  }
  return known;
}

/** How far the record's numbers were rounded; undefined where they were not. */
export const roundingOf = (state: State): Evidence['rounded'] =>
  isRounded(state) ? { loss: LOSS_STEP / 2, measure: 2 ** -MEASURE_BITS } : undefined;

/** The same of layered networks; none of those that came in a link, which keeps no data. */
export function layeredOnScreen(state: State): LayeredEvidence[] {
  const { record, shown: spec } = state;
  const { layered } = record;
  const frame = shownFrame(state);
  if (!layered || record.frames === 0 || roundingOf(state)) return [];
  const moment = MOMENTS.find((m) => momentFrame(record.schedule, m) === frame);
  const split = isSplit(record.schedule, frame);
  const seed = record.focusSeed;
  return [...new Set(['dense', shownMethod(state)])].flatMap((method): LayeredEvidence[] => {
    const network = layered.networks.get(method)?.[frame];
    const r = record.replicas.findIndex((of) => of.method === method && of.seed === seed);
    if (!network || r < 0) return [];
    const confusion = layered.confusion.get(method)?.[frame];
    const measures = moment && record.measures[moment][r];
    const ledger = split ? layered.layerLedgers[r] : undefined;
    return [
      {
        ...{ spec, method, seed, frame, layered: network },
        accuracy: record.testAccuracy[r]?.[frame] ?? Number.NaN,
        loss: record.testLoss[r]?.[frame] ?? Number.NaN,
        ...(confusion ? { confusion } : {}),
        ...(measures ? { measures } : {}),
        ...(ledger ? { ledger } : {}),
      },
    ];
  });
}

/** The networks on screen with what was said of them; none where they are not known or layered. */
export function evidenceOnScreen(state: State): Evidence[] {
  const { record, shown: spec } = state;
  const frame = shownFrame(state);
  if (record.layered || record.frames === 0) return [];
  const moment = MOMENTS.find((m) => momentFrame(record.schedule, m) === frame);
  const split = isSplit(record.schedule, frame);
  const seed = record.focusSeed;
  const rounded = roundingOf(state);
  return [...new Set(['dense', shownMethod(state)])].flatMap((method): Evidence[] => {
    const network = networkAt(record, method, frame);
    const r = record.replicas.findIndex((of) => of.method === method && of.seed === seed);
    if (!network || r < 0) return [];
    const measures = moment && record.measures[moment][r];
    const ledger = split ? record.ledgers[r] : undefined;
    return [
      {
        ...{ spec, method, seed, frame, network },
        accuracy: record.testAccuracy[r]?.[frame] ?? Number.NaN,
        loss: record.testLoss[r]?.[frame] ?? Number.NaN,
        ...(measures ? { measures } : {}),
        ...(ledger ? { ledger } : {}),
        ...(rounded ? { rounded } : {}),
      },
    ];
  });
}

/** Work of training the networks on screen again: edges, once an example, over all epochs. */
export function workOf(state: State): number {
  // The reference trains networks with one hidden layer and one logit.
  if (state.record.layered) return Number.POSITIVE_INFINITY;
  const edges = evidenceOnScreen(state).reduce(
    (sum, { network }) => sum + network.weight.length,
    0,
  );
  const { warmup, finetune } = state.record.schedule;
  return edges * state.shown.train * (warmup + finetune);
}
