import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { type Emitted, runExperiment } from '../../src/engine/run';
import type { TrainingState } from '../../src/engine/training-state';
import type { MethodId } from '../../src/methods';
import { lastFrame } from '../../src/model/timeline';
import { smallSpec } from '../support/small-run';

/** Runs, collecting every event but progress; reads the state after each of its frames. */
async function run(spec = smallSpec(), from?: TrainingState) {
  const events: Emitted[] = [];
  const states: TrainingState[] = [];
  await runExperiment(spec, {
    open: async () => createCpuBackend(),
    gate: async (_, rest) => {
      if (rest) states[rest.frame] = await rest.read();
      return true;
    },
    onEnd: (state) => {
      states[state.frame] = state;
    },
    emit: (event) => {
      if (event.type !== 'progress' && event.type !== 'finished') events.push(event);
    },
    ...(from ? { from } : {}),
  });
  return { events, states };
}

/** What a run tells after a frame. */
const after = (events: readonly Emitted[], frame: number): readonly Emitted[] => {
  const at = events.findIndex((e) => e.type === 'frame' && e.frame === frame + 1);
  const ledger = events.findIndex((e) => e.type === 'ledger');
  return events.slice(ledger >= 0 && ledger === at - 1 ? ledger : at);
};

const METHODS: readonly MethodId[] = [
  'dense',
  'fpe-clause',
  'set',
  'dropconnect',
  'lottery-ticket',
];

describe('a run that goes on from a state', () => {
  test.each([
    ['SGD with momentum', smallSpec({ seeds: 2, methods: METHODS })],
    ['Adam', smallSpec({ opt: 'adam', lr: 0.01, methods: ['dense', 'fpe-random', 'rigl'] })],
  ])('tells the very same as one that was never interrupted: %s', async (_, spec) => {
    const whole = await run(spec);
    for (let frame = 0; frame < lastFrame(spec); frame++) {
      const again = await run(spec, whole.states[frame]);
      expect(again.events.slice(1), `from frame ${frame}`).toEqual(after(whole.events, frame));
      expect(again.states.at(-1)).toEqual(whole.states.at(-1));
    }
  });

  test('control: without the optimiser’s moments it becomes another network', async () => {
    const whole = await run();
    const state = whole.states[1];
    const none = new Float32Array();
    const replicas = state.replicas.map((r) => ({ ...r, moments: [none, none] as const }));
    const again = await run(smallSpec(), { ...state, replicas });
    expect(again.states.at(-1)?.frame).toBe(whole.states.at(-1)?.frame);
    expect(again.states.at(-1)).not.toEqual(whole.states.at(-1));
    for (const { network } of again.states.at(-1)?.replicas ?? []) {
      expect(network.weight.every(Number.isFinite)).toBe(true);
    }
  });

  test('one that has diverged stays as it was, and is told again', async () => {
    const spec = smallSpec({ lr: 1e30, warmup: 4, finetune: 4 });
    const whole = await run(spec);
    expect(whole.events.some((e) => e.type === 'diverged')).toBe(true);
    const { states } = whole;
    const again = await run(spec, states[6]);
    expect(again.states.at(-1)).toEqual(states.at(-1));
  });

  test('a state of other networks is refused', async () => {
    const { states } = await run();
    await expect(run(smallSpec({ seeds: 2 }), states[1])).rejects.toThrow(/networks to go on/);
    await expect(run(smallSpec({ hidden: 5 }), states[1])).rejects.toThrow(/another size/);
  });
});
