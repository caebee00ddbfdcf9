/** The page's way to a measurement of cost: a worker of its own, ended with it. */
import { later } from '../lib/text';
import type { Cost, CostShape } from './layered/cost';
import { portOf } from './worker-port';

export interface CostRequest {
  readonly shape: CostShape;
  readonly on: 'webgpu' | 'cpu';
}

export type CostAnswer =
  /** Share of the measurement that is done, 0 … 1. */
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'done'; readonly cost: Cost }
  | { readonly type: 'failed'; readonly reason: string };

/** Measures; `onAnswer` is told until it is done or has failed. Returns what calls it off. */
export function requestCost(
  request: CostRequest,
  onAnswer: (answer: CostAnswer) => void,
): () => void {
  const port = portOf<CostRequest, CostAnswer>(
    new Worker(new URL('./cost-worker.ts', import.meta.url), { type: 'module', name: 'cost' }),
    (answer) => tell(answer),
    (reason) => tell({ type: 'failed', reason: reason || later('the worker stopped') }),
  );
  const tell = (answer: CostAnswer): void => {
    if (answer.type !== 'progress') port.terminate();
    onAnswer(answer);
  };
  port.post(request);
  return () => port.terminate();
}
