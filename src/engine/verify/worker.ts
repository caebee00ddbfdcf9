/**
 * Checks one network, or trains one seed again, off the page's thread and beside the engine: on a
 * backend of its own, so that a run at rest keeps its memory. Ended by whoever opened it.
 */
import { reasonOf } from '../../lib/reason';
import { loadTasks, taskOf } from '../../tasks';
import { keepNeeded } from '../needed-data';
import { openBackend, type Wanted } from '../open';
import { runExperiment } from '../run';
import { checkNetwork, type EngineAnswers, type Evidence, LOGITS } from './check';
import { engineLogits } from './logits';
import type { VerifyAnswer, VerifyCommand } from './worker-protocol';

const send = (answer: VerifyAnswer): void => self.postMessage(answer);
self.onmessage = ({ data }: MessageEvent<VerifyCommand>) => {
  if (data.needed) keepNeeded(data.needed);
  const work = data.type === 'check' ? check(data) : retrain(data);
  work.catch((error) => send({ type: 'failed', message: reasonOf(error) }));
};

async function check({ evidence, engine }: VerifyCommand & { type: 'check' }): Promise<void> {
  await loadTasks(evidence.map(({ spec }) => spec.task));
  const layered = evidence.filter((of) => 'layered' in of);
  if (layered.length > 0) {
    const { checkLayered } = await import('./layered-check');
    send({ type: 'checked', reports: layered.map(checkLayered) });
    return;
  }
  const small = evidence.filter((of) => 'network' in of);
  const answers = await answersOn(engine, small);
  send({ type: 'checked', reports: small.map((of, i) => checkNetwork(of, answers[i])) });
}

/** Logits of each network, or the same reason for all why there are none. */
async function answersOn(engine: Wanted, evidence: readonly Evidence[]): Promise<EngineAnswers[]> {
  try {
    const backend = await openBackend(engine, false, false, ['population/evaluate']);
    const { kind, adapter } = backend.status;
    const on = `${kind === 'webgpu' ? 'GPU' : 'CPU'}, ${adapter}`;
    try {
      const answers: EngineAnswers[] = [];
      for (const { spec, seed, network } of evidence) {
        const bits = taskOf(spec.task).examples(spec, seed, 'test', spec.test);
        const count = Math.min(LOGITS, spec.test);
        answers.push({ logits: await engineLogits(backend, network, bits, count), on });
      }
      return answers;
    } finally {
      backend.destroy();
    }
  } catch (error) {
    return evidence.map(() => ({ failure: `${reasonOf(error)}.` }));
  }
}

async function retrain({ spec }: VerifyCommand & { type: 'retrain' }): Promise<void> {
  await runExperiment(spec, {
    open: () => openBackend('reference'),
    gate: async () => true,
    emit: ({ ...event }) => {
      if (event.type === 'frame') send({ type: 'frame', frame: event });
    },
  });
  send({ type: 'trained' });
}
