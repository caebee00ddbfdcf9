/** All that a small run tells, from its start to its end. */
import type { Backend } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { type Emitted, runExperiment } from '../../src/engine/run';
import { smallSpec } from './small-run';

type FrameEvent = Extract<Emitted, { type: 'frame' }>;

export interface Story {
  readonly done: boolean;
  readonly events: readonly Emitted[];
  /** As the page keeps them: of a frame that is told again, the last. */
  readonly frames: readonly FrameEvent[];
}

/** Trains `smallSpec()` on the backends that `open` gives, the plain one unless told. */
export async function story(
  open: (lost: boolean, fault?: string) => Promise<Backend> = async () => createCpuBackend(),
): Promise<Story> {
  const events: Emitted[] = [];
  const emit = (event: Emitted) => events.push(event);
  const done = await runExperiment(smallSpec(), { open, emit, gate: async () => true });
  const frames = new Map(events.flatMap((e) => (e.type === 'frame' ? [[e.frame, e]] : [])));
  return { done, events, frames: [...frames.values()] };
}
