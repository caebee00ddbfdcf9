/**
 * The sweep on screen: what was trained, or before any the one asked for with nothing measured, so
 * that its axes and cells stand before Start.
 */
import { emptySweepRecord } from '../model/sweep-fill';
import type { SweepRecord } from '../model/sweep-record';
import { type Spec, seedsOf } from '../spec/spec';
import { cellsOf, describeAxis, type Sweep } from '../spec/sweep';
import type { ShownSweep, SweepState } from './sweep-state';

export interface SweepOnScreen {
  readonly shown: ShownSweep;
  readonly record: SweepRecord;
}

/** A record of that sweep with nothing measured; throws where there are no columns. */
export function emptyRecordOf({ sweep: { x, y }, spec, cells }: ShownSweep): SweepRecord {
  if (!x) throw new Error('a sweep without columns has no cells');
  return emptySweepRecord({
    x: describeAxis(x),
    y: y && describeAxis(y),
    methods: spec.methods,
    seeds: seedsOf(spec),
    refusals: cells.map((cell) => cell.refusal),
  });
}

function previewOf(spec: Spec, sweep: Sweep): SweepOnScreen | null {
  if (!sweep.x) return null;
  const shown = { sweep, spec, cells: cellsOf(spec, sweep) };
  return { shown, record: emptyRecordOf(shown) };
}

interface Preview {
  readonly spec: Spec;
  readonly asked: Sweep;
  readonly onScreen: SweepOnScreen | null;
}

let preview: Preview | null = null;

/** The same record as long as nothing else is asked for. */
export function sweepOnScreen(spec: Spec, sweep: SweepState): SweepOnScreen | null {
  const { shown, record, asked } = sweep;
  if (shown && record) {
    preview = null;
    return { shown, record };
  }
  if (preview?.spec !== spec || preview.asked !== asked) {
    preview = { spec, asked, onScreen: previewOf(spec, asked) };
  }
  return preview.onScreen;
}
