/** Networks of a whole run with what the engine said of them, as the badge checks them. */
import type { Backend } from '../../src/engine/backend';
import { type EngineAnswers, type Evidence, LOGITS } from '../../src/engine/verify/check';
import { engineLogits } from '../../src/engine/verify/logits';
import type { MethodId } from '../../src/methods';
import { isSplit, MOMENTS, momentFrame } from '../../src/model/timeline';
import { scheduleOf } from '../../src/spec/spec';
import { taskOf } from '../../src/tasks';
import type { WholeRun } from './whole-run';

export function evidenceOf(run: WholeRun, method: MethodId, frame: number): Evidence {
  const { spec } = run;
  const schedule = scheduleOf(spec);
  const moment = MOMENTS.find((m) => momentFrame(schedule, m) === frame);
  const ledger = isSplit(schedule, frame) ? run.ledger(method) : null;
  const place = spec.methods.indexOf(method);
  return {
    ...{ spec, method, seed: spec.seed, frame, network: run.network(method, frame) },
    accuracy: run.frames[frame]?.testAccuracy[place] ?? Number.NaN,
    loss: run.frames[frame]?.testLoss[place] ?? Number.NaN,
    ...(moment ? { measures: run.measures(method, moment) } : {}),
    ...(ledger ? { ledger } : {}),
  };
}

/** The engine's logits of a network, computed on that backend. */
export async function answersOn(backend: Backend, evidence: Evidence): Promise<EngineAnswers> {
  const { spec, seed, network } = evidence;
  const bits = taskOf(spec.task).examples(spec, seed, 'test', spec.test);
  const logits = await engineLogits(backend, network, bits, Math.min(LOGITS, spec.test));
  return { logits, on: 'CPU' };
}
