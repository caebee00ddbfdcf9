/**
 * The self-test of the layered table, run when a backend is opened: a tiny run on the TypeScript
 * twins, and each of its dispatches on the device, from the very same words to the same answers. What
 * one kernel gets wrong spoils no other, so the one that is named is the one that is wrong.
 */
import { now } from '../../lib/clock';
import { reasonOf } from '../../lib/reason';
import { methodOf } from '../../methods';
import { type Dataset, plainScaling } from '../../model/dataset';
import type { SlotSizes } from '../backend';
import type { SelfTest } from '../self-test';
import { highestVariant } from '../webgpu/layered-variants';
import type { LayeredBackend } from './backend';
import { LAYERED_KERNELS, type LayeredDispatch } from './kernels';
import { buildLayeredPlan, type LayeredPlan } from './plan';
import { runLayered } from './run';
import { wrongIn } from './self-test-compare';
import type { LayeredSpec } from './spec';

const ROWS = { train: 24, test: 13 } as const;
const COLUMNS = 9;
const CLASSES = 3;

/** Two hidden layers, both split; the middle one is where every kernel has two sides. */
const SPEC: LayeredSpec = {
  hidden: [5, 4],
  activation: 'relu',
  alpha: 2,
  splitLayers: [0, 1],
  methods: ['dense', 'fpe-random', 'fpe-feature', 'fpe-reinit'].map(methodOf),
  seeds: [1],
  oneLogit: false,
  opt: 'adam',
  lr: 0.01,
  momentum: 0.9,
  batch: 12,
  warmup: 1,
  finetune: 1,
};

/** What the first leaves out, as a device compiles it apart: smooth activations, bytes, one logit. */
const SMOOTH: LayeredSpec = { ...SPEC, activation: 'gelu', opt: 'sgd', oneLogit: true };

/** Rows with something to learn, the same everywhere. */
function tinyDataset(classes: number, bytes: boolean): Dataset {
  const rows = ROWS.train + ROWS.test;
  const labels = Uint16Array.from({ length: rows }, (_, b) => b % classes);
  const values = Array.from({ length: rows * COLUMNS }, (_, at) => {
    const [b, j] = [Math.floor(at / COLUMNS), at % COLUMNS];
    return ((b * 37 + j * 11 + labels[b] * 5) % 17) / 8 - 1;
  });
  const features = bytes
    ? Uint8Array.from(values, (x) => Math.round(127 + 100 * x))
    : Float32Array.from(values);
  return { features, rows, columns: COLUMNS, labels, classes };
}

function tinyPlan(spec: LayeredSpec): LayeredPlan {
  const dataset = tinyDataset(spec.oneLogit ? 2 : CLASSES, spec.oneLogit);
  const rows = Uint32Array.from({ length: dataset.rows }, (_, i) => i);
  const parts = { train: rows.subarray(0, ROWS.train), test: rows.subarray(ROWS.train) };
  return buildLayeredPlan(spec, dataset, [{ parts, scaling: plainScaling(dataset) }]);
}

/** One dispatch, and all words of its slots before and after. */
interface Step {
  readonly dispatch: LayeredDispatch;
  readonly slots: readonly string[];
  readonly before: readonly Uint32Array[];
  readonly after: readonly Uint32Array[];
}

export interface Known {
  readonly plan: LayeredPlan;
  readonly sizes: SlotSizes;
  readonly steps: readonly Step[];
}

/** The tiny run on the twins: of every kernel the first dispatch of each layer, before and after the split. */
async function answersOf(twin: LayeredBackend, spec: LayeredSpec): Promise<Known> {
  const plan = tinyPlan(spec);
  const steps = new Map<string, Step>();
  let split = false;
  const perform = async (dispatch: LayeredDispatch): Promise<void> => {
    const { kernel, params } = dispatch;
    const layer = 'layer' in params ? params.layer : 0;
    const key = [kernel, split, layer, ...dispatch.slots].join(' ');
    const slots = [...new Set(dispatch.slots)];
    const read = () =>
      twin.read(slots.map((slot) => ({ slot, offset: 0, words: plan.sizes[slot] })));
    const before = steps.has(key) ? null : await read();
    await twin.run([dispatch]);
    if (before) steps.set(key, { dispatch, slots, before, after: await read() });
    split ||= kernel === 'layered/compact';
  };
  const recorder: LayeredBackend = {
    ...twin,
    async run(dispatches) {
      for (const dispatch of dispatches) await perform(dispatch);
    },
  };
  await runLayered(plan, recorder);
  twin.free();
  return { plan, sizes: plan.sizes, steps: [...steps.values()] };
}

/** What is tested: only dense variants; all but the smooth ones; all. Later ones compile more. */
export const STAGES = { dense: 0, sparse: 1, all: 2 } as const;

export async function layeredAnswers(
  twin: LayeredBackend,
  stage: number = STAGES.all,
): Promise<Known[]> {
  const relu = await answersOf(twin, SPEC);
  if (stage === STAGES.all) return [relu, await answersOf(twin, SMOOTH)];
  if (stage === STAGES.sparse) return [relu];
  const dense = ({ dispatch, slots, before }: Step): boolean =>
    highestVariant(dispatch, before[slots.indexOf('layers')]) === 0;
  return [{ ...relu, steps: relu.steps.filter(dense) }];
}

const known = new Map<number, Promise<Known[]>>();

/** Tests a backend and leaves it without slots. `makeTwin` is called once a stage. */
export async function layeredSelfTest(
  backend: LayeredBackend,
  makeTwin: () => Promise<LayeredBackend>,
  stage: number = STAGES.all,
): Promise<SelfTest> {
  const answers = known.get(stage) ?? makeTwin().then((twin) => layeredAnswers(twin, stage));
  known.set(stage, answers);
  const runs = await answers;
  const kernels = new Set(runs.flatMap(({ steps }) => steps.map((s) => s.dispatch.kernel))).size;
  let milliseconds = 0;
  try {
    for (const { plan, sizes, steps } of runs) {
      await backend.allocate(sizes);
      for (const step of steps) {
        const { dispatch, slots, before, after } = step;
        const restore = (): void => {
          slots.forEach((slot, i) => {
            backend.write(slot, 0, before[i]);
          });
        };
        restore();
        // Compiles what is not compiled yet; then the slots as they were.
        await backend.run([dispatch]);
        restore();
        const began = now();
        await backend.run([dispatch]);
        const read = await backend.read(
          slots.map((slot, i) => ({ slot, offset: 0, words: after[i].length })),
        );
        milliseconds += now() - began;
        const { bindings } = LAYERED_KERNELS[dispatch.kernel];
        for (const [i, slot] of slots.entries()) {
          const at = dispatch.slots.indexOf(slot);
          const writes = bindings[at][1] === 'read_write';
          const moments = writes && slot === 'params' ? after[slots.indexOf('state')] : undefined;
          const wrong = wrongIn(plan, dispatch.kernel, slot, read[i], after[i], moments);
          if (wrong) return { fault: `${dispatch.kernel}: ${wrong}`, kernels, milliseconds };
        }
      }
    }
    return { fault: null, kernels, milliseconds };
  } catch (error) {
    const fault = reasonOf(error);
    return { fault, kernels, milliseconds };
  } finally {
    backend.free();
  }
}
