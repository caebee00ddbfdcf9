/**
 * The page's way to a dataset: a worker of its own for each request, so that reading a file of
 * hundreds of megabytes neither blocks the page nor can outlive being called off.
 */
import { later } from '../lib/text';
import type { FileProblem, SourceFile } from '../tasks/embeddings/read';
import type { SampleShape } from '../tasks/embeddings/sample';
import type { RealDataset } from '../tasks/real-dataset';
import { type OpenPort, portOf } from './worker-port';

export type DataRequest =
  /** Dropped, chosen or pasted together. */
  | { readonly type: 'files'; readonly files: readonly SourceFile[] }
  /** `base`: absolute address of the folder of the shards; `all`: 70,000 images, not 12,000. */
  | { readonly type: 'fashion-mnist'; readonly base: string; readonly all: boolean }
  | { readonly type: 'sample'; readonly shape?: SampleShape };

export type DataAnswer =
  /** Bytes. */
  | { readonly type: 'progress'; readonly loaded: number; readonly total: number }
  | { readonly type: 'done'; readonly dataset: RealDataset; readonly notes: readonly string[] }
  | {
      readonly type: 'failed';
      readonly problems: readonly FileProblem[];
      readonly more: number;
    };

export type DataOutcome = Exclude<DataAnswer, { type: 'progress' }>;

export type OpenDataPort = OpenPort<DataRequest, DataAnswer>;

const openWorker: OpenDataPort = (...heard) =>
  portOf(
    new Worker(new URL('./data-worker.ts', import.meta.url), { type: 'module', name: 'data' }),
    ...heard,
  );

export interface DataOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (loaded: number, total: number) => void;
  /** In place of a worker, for tests. */
  readonly openPort?: OpenDataPort;
}

/** Asks for a dataset. Rejects only once the signal is aborted, with its reason. */
export function requestData(
  request: DataRequest,
  { signal, onProgress, openPort = openWorker }: DataOptions = {},
): Promise<DataOutcome> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const end = (): void => {
      signal?.removeEventListener('abort', abort);
      port.terminate();
    };
    const abort = (): void => {
      end();
      reject(signal?.reason);
    };
    const port = openPort(
      (answer) => {
        if (answer.type === 'progress') return onProgress?.(answer.loaded, answer.total);
        end();
        resolve(answer);
      },
      (reason) => {
        end();
        const text = later`The data could not be read (${reason || later('the worker stopped')}).`;
        resolve({ type: 'failed', problems: [{ text, file: '', place: null }], more: 0 });
      },
    );
    signal?.addEventListener('abort', abort);
    port.post(request);
  });
}
