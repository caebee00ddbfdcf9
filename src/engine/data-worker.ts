/**
 * Reads, loads or makes one dataset off the page's thread, posts it and is then ended by whoever
 * opened it (`data-client.ts`).
 */
import { reasonOf } from '../lib/reason';
import { readFiles } from '../tasks/embeddings/read';
import { embeddingSample } from '../tasks/embeddings/sample';
import { loadFashion, ShardError } from '../tasks/fashion-mnist/load';
import type { RealDataset } from '../tasks/real-dataset';
import type { DataAnswer, DataRequest } from './data-client';

const send = (answer: DataAnswer, transfer: Transferable[] = []): void =>
  self.postMessage(answer, { transfer });

self.onmessage = ({ data }: MessageEvent<DataRequest>) => {
  answer(data).catch((error: unknown) => {
    const text = reasonOf(error);
    const file = error instanceof ShardError ? error.file : '';
    send({ type: 'failed', problems: [{ text: `${text}.`, file, place: null }], more: 0 });
  });
};

async function answer(request: DataRequest): Promise<void> {
  switch (request.type) {
    case 'files': {
      const read = await readFiles(request.files);
      if (read.ok) return done(read.dataset, read.notes);
      return send({ type: 'failed', problems: read.problems, more: read.more });
    }
    case 'fashion-mnist': {
      const { base, all } = request;
      const onProgress = ({ loaded, total }: { loaded: number; total: number }) =>
        send({ type: 'progress', loaded, total });
      return done(await loadFashion({ base, all, onProgress }), []);
    }
    case 'sample':
      return done(await embeddingSample(request.shape), []);
    default:
      request satisfies never;
  }
}

/** Handed over, not copied: features may be all that memory has room for. */
function done(dataset: RealDataset, notes: readonly string[]): void {
  const buffers = [dataset.features.buffer, dataset.labels.buffer];
  send({ type: 'done', dataset, notes }, buffers as ArrayBuffer[]);
}
