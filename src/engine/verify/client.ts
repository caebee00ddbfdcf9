/** The page's way to the worker that checks: one worker for each request, ended with it. */
import type { Spec } from '../../spec/spec';
import { neededData } from '../needed-data';
import type { Wanted } from '../open';
import { type OpenPort, portOf } from '../worker-port';
import type { Evidence, Report } from './check';
import type { LayeredEvidence } from './layered-check';
import type { RetrainedFrame, VerifyAnswer, VerifyCommand } from './worker-protocol';

export type OpenVerifyPort = OpenPort<VerifyCommand, VerifyAnswer>;

const openWorker: OpenVerifyPort = (...heard) =>
  portOf(
    new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'verify' }),
    ...heard,
  );

export interface VerifyOptions {
  readonly signal: AbortSignal;
  /** In place of a worker, for tests. */
  readonly openPort?: OpenVerifyPort;
}

/** One command, until `done` makes something of an answer. Rejects where it failed or was ended. */
function ask<T>(
  command: VerifyCommand,
  { signal, openPort = openWorker }: VerifyOptions,
  done: (answer: VerifyAnswer) => { readonly value: T } | null,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', abort);
      port.terminate();
      settle();
    };
    const abort = (): void => end(() => reject(signal.reason));
    const port = openPort(
      (answer) => {
        if (answer.type === 'failed') return end(() => reject(new Error(answer.message)));
        const found = done(answer);
        if (found) end(() => resolve(found.value));
      },
      (reason) => end(() => reject(new Error(reason || 'the worker stopped'))),
    );
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    port.post(command);
  });
}

/** Checks networks of one run; `engine` computes logits. Rejects where that was not possible. */
export async function requestCheck(
  evidence: readonly (Evidence | LayeredEvidence)[],
  engine: Wanted,
  options: VerifyOptions,
): Promise<readonly Report[]> {
  const needed = evidence[0] ? neededData(evidence[0].spec) : null;
  return ask({ type: 'check', evidence, engine, needed }, options, (answer) =>
    answer.type === 'checked' ? { value: answer.reports } : null,
  );
}

/** Trains a specification of one seed on the reference, telling each frame. */
export async function requestRetraining(
  spec: Spec,
  onFrame: (frame: RetrainedFrame) => void,
  options: VerifyOptions,
): Promise<void> {
  const needed = neededData(spec);
  return ask({ type: 'retrain', spec, needed }, options, (answer) => {
    if (answer.type === 'frame') onFrame(answer.frame);
    return answer.type === 'trained' ? { value: undefined } : null;
  });
}
