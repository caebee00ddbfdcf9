/** A run on the reference engine from its first frame to its last, with all it told. */
import fc from 'fast-check';
import type { Backend } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { type Emitted, runExperiment } from '../../src/engine/run';
import { METHODS, type Method } from '../../src/methods';
import type { Measures } from '../../src/model/measures';
import type { Network } from '../../src/model/network';
import type { Ledger } from '../../src/model/record';
import { MOMENTS, type Moment } from '../../src/model/timeline';
import type { Spec } from '../../src/spec/spec';
import { validateSpec } from '../../src/spec/validate';
import { smallSpec } from './small-run';

type Frame = Omit<Extract<Emitted, { type: 'frame' }>, 'type'>;

export interface WholeRun {
  readonly spec: Spec;
  /** By frame; one shown twice after a lost device is the later one. */
  readonly frames: readonly Frame[];
  /** Network of the first seed. */
  readonly network: (method: string, frame: number) => Network;
  /** Measures of the first seed. */
  readonly measures: (method: string, moment: Moment) => Measures;
  readonly ledger: (method: string) => Ledger | null;
}

/** Methods of whole small networks; one finds its groups in layered networks only. */
export const WHOLE_METHODS = METHODS.filter((method: Method) => method.groups !== 'features');

/** Runs to the end; `open` gives the backends, plain ones unless told. */
export async function wholeRun(
  spec: Spec,
  open: () => Promise<Backend> = async () => createCpuBackend(),
): Promise<WholeRun> {
  const frames: Frame[] = [];
  const measures = new Map<Moment, readonly Measures[]>();
  let ledgers: readonly (Ledger | null)[] = [];
  await runExperiment(spec, {
    open,
    gate: async () => true,
    emit: ({ ...event }) => {
      if (event.type === 'frame') frames[event.frame] = event;
      if (event.type === 'moment') measures.set(event.moment, event.measures);
      if (event.type === 'ledger') ledgers = event.ledgers;
    },
  });
  const place = (id: string): number => (spec.methods as readonly string[]).indexOf(id);
  return {
    spec,
    frames,
    network: (id, frame) => {
      const found = frames[frame]?.networks.find(({ method }) => method === id);
      if (!found) throw new Error(`no network of ${id} at frame ${frame}`);
      return found.network;
    },
    measures: (id, moment) => (measures.get(moment) as readonly Measures[])[place(id)],
    ledger: (id) => ledgers[place(id)] ?? null,
  };
}

/** Every measure of every method at every moment of a run. */
export const momentsOf = (run: WholeRun): [string, Moment, Measures][] =>
  run.spec.methods.flatMap((id) =>
    MOMENTS.map((moment): [string, Moment, Measures] => [id, moment, run.measures(id, moment)]),
  );

/**
 * Small valid specifications with all methods, long enough for edges to move once in most of them
 * (at step 100, if that is before three quarters).
 */
export const anyMethodSpec: fc.Arbitrary<Spec> = fc
  .record({
    clauses: fc.integer({ min: 1, max: 5 }),
    literals: fc.integer({ min: 1, max: 4 }),
    hidden: fc.integer({ min: 1, max: 5 }),
    alpha: fc.integer({ min: 1, max: 8 }),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    warmup: fc.integer({ min: 0, max: 3 }),
    finetune: fc.integer({ min: 0, max: 3 }),
    split: fc.integer({ min: -1, max: 6 }),
    opt: fc.constantFrom('sgd', 'adam'),
  })
  .map((given) => {
    const methods = WHOLE_METHODS.map(({ id }) => id);
    const small = { p: 0.3, train: 96, test: 64, batch: 2, lr: 0.02, methods };
    return validateSpec(smallSpec({ ...given, ...small } as Partial<Spec>)).spec;
  });
