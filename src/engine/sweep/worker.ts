/**
 * A sweep's worker: trains one batch after another on its own backend. What to train and when is
 * decided by `client.ts`, which may run several of these side by side.
 */
import { keepDataset } from '../../tasks/data-store';
import type { Backend } from '../backend';
import { choose } from '../choose';
import { Gate } from '../gate';
import { Keeper } from '../keeper';
import { openBackend, openCpu } from '../open';
import { runBatch } from './run-batch';
import type { WorkerCommand, WorkerEvent } from './worker-protocol';

/** Devices lost in one sweep after which the CPU takes over for the rest of it. */
const PATIENCE = 3;

const keepers = { gpu: new Keeper(openBackend), cpu: new Keeper(openBackend) };
const send = (event: WorkerEvent): void => self.postMessage(event);
let gate: Gate | null = null;
/** Paused between batches: the next one starts paused. */
let paused = false;
let backend: Backend | null = null;
let losses = 0;

self.onmessage = ({ data }: MessageEvent<WorkerCommand>) => {
  switch (data.type) {
    case 'data':
      return keepDataset(data.dataset);
    case 'open':
      losses = 0;
      return void answer(async () => {
        const choice = await choose(data.backend, data.members, data.workers, keepers);
        // What was only measured is let go of again.
        if (choice.backend !== 'webgpu') await keepers.gpu.dispose();
        send({ type: 'opened', choice });
      });
    case 'batch':
      return void answer(() => train(data));
    case 'pause':
      paused = true;
      return gate?.pause();
    case 'resume':
      paused = false;
      return gate?.resume();
    case 'release':
      gate?.stop();
      paused = false;
      return void answer(release);
    case 'lose-device':
      return backend?.loseDevice();
    default:
      data satisfies never;
  }
};

/** Commands that take time answer one after the other. */
let before: Promise<void> = Promise.resolve();
function answer(work: () => Promise<void>): void {
  before = before.then(work).catch((error: unknown) => {
    send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
}

async function train({ members, backend: wanted }: WorkerCommand & { type: 'batch' }) {
  const own = new Gate(() => {});
  gate = own;
  if (paused) own.pause();
  const keeper = wanted === 'webgpu' ? keepers.gpu : keepers.cpu;
  const open = async (lost: boolean): Promise<Backend> => {
    if (lost) losses++;
    backend =
      losses >= PATIENCE ? await openCpu({ reason: 'lost' }) : await keeper.get(wanted, lost);
    return backend;
  };
  try {
    const results = await runBatch(members, {
      open,
      gate: (at) => own.pass(at),
      onProgress: (done, total) => send({ type: 'progress', share: done / total }),
      onDevice: (event) => send({ type: 'device', backend: event.backend, message: event.message }),
    });
    if (results) send({ type: 'results', results });
  } finally {
    if (gate === own) gate = null;
  }
}

async function release(): Promise<void> {
  await Promise.all([keepers.gpu.dispose(), keepers.cpu.dispose()]);
  backend = null;
  losses = 0;
  const { living } = await import('../webgpu/slots');
  send({ type: 'released', ...living });
}
