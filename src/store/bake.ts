/**
 * Runs a specification on the CPU engine and gives its finished record; `scripts/bake.mjs` writes
 * the page's example with it. Not part of the page.
 */
import { createCpuBackend } from '../engine/cpu/backend';
import type { RunEvent } from '../engine/protocol';
import { runExperiment } from '../engine/run';
import type { RunRecord } from '../model/record';
import { encodeRecord } from '../model/record-file';
import { frameCount, splitFrame } from '../model/timeline';
import { DEFAULT_SPEC, DEFAULT_VIEW } from '../spec/fields';
import { encode } from '../spec/permalink';
import type { Spec } from '../spec/spec';
import { applyEvent, NO_PROGRESS } from './apply-event';
import { UNKNOWN_BACKEND } from './backend-info';
import { idleRecord } from './idle-record';
import type { State } from './state';

/** The finished record of a run on the CPU engine. */
export async function recordOf(spec: Spec): Promise<RunRecord> {
  const record = idleRecord(spec);
  const state: State = {
    spec,
    shown: spec,
    view: DEFAULT_VIEW,
    record,
    version: 0,
    status: { kind: 'running' },
    backend: UNKNOWN_BACKEND,
    progress: NO_PROGRESS,
    notices: [],
    hovered: { kind: 'none' },
    scrubbed: null,
    transition: 1,
    canUndo: false,
    canRedo: false,
  };
  await runExperiment(spec, {
    open: async () => createCpuBackend(),
    gate: async () => true,
    emit: (event) => {
      applyEvent(state, { ...event, run: 0 } as RunEvent);
    },
  });
  return record;
}

/** Frames whose networks the example keeps: dense in time around the split, sparse elsewhere. */
export function keptFrames(spec: Spec): number[] {
  const split = splitFrame(spec);
  const last = frameCount(spec) - 1;
  const wanted = [
    0,
    1,
    3,
    6,
    12,
    18,
    split - 1,
    split,
    split + 1,
    split + 3,
    split + 8,
    split + 16,
  ];
  return [...new Set([...wanted, last])].filter((f) => f <= last).sort((a, b) => a - b);
}

/** The text of `public/example.json`: the default experiment. */
export async function bakeExample(spec: Spec = DEFAULT_SPEC): Promise<string> {
  return encodeRecord(await recordOf(spec), encode(spec, DEFAULT_VIEW), keptFrames(spec));
}
