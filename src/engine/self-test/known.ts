/**
 * The known answers: the tiny run on the TypeScript twins, dispatch by dispatch, with the contents of
 * every slot before and after. Each dispatch gets slots of its own, named by what they hold, so that
 * a device runs all of them at once and one wrong kernel spoils no other.
 */
import type { Backend, Dispatch } from '../backend';
import { upload } from '../checkpoint';
import { KERNELS } from '../kernels';
import { describeSplit, epochOrder, type Plan } from '../plan';
import { stepsAfter, stepsBefore, tinyPlan } from './steps';

/** A slot that a dispatch writes. */
export interface Written {
  /** Name in the plan, and in the test. */
  readonly slot: string;
  readonly name: string;
  /** What it is to hold afterwards. */
  readonly expected: Uint32Array;
}

export interface Known {
  readonly plan: Plan;
  /** Contents of the test's slots before anything runs. */
  readonly slots: ReadonlyMap<string, Uint32Array>;
  readonly steps: readonly { readonly dispatch: Dispatch; readonly written: readonly Written[] }[];
}

/** Runs the tiny run on the twins; about 50 ms. */
export async function knownAnswers(twin: Backend, complete = true): Promise<Known> {
  const plan = tinyPlan(complete);
  const slots = new Map<string, Uint32Array>();
  const versions = new Map<string, number>();
  const steps: Known['steps'][number][] = [];
  const read = async (names: readonly string[]): Promise<Uint32Array[]> =>
    twin.read(names.map((slot) => ({ slot, offset: 0, words: plan.sizes[slot] })));

  const perform = async (dispatch: Dispatch): Promise<void> => {
    const { bindings } = KERNELS[dispatch.kernel];
    const writes = bindings.map(([, access]) => access === 'read_write');
    const before = await read(dispatch.slots);
    const names = dispatch.slots.map((slot, i) => {
      const times = versions.get(slot) ?? 0;
      // Under their own name backends know the first descriptors, and which variants they need.
      const version = times === 0 ? slot : `${slot}@${times}`;
      const name = writes[i] ? `${version}#${steps.length}` : version;
      if (!slots.has(name)) slots.set(name, before[i]);
      return name;
    });
    await twin.run([dispatch]);
    const after = await read(dispatch.slots);
    const written = dispatch.slots.flatMap((slot, i): Written[] => {
      if (!writes[i]) return [];
      versions.set(slot, (versions.get(slot) ?? 0) + 1);
      return [{ slot, name: names[i], expected: after[i] }];
    });
    steps.push({ dispatch: { ...dispatch, slots: names }, written });
  };

  await upload(plan, twin, null);
  twin.write('order', 0, epochOrder(plan, 1));
  for (const dispatch of stepsBefore(plan)) await perform(dispatch);
  describeSplit(plan, plan.stepsPerEpoch);
  twin.write('replicas', 0, plan.descriptors);
  versions.set('replicas', 1);
  for (const dispatch of stepsAfter(plan)) await perform(dispatch);
  twin.free();
  return { plan, slots, steps };
}
