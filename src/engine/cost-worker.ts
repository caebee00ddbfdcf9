/** Measures what a step costs, off the page's thread; ended by whoever opened it (`cost-client.ts`). */
import { reasonOf } from '../lib/reason';
import type { CostAnswer, CostRequest } from './cost-client';
import { threadBandwidth } from './layered/copy-rate';
import { measureCost } from './layered/cost';
import { openLayered, openLayeredCpu } from './layered/open';

const send = (answer: CostAnswer): void => self.postMessage(answer);

self.onmessage = ({ data }: MessageEvent<CostRequest>) => {
  measure(data).catch((error: unknown) => {
    send({ type: 'failed', reason: reasonOf(error) });
  });
};

async function measure({ shape, on }: CostRequest): Promise<void> {
  const open = () =>
    on === 'webgpu' ? openLayered('webgpu') : openLayeredCpu({ reason: 'asked' });
  const copy = async (): Promise<number> => {
    if (on !== 'webgpu') return threadBandwidth();
    const { deviceBandwidth } = await import('./webgpu/bandwidth');
    return deviceBandwidth();
  };
  const cost = await measureCost(shape, open, copy, (share) => send({ type: 'progress', share }));
  send({ type: 'done', cost });
}
