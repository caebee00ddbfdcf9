/**
 * The self-test of a device: every kernel once or more, on known inputs, against known answers. For
 * an adapter that is there and computes wrongly; run when a backend is opened, before any training.
 */
import { now } from '../../lib/clock';
import { reasonOf } from '../../lib/reason';
import type { Backend } from '../backend';
import { wrongIn } from './compare';
import { type Known, knownAnswers } from './known';

export interface SelfTest {
  /** What is wrong, with the kernel's name first; null where nothing is. */
  readonly fault: string | null;
  readonly kernels: number;
  /** Of running and comparing; what compiles before is not counted, nor the known answers. */
  readonly milliseconds: number;
}

const known = new Map<boolean, Promise<Known>>();

/**
 * Tests a backend and leaves it without slots. `makeTwin` is called the first time only; `complete`:
 * also kernels and variants that few runs need.
 */
export async function selfTest(
  backend: Backend,
  makeTwin: () => Promise<Backend>,
  complete = true,
): Promise<SelfTest> {
  const answers = known.get(complete) ?? makeTwin().then((twin) => knownAnswers(twin, complete));
  known.set(complete, answers);
  const { plan, slots, steps } = await answers;
  const names = [...slots.keys()];
  const sizes = names.map((name) => [name, slots.get(name)?.length ?? 0] as const);
  const kernels = new Set(steps.map(({ dispatch }) => dispatch.kernel)).size;
  let began = now();
  try {
    const fill = (): void => {
      for (const [name, words] of slots) backend.write(name, 0, words);
    };
    await backend.allocate(Object.fromEntries(sizes));
    fill();
    // Compiles what is not compiled yet; then the slots as they were.
    await backend.run(steps.map(({ dispatch }) => dispatch));
    fill();
    began = now();
    await backend.run(steps.map(({ dispatch }) => dispatch));
    const written = steps.flatMap((step) => step.written.map((of) => ({ ...of, step })));
    const read = await backend.read(
      written.map(({ name, expected }) => ({ slot: name, offset: 0, words: expected.length })),
    );
    for (const [i, { slot, expected, step }] of written.entries()) {
      const { kernel } = step.dispatch;
      const trained = kernel === 'population/train' && slot === 'params';
      const moments = trained
        ? step.written.find((of) => of.slot === 'state')?.expected
        : undefined;
      const wrong = wrongIn(plan, kernel, slot, read[i], expected, moments);
      if (wrong) return { fault: `${kernel}: ${wrong}`, kernels, milliseconds: now() - began };
    }
    return { fault: null, kernels, milliseconds: now() - began };
  } catch (error) {
    const fault = reasonOf(error);
    return { fault, kernels, milliseconds: now() - began };
  } finally {
    backend.free();
  }
}
