/**
 * A sweep's worker: trains one batch after another on its own backend. What to train and when is
 * decided by `client.ts`, which may run several of these side by side.
 */
import { reasonOf } from '../../lib/reason';
import { isLayered } from '../../spec/layers';
import type { Backend } from '../backend';
import { type Choice, choose } from '../choose';
import { Gate } from '../gate';
import type { Keeper } from '../keeper';
import { disposeKept, keepers, layered, layeredKeepers } from '../kept';
import { keepNeeded } from '../needed-data';
import { openCpu, type Why, whyCpu } from '../open';
import { runBatch } from './run-batch';
import type { WorkerCommand, WorkerEvent } from './worker-protocol';

const send = (event: WorkerEvent): void => self.postMessage(event);
let gate: Gate | null = null;
/** Paused between batches: the next one starts paused. */
let paused = false;
let backend: Pick<Backend, 'loseDevice'> | null = null;
let losses = 0;
/** What the GPU could not do; the CPU then trains what is left. */
let fault: string | undefined;

self.onmessage = ({ data }: MessageEvent<WorkerCommand>) => {
  switch (data.type) {
    case 'data':
      return keepNeeded(data.needed);
    case 'open':
      losses = 0;
      fault = undefined;
      return void answer(async () => {
        const choice = await choiceFor(data);
        // What was only measured is let go of again.
        if (choice.backend !== 'webgpu') await disposeKept(['gpu']);
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
    send({ type: 'failed', message: reasonOf(error) });
  });
}

async function choiceFor({
  backend,
  members,
  workers,
}: WorkerCommand & { type: 'open' }): Promise<Choice> {
  const large = members.find(({ spec }) => isLayered(spec));
  if (!large) return choose(backend, members, workers, keepers);
  const spec = { ...large.spec, backend, seed: large.seed, seeds: 1 };
  return (await layered()).chooseLayered(spec, workers, layeredKeepers);
}

async function train({ members, backend: wanted }: WorkerCommand & { type: 'batch' }) {
  const own = new Gate(() => {});
  gate = own;
  if (paused) own.pause();
  const on = wanted === 'webgpu' ? 'gpu' : 'cpu';
  const opening =
    <B extends Pick<Backend, 'destroy' | 'lost' | 'loseDevice'>>(
      keeper: Keeper<B>,
      onCpu: (why: Why) => Promise<B>,
    ) =>
    async (lost: boolean, found?: string): Promise<B> => {
      if (lost) losses++;
      fault ??= found;
      const why = whyCpu(losses, fault);
      const opened = why ? await onCpu(why) : await keeper.get(wanted, lost);
      backend = opened;
      return opened;
    };
  try {
    const results = await runBatch(members, {
      open: opening(keepers[on], openCpu),
      layered: opening(layeredKeepers[on], async (why) => (await layered()).openLayeredCpu(why)),
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
  await disposeKept(['gpu', 'cpu']);
  backend = null;
  losses = 0;
  fault = undefined;
  const { living } = await import('../webgpu/slots');
  send({ type: 'released', ...living });
}
