/**
 * Runs a specification on the CPU engine and gives its finished record; `scripts/bake.mjs` writes
 * the page's examples with it. Not part of the page.
 */
import { createCpuBackend } from '../engine/cpu/backend';
import type { RunEvent } from '../engine/protocol';
import { runExperiment } from '../engine/run';
import type { RunRecord } from '../model/record';
import { encodeRecord } from '../model/record-file';
import { lastFrame, splitFrame } from '../model/timeline';
import { DEFAULT_SPEC, DEFAULT_VIEW } from '../spec/fields';
import { encode } from '../spec/permalink';
import { type Spec, scheduleOf } from '../spec/spec';
import { NO_SWEEP } from '../spec/sweep';
import { applyEvent, NO_PROGRESS } from './apply-event';
import { UNKNOWN_BACKEND } from './backend-info';
import { NO_CLAIMS } from './claims-state';
import { NO_RUNS } from './history/runs-state';
import { idleRecord } from './idle-record';
import type { State } from './state';
import { idleSweep } from './sweep-state';

export { BAKED_ALPHAS } from './fetch-example';

/** The finished record of a run on the CPU engine. */
export const recordOf = async (spec: Spec): Promise<RunRecord> =>
  (await finishedState(spec)).record;

/** What the page's store holds while that run is shown as an example. */
export async function finishedState(spec: Spec): Promise<State> {
  const record = idleRecord(spec);
  const state: State = {
    spec,
    shown: spec,
    view: DEFAULT_VIEW,
    spoken: 'en',
    standIn: DEFAULT_VIEW.show,
    record,
    version: 0,
    status: { kind: 'running' },
    backend: UNKNOWN_BACKEND,
    progress: NO_PROGRESS,
    fetching: null,
    notices: [],
    locked: [],
    hovered: { kind: 'none' },
    scrubbed: null,
    transition: 1,
    slow: { phase: 1, example: 0 },
    canUndo: false,
    canRedo: false,
    sweep: idleSweep(NO_SWEEP),
    claims: NO_CLAIMS,
    runs: NO_RUNS,
  };
  await runExperiment(spec, {
    open: async () => createCpuBackend(),
    gate: async () => true,
    emit: (event) => {
      applyEvent(state, { ...event, run: 0 } as RunEvent);
    },
  });
  return { ...state, status: { kind: 'idle' } };
}

/**
 * Frames whose networks an example keeps. The first one seen has them dense in time around the
 * split; the others, which a drag of α fetches, only what they cannot do without.
 */
export function keptFrames(spec: Spec, dense = true): number[] {
  const schedule = scheduleOf(spec);
  const split = splitFrame(schedule);
  const last = lastFrame(schedule);
  const few = [0, split - 1, split, split + 3, last];
  const more = [1, 3, 6, 12, 18, split + 1, split + 8, split + 16];
  return [...new Set(dense ? [...few, ...more] : few)]
    .filter((f) => f >= 0 && f <= last)
    .sort((a, b) => a - b);
}

/** The text of the example at an expansion factor: the default experiment but for α. */
export async function bakeExample(alpha: number): Promise<string> {
  const spec = { ...DEFAULT_SPEC, alpha };
  const frames = keptFrames(spec, alpha === DEFAULT_SPEC.alpha);
  return encodeRecord(await recordOf(spec), encode(spec, DEFAULT_VIEW), frames);
}
