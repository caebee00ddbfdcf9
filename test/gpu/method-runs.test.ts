/** A whole run of all methods on WebGPU against the CPU twin. */
import { expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { METHODS } from '../../src/methods';
import {
  dealtOf,
  MASK_MEASURES,
  type MeasureId,
  nullOf,
  WEIGHT_MEASURES,
} from '../../src/model/measures';
import { lastFrame } from '../../src/model/timeline';
import { scheduleOf } from '../../src/spec/spec';
import { difference, EXACT, expectClose } from '../support/compare';
import { requireBackend } from '../support/gpu-worlds';
import { smallSpec } from '../support/small-run';
import { momentsOf, type WholeRun, wholeRun } from '../support/whole-run';

const methods = METHODS.map(({ id }) => id);
/** Long enough for edges to move twice; α whose inverse has sixteen binary digits. */
const SPEC = smallSpec({
  ...{ methods, hidden: 6, alpha: 3, seeds: 2 },
  ...{ train: 1280, test: 2048, warmup: 4, finetune: 4 },
});

/** Counted in whole numbers, or made of such. */
const COUNTED: readonly MeasureId[] = [
  ...(['nonzeros', 'connections', 'rank', nullOf('rank')] as const),
  ...MASK_MEASURES,
  ...MASK_MEASURES.map(dealtOf),
];
const LEARNED = ['accuracy', 'trainAccuracy', 'trimmedAccuracy', 'loss'] as const;
const SEEN = WEIGHT_MEASURES.flatMap((id) => [id, nullOf(id)]);

const numbersOf = (run: WholeRun, ids: readonly MeasureId[]): number[] =>
  momentsOf(run).flatMap(([, , measures]) => ids.map((id) => measures[id]));

/** What a network looks like: who reads what, whose output is connected. */
function masksOf(run: WholeRun, id: string, frame: number) {
  const { childStart, edgeInput, outputAlive } = run.network(id, frame);
  return [childStart, edgeInput, outputAlive].map((words) => [...words]);
}

test('all methods: the same counts and masks, accuracies close', async () => {
  const gpu = await requireBackend();
  const a = await wholeRun(SPEC, async () => gpu);
  const b = await wholeRun(SPEC, async () => createCpuBackend());
  gpu.destroy();
  const last = lastFrame(scheduleOf(SPEC));
  expect(a.frames).toHaveLength(last + 1);
  expectClose('counts', numbersOf(a, COUNTED), numbersOf(b, COUNTED), EXACT);
  for (const id of methods) {
    expect(a.ledger(id), id).toEqual(b.ledger(id));
    for (const frame of [0, SPEC.warmup + 1, last]) {
      expect(masksOf(a, id, frame), `${id} at frame ${frame}`).toEqual(masksOf(b, id, frame));
    }
  }
  const moved = methods.filter((id) => String(masksOf(a, id, 0)) !== String(masksOf(a, id, last)));
  const still = ['dense', 'dense-wide', 'sparse-wide', 'dropconnect'];
  expect(moved).toEqual(methods.filter((id) => !still.includes(id)));
  const near = { atol: 4e-3, rtol: 2e-3 };
  for (const ids of [LEARNED, SEEN]) {
    const [x, y] = [a, b].map((run) => numbersOf(run, ids));
    expectClose(ids.join(), x, y, near);
    // Control: one of them off by 1 %.
    expect(difference(x, [y[0] + 0.01, ...y.slice(1)], near)).not.toBeNull();
  }
  // Control: one weight more.
  const [first, ...rest] = numbersOf(b, COUNTED);
  expect(difference(numbersOf(a, COUNTED), [first + 1, ...rest], EXACT)).not.toBeNull();
});
