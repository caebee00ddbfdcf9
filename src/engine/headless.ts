/**
 * A run without a page: the link in, one report out. Runs in Node (CPU engine) and in a bare
 * Chromium page (WebGPU); `scripts/experiment.mjs` is its command line.
 */
import type { Measures } from '../model/measures';
import { epochOf, type Moment, momentFrame } from '../model/timeline';
import { isLayered } from '../spec/layers';
import { type Spec, scheduleOf } from '../spec/spec';
import { assertData } from './headless-data';
import { decodeStrictly } from './headless-link';
import { Keeper } from './keeper';
import { runLayeredExperiment } from './layered/experiment';
import { openLayered } from './layered/open';
import { openBackend, type Wanted } from './open';
import type { BackendKind } from './protocol';
import { type Emitted, runExperiment } from './run';

export { type GivenFile, provideData } from './headless-data';

/** One replica at one moment. */
export interface Row extends Measures {
  readonly method: string;
  readonly seed: number;
  readonly moment: Moment;
  readonly epoch: number;
}

export interface HeadlessReport {
  readonly spec: Spec & { readonly v: number };
  readonly backend: BackendKind;
  readonly adapter: string;
  readonly results: readonly Row[];
  readonly replicaSteps: number;
  readonly seconds: number;
  readonly warnings: readonly string[];
}

/**
 * Runs the experiment of a link, a fragment or '' (the defaults).
 * Throws LinkError on any value that a page would have replaced, and Error where the asked
 * backend is not to be had.
 */
export async function runHeadless(
  link: string,
  options: {
    readonly backend?: Spec['backend'];
    readonly onProgress?: (line: string) => void;
  } = {},
): Promise<HeadlessReport> {
  const { spec: decoded } = decodeStrictly(link);
  assertData(decoded);
  const asked = options.backend ?? decoded.backend;
  // Without a page there is no one to wait for a probe: the CPU is at hand.
  const wanted: Wanted = asked === 'auto' ? 'cpu' : asked;
  const spec: Spec = { ...decoded, backend: wanted };
  const results: Row[] = [];
  const warnings: string[] = [];
  let replicas: readonly { readonly method: string; readonly seed: number }[] = [];
  let backend: { kind: BackendKind; adapter: string } = { kind: 'cpu', adapter: '' };
  let finished = { replicaSteps: 0, seconds: 0 };
  let told = 0;
  const keeper = new Keeper((backend, lost) => openBackend(backend, lost, true));
  const layered = new Keeper((backend, lost) => openLayered(backend, lost, true));
  const how = {
    gate: async () => true,
    watch: 'moments',
    emit: (event: Emitted) => {
      if (event.type === 'started') {
        replicas = event.replicas;
        backend = event.backend;
        if (event.backend.detail) warnings.push(event.backend.detail);
      } else if (event.type === 'moment') {
        const schedule = scheduleOf(spec);
        const epoch = epochOf(schedule, momentFrame(schedule, event.moment));
        event.measures.forEach((m, r) => {
          const replica = replicas[r];
          results.push({ ...replica, moment: event.moment, epoch, ...m });
        });
      } else if (event.type === 'diverged') {
        const { method, seed } = replicas[event.replica];
        warnings.push(`${method}, seed ${seed}: diverged at epoch ${event.epoch}`);
      } else if (event.type === 'device') {
        warnings.push(event.message);
        backend = event.backend;
      } else if (event.type === 'finished') {
        finished = event;
      } else if (event.type === 'progress' && event.done / event.total >= told / 10) {
        told++;
        options.onProgress?.(`${Math.round((100 * event.done) / event.total)} % of the steps`);
      }
    },
  } as const;
  try {
    if (isLayered(spec)) {
      await runLayeredExperiment(spec, {
        ...how,
        open: (...after) => layered.get(wanted, ...after),
      });
    } else await runExperiment(spec, { ...how, open: (...after) => keeper.get(wanted, ...after) });
  } finally {
    await Promise.all([keeper.dispose(), layered.dispose()]);
  }
  return {
    spec: { v: 1, ...spec },
    backend: backend.kind,
    adapter: backend.adapter,
    results,
    replicaSteps: finished.replicaSteps,
    seconds: finished.seconds,
    warnings,
  };
}
