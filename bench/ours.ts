/** The explorer's own engines. */
import { stopwatch } from '../src/engine/bench';
import { upload } from '../src/engine/checkpoint';
import { counting } from '../src/engine/counting';
import { openBackend, type Wanted } from '../src/engine/open';
import { buildPlan, epochOrder, fieldOf, type Plan } from '../src/engine/plan';
import { trainSteps } from '../src/engine/schedule';
import { SUMMARY } from '../src/model/replica-layout';
import type { Contender } from './contender';
import type { Workload } from './workload';

/** `faster`: factor on everybody's learning rate. */
export async function ours(work: Workload, kind: Wanted, faster = 1): Promise<Contender> {
  const plan = faster === 1 ? work.plan : withRate(work.plan, faster);
  const { backend, counts } = counting(await openBackend(kind, false, true));
  await upload(plan, backend, { ...work.start, descriptors: work.start.descriptors.slice() });
  backend.write('order', 0, epochOrder(plan, 1));
  const run = stopwatch(plan, backend, counts);
  return {
    async losses(steps) {
      const found: Float32Array[] = [];
      let before = new Float32Array(work.replicas);
      for (let step = 0; step < steps; step++) {
        const at = step % work.batches.length;
        // The sum of losses starts again with the first minibatch.
        if (at === 0) before = new Float32Array(work.replicas);
        await backend.run(trainSteps(plan, step, at, 1));
        const [words] = await backend.read([
          { slot: 'summary', offset: 0, words: plan.sizes.summary },
        ]);
        const floats = new Float32Array(words.buffer, words.byteOffset, words.length);
        const sums = Float32Array.from(
          plan.replicas,
          (_, r) => floats[fieldOf(plan, r, 'summary') + SUMMARY.lossSum],
        );
        found.push(sums.map((sum, r) => (sum - before[r]) / work.batch));
        before = sums;
      }
      return found;
    },
    run,
    close: () => backend.destroy(),
  };
}

const withRate = (plan: Plan, faster: number): Plan =>
  buildPlan(
    plan.members.map(({ spec, seed }) => ({ spec: { ...spec, lr: spec.lr * faster }, seed })),
  );
