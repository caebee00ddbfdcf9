/** A layered run without a page: data and settings in, one report out. `scripts/layered.mjs` calls it. */
import { now } from '../../lib/clock';
import { mean } from '../../lib/statistics';
import type { Dataset, DatasetParts, FeatureScaling } from '../../model/dataset';
import { createLayeredCpuBackend } from '../cpu/layered/backend';
import { createLayeredWasmBackend } from '../wasm/layered-backend';
import type { LayeredBackend } from './backend';
import { layeredMethodOf } from './methods';
import { buildLayeredPlan, type LayeredSpec } from './plan';
import { type LayeredFrame, runLayered } from './run';
import type { SplitLedger } from './split';

export interface LayeredSettings extends Omit<LayeredSpec, 'methods'> {
  readonly methods: readonly string[];
}

export interface LayeredRow {
  readonly method: string;
  readonly seed: number;
  /** Test accuracy at the last epoch of the warm-up, right after the split, and at the end. */
  readonly warm: number;
  readonly split: number;
  readonly end: number;
  readonly loss: number;
  readonly ledger: SplitLedger | null;
}

export interface LayeredReport {
  readonly rows: readonly LayeredRow[];
  /** Mean over seeds of the accuracy at the end minus the dense network's, by method. */
  readonly gains: Readonly<Record<string, number>>;
  readonly replicaSteps: number;
  readonly seconds: number;
}

/** Engines of a machine without a page. */
const ENGINES = {
  wasm: createLayeredWasmBackend,
  typescript: async (): Promise<LayeredBackend> => createLayeredCpuBackend(),
} as const;
export type HeadlessEngine = keyof typeof ENGINES;

/** Trains one plan to its end. */
export async function runLayeredHeadless(
  settings: LayeredSettings,
  dataset: Dataset,
  parts: DatasetParts,
  scaling: FeatureScaling,
  onFrame: (frame: LayeredFrame) => void = () => {},
  engine: HeadlessEngine = 'wasm',
): Promise<LayeredReport> {
  const methods = settings.methods.map(layeredMethodOf);
  const spec: LayeredSpec = { ...settings, methods };
  const data = spec.seeds.map(() => ({ parts, scaling }));
  const plan = buildLayeredPlan(spec, dataset, data);
  const backend = await ENGINES[engine]();
  const start = now();
  const { frames, ledgers } = await runLayered(plan, backend, { emit: onFrame });
  const seconds = (now() - start) / 1000;
  backend.destroy();
  const at = (r: number, found: LayeredFrame | undefined) =>
    found?.test[r] ?? { accuracy: Number.NaN, loss: Number.NaN };
  const rows = plan.replicas.map(
    ({ method, seed }, r): LayeredRow => ({
      method: method.id,
      seed,
      warm: at(
        r,
        frames.find(({ epoch, split }) => epoch === spec.warmup && !split),
      ).accuracy,
      split: at(
        r,
        frames.find(({ split }) => split),
      ).accuracy,
      end: at(r, frames.at(-1)).accuracy,
      loss: at(r, frames.at(-1)).loss,
      ledger: ledgers[r],
    }),
  );
  const dense = rows.filter(({ method }) => method === 'dense');
  const gains = Object.fromEntries(
    methods.map(({ id }) => {
      const mine = rows.filter(({ method }) => method === id);
      const differences = mine.flatMap(({ seed, end }) =>
        dense.filter((d) => d.seed === seed).map((d) => end - d.end),
      );
      return [id, mean(differences)];
    }),
  );
  const steps = plan.stepsPerEpoch * (spec.warmup + spec.finetune);
  return { rows, gains, replicaSteps: steps * plan.replicas.length, seconds };
}
