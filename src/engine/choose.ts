/**
 * Decides for `auto` between GPU and CPU, by a short measured probe of the work at hand: a handful
 * of tiny networks may well be faster on the CPU. The numbers go with the answer, for people.
 */
import { now } from '../lib/clock';
import { reasonOf } from '../lib/reason';
import type { Spec } from '../spec/spec';
import { loadTasks, taskOf } from '../tasks';
import type { Backend } from './backend';
import { upload } from './checkpoint';
import type { Keeper } from './keeper';
import type { Wanted } from './open';
import { buildPlan, courseKey, epochOrder, type PlanMember } from './plan';
import type { BackendStatus } from './protocol';
import { trainSteps } from './schedule';

/** Steps of one measured dispatch, and milliseconds of them on each backend. */
const STEPS = 16;
const LONGEST = 60;
/** Networks probed at most; larger work is like them. */
const NETWORKS = 48;

export interface Choice {
  readonly backend: Wanted;
  /** Of the backend, with how it came to be chosen. */
  readonly status: BackendStatus;
}

/** Replica-steps per second of training these members, apart from a first, unmeasured dispatch. */
export async function rateOf(backend: Backend, members: readonly PlanMember[]): Promise<number> {
  const shrunk = members.map(({ spec, seed }) => {
    const small = { train: spec.batch * STEPS, test: 64, warmup: 1, finetune: 0, split: -1 };
    return { spec: { ...spec, ...small }, seed };
  });
  const plan = buildPlan(shrunk, []);
  await upload(plan, backend, null);
  try {
    backend.write('order', 0, epochOrder(plan, 1));
    await backend.run(trainSteps(plan, 0, 0, STEPS));
    const began = now();
    let dispatches = 0;
    while (dispatches === 0 || now() - began < LONGEST) {
      await backend.run(trainSteps(plan, 0, 0, STEPS));
      dispatches++;
    }
    return (dispatches * STEPS * plan.replicas.length * 1000) / Math.max(now() - began, 0.01);
  } finally {
    backend.free();
  }
}

/** Members of one course, as many as are worth probing. */
function sample(members: readonly PlanMember[]): readonly PlanMember[] {
  const [first] = members;
  const alike = members.filter(({ spec }) => courseKey(spec) === courseKey(first.spec));
  return alike.slice(0, Math.max(1, Math.floor(NETWORKS / first.spec.methods.length)));
}

const keyOf = (members: readonly PlanMember[]): string =>
  members
    .map(({ spec }) => {
      const { hidden, batch, opt, methods } = spec;
      return [taskOf(spec.task).inputs(spec), hidden, batch, opt, methods.length].join(' ');
    })
    .join('|');

/** Where backends of one table of kernels are kept. */
export interface Keepers<B extends Measurable> {
  readonly gpu: Keeper<B>;
  readonly cpu: Keeper<B>;
}

type Measurable = Pick<Backend, 'status' | 'destroy' | 'lost'>;

/** Some work to be measured. */
export interface Probed<B> {
  /** Equal for work of the same sizes, which is measured once. */
  readonly key: string;
  /** Replica-steps per second of that work, on one thread of the CPU. */
  readonly rate: (backend: B) => Promise<number>;
}

/** What was found before, by the key of the work. */
const known = new Map<string, { readonly webgpu: number; readonly cpu: number }>();

/**
 * The backend that is wanted, or for `auto` the one that is measured to be faster where `workers` may
 * train side by side on the CPU. Opens it, and for `auto` both. Throws where nothing can be opened.
 */
export async function chooseBetween<B extends Measurable>(
  wanted: Spec['backend'],
  workers: number,
  keepers: Keepers<B>,
  probed: () => Probed<B>,
): Promise<Choice> {
  if (wanted === 'cpu' || wanted === 'reference') {
    const { status } = await keepers.cpu.get(wanted, false);
    return { backend: wanted, status };
  }
  const gpu = await keepers.gpu.get('webgpu', false);
  // Where there is none, what was opened in its place says why.
  if (gpu.status.kind === 'cpu') return { backend: 'cpu', status: gpu.status };
  if (wanted === 'webgpu') return { backend: 'webgpu', status: gpu.status };
  const cpu = await keepers.cpu.get('cpu', false);
  const { key, rate } = probed();
  const found = known.get(key);
  let webgpu = found?.webgpu ?? 0;
  try {
    if (!found) webgpu = await rate(gpu);
  } catch (error) {
    // Lost, out of memory, a kernel refused: whatever it is, the CPU is there.
    return { backend: 'cpu', status: { ...cpu.status, reason: 'broken', detail: reasonOf(error) } };
  }
  const rates = { webgpu, cpu: found?.cpu ?? (await rate(cpu)) };
  known.set(key, rates);
  const probe = { ...rates, workers };
  return rates.webgpu >= rates.cpu * workers
    ? { backend: 'webgpu', status: { ...gpu.status, probe } }
    : { backend: 'cpu', status: { ...cpu.status, reason: 'slower', probe } };
}

/** The backend for these members; see `chooseBetween`. */
export async function choose(
  wanted: Spec['backend'],
  members: readonly PlanMember[],
  workers: number,
  keepers: Keepers<Backend>,
): Promise<Choice> {
  if (wanted === 'auto' || wanted === 'webgpu') {
    await loadTasks(members.map(({ spec }) => spec.task));
  }
  return chooseBetween(wanted, workers, keepers, () => {
    const some = sample(members);
    return { key: keyOf(some), rate: (backend) => rateOf(backend, some) };
  });
}
