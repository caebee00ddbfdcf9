/**
 * One cell of a sweep as a run: its curves and networks at the only frames a sweep measures. The
 * record is `sparse`; training the same settings in full takes its place.
 */

import type { Measures } from '../model/measures';
import type { Network } from '../model/network';
import type { RunRecord } from '../model/record';
import { measuresAt, networkPlace } from '../model/sweep-fill';
import type { SweepRecord } from '../model/sweep-record';
import { frameCount, lastFrame, MOMENTS, type Moment, momentFrame } from '../model/timeline';
import type { Cell } from '../spec/sweep';
import { idleRecord } from './idle-record';

/** The run of a cell as far as it is measured; null before its first seed's networks are known. */
export function runOfCell(record: SweepRecord, cell: Cell): RunRecord | null {
  const focus = record.focus.get(cell.index);
  if (!focus?.networks) return null;
  const idle = idleRecord(cell.spec);
  const frameOf = (moment: Moment): number => momentFrame(idle.schedule, moment);
  const frames = [...new Set([0, ...MOMENTS.map(frameOf)])];
  const run: RunRecord = { ...idle, sparse: frames.sort((a, b) => a - b) };
  run.frames = frameCount(run.schedule);
  focus.methods.forEach((method, m) => {
    const kept = run.networks.get(method);
    for (const moment of MOMENTS) {
      const network = focus.networks?.[moment][m];
      if (kept && network) kept[frameOf(moment)] = network;
    }
    const replica = run.replicas.findIndex((r) => r.method === method && r.seed === focus.seed);
    if (replica >= 0) run.ledgers[replica] = focus.ledgers[m] ?? undefined;
  });
  fillRun(run, record, cell);
  return run;
}

/** Writes what the sweep knows of a cell into its run, in place. */
export function fillRun(run: RunRecord, record: SweepRecord, { index, spec }: Cell): void {
  const stepsPerEpoch = Math.ceil(spec.train / spec.batch);
  run.diverged.length = 0;
  run.replicas.forEach(({ method, seed }, replica) => {
    const [m, s] = [record.methods.indexOf(method), record.seeds.indexOf(seed)];
    if (m < 0 || s < 0) return;
    for (const moment of MOMENTS) {
      const measures = measuresAt(record, moment, index, m, s);
      if (measures) write(run, replica, moment, measures);
    }
    const step = record.diverged[networkPlace(record, index, m, s)];
    if (step < 0) return;
    const epoch = Math.floor(step / stepsPerEpoch) + 1;
    run.diverged.push({ replica, epoch, step, lr: spec.lr });
  });
}

function write(run: RunRecord, replica: number, moment: Moment, measures: Measures): void {
  const frame = momentFrame(run.schedule, moment);
  run.measures[moment][replica] = measures;
  run.testAccuracy[replica][frame] = measures.accuracy;
  run.testLoss[replica][frame] = measures.loss;
}

/** Everything trained of a network; edges too, which say what was pruned. */
const trained = ({ edgeInput, weight, bias, output, outputBias }: Network): string =>
  [edgeInput, weight, bias, output, outputBias].join('|');

/** Whether both runs end in the very same networks, bit for bit. */
export function sameNetworks(a: RunRecord, b: RunRecord): boolean {
  const [endA, endB] = [lastFrame(a.schedule), lastFrame(b.schedule)];
  return [...a.networks].every(([method, frames]) => {
    const [left, right] = [frames[endA], b.networks.get(method)?.[endB]];
    return left !== undefined && right !== undefined && trained(left) === trained(right);
  });
}
