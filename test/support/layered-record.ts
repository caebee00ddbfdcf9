/** A trained run of layered networks over a small sample of embeddings, as the page's store has it. */
import { runLayeredExperiment } from '../../src/engine/layered/experiment';
import type { RunEvent } from '../../src/engine/protocol';
import { createLayeredWasmBackend } from '../../src/engine/wasm/layered-backend';
import type { RunRecord } from '../../src/model/record';
import type { Spec } from '../../src/spec/spec';
import { validateSpec } from '../../src/spec/validate';
import { applyEvent } from '../../src/store/apply-event';
import { idleRecord } from '../../src/store/idle-record';
import type { State } from '../../src/store/state';
import { embeddingSample } from '../../src/tasks/embeddings/sample';
import { keepReal } from '../../src/tasks/real-store';

/** 600 rows of 16 features and 4 classes; keeps them at hand. */
export async function sampleSpec(patch: Partial<Spec> = {}): Promise<Spec> {
  const data = keepReal(await embeddingSample({ rows: 600, columns: 16, classes: 4 }));
  return validateSpec({
    ...{ task: 'embeddings', data, scale: 'standard', train: 400, test: 100 },
    ...{ hidden: 4, opt: 'adam', lr: 0.01, batch: 32, warmup: 3, finetune: 2, seeds: 2 },
    methods: ['dense', 'fpe-random', 'fpe-feature'],
    ...patch,
  }).spec;
}

/** Trains to the end and applies every event as the store does. */
export async function layeredRun(spec: Spec): Promise<RunRecord> {
  const record = idleRecord(spec);
  const backend = await createLayeredWasmBackend();
  const state = { record, shown: spec, status: { kind: 'running' } } as unknown as State;
  await runLayeredExperiment(spec, {
    open: async () => backend,
    gate: async () => true,
    emit: (event) => {
      if (event.type !== 'started' && event.type !== 'finished') {
        applyEvent(state, { ...event, run: 1 } as RunEvent);
      }
    },
  });
  backend.destroy();
  return record;
}
