/**
 * What the mechanism plot shows: the gain of every network (or setting of a sweep) against the fold
 * change of one measure, and how much of the gain each measure explains.
 */

import { t } from '../lib/text';
import { METHODS, type Method } from '../methods';
import { measureName } from '../metrics';
import type { Predictor } from '../model/measures';
import type { SweepAxis } from '../model/sweep-record';
import { type Explained, explainedByAll, methodAlone } from './mechanism-fit';
import { type Point, type Points, pointsOfRun, pointsOfSweep } from './mechanism-points';
import type { Empty, PlotInput } from './plot';

export interface MechanismModel {
  readonly over: 'seeds' | 'cells';
  readonly predictor: Predictor;
  /** In a sentence, e.g. "feature capacity". */
  readonly label: string;
  readonly points: readonly Point[];
  readonly diverged: number;
  /** One a measure, in the order of the list. */
  readonly explained: readonly Explained[];
  readonly chosen: Explained;
  /** Share of the variation that knowing the method explains; NaN with one method. */
  readonly methodAlone: number;
  /** Methods that have a point. */
  readonly methods: readonly Method[];
  /** Index of the point that is on screen above, −1 where it is none. */
  readonly shown: number;
  /** Of the sweep; null for a run. */
  readonly axes: { readonly x: SweepAxis; readonly y: SweepAxis | null } | null;
}

const ofRun = (): Empty['action'] => ({
  label: t('Show the seeds of this run'),
  set: { over: 'seeds' },
});

export function selectMechanism(input: PlotInput): MechanismModel | Empty {
  const { record, sweep, mechanism } = input;
  const { over, predictor } = mechanism ?? { over: 'seeds', predictor: 'interference' };
  if (over === 'cells' && !sweep) {
    return { empty: t('No sweep has run yet. Start one above, or:'), action: ofRun() };
  }
  const ofSweep = over === 'cells' && sweep;
  const found = ofSweep ? pointsOfSweep(sweep.record) : pointsOfRun(record);
  const { points, diverged } = found;
  if (points.length === 0) return nothing(input, over, found);
  const explained = explainedByAll(points);
  const chosen = explained.find((e) => e.id === predictor) ?? explained[0];
  const shown = points.findIndex(
    (p) =>
      p.method.id === input.method &&
      (ofSweep ? p.cell === sweep.shown : p.seed === record.focusSeed),
  );
  return {
    over,
    predictor: chosen.id,
    label: t(measureName(chosen.id).label),
    points,
    diverged,
    explained,
    chosen,
    methodAlone: methodAlone(points),
    methods: METHODS.filter((m) => points.some((p) => p.method.id === m.id)),
    shown,
    axes: ofSweep ? { x: sweep.record.x, y: sweep.record.y } : null,
  };
}

function nothing(input: PlotInput, over: 'seeds' | 'cells', { diverged }: Points): Empty {
  const { record, sweep } = input;
  const methods =
    over === 'cells' ? (sweep?.record.methods ?? []) : record.replicas.map((r) => r.method);
  if (methods.every((id) => id === 'dense')) {
    return {
      empty: t('Only dense networks take part, so there is no gain to predict.'),
      lasting: true,
    };
  }
  if (diverged > 0) {
    return { empty: t('Every network diverged, or the dense one of its seed: there is no gain.') };
  }
  if (over === 'cells') {
    return {
      empty: t('Nothing of the sweep is measured yet. Start it above, or:'),
      action: ofRun(),
    };
  }
  return { empty: t('What the split gained is known once the networks are trained to the end.') };
}
