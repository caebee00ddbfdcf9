/** The explorer's own engines on W2 and W3. */
import { counting } from '../src/engine/counting';
import { layeredStopwatch, openLayered } from '../src/engine/layered/bench';
import { restoreLayered } from '../src/engine/layered/checkpoint';
import { extentsOf } from '../src/engine/layered/extents';
import { beginEpoch } from '../src/engine/layered/run';
import { trainStep } from '../src/engine/layered/schedule';
import type { Contender } from './contender';
import { type LayeredWorkload, layeredPlanOf } from './layered-workload';

/** `faster`: factor on everybody's learning rate. */
export async function layeredOurs(
  work: LayeredWorkload,
  kind: 'webgpu' | 'wasm' | 'reference',
  faster = 1,
): Promise<Contender> {
  const plan = layeredPlanOf(work, faster);
  const { backend, counts } = counting(await openLayered(kind));
  await restoreLayered(plan, backend, work.start);
  beginEpoch(plan, backend, 1);
  const { batch } = plan.spec;
  const e = extentsOf(plan);
  return {
    async losses(steps) {
      const found: Float32Array[] = [];
      for (let step = 0; step < steps; step++) {
        backend.write('tally', 0, new Uint32Array(plan.sizes.tally));
        const begin = (step % work.batches.length) * batch;
        // The network has made one step, before its split.
        await backend.run(trainStep(e, 1 + step, begin, batch));
        const [words] = await backend.read([{ slot: 'tally', offset: 0, words: plan.stride }]);
        const losses = new Float32Array(words.buffer, words.byteOffset, batch);
        found.push(Float32Array.of(losses.reduce((a, b) => a + b, 0) / batch));
      }
      return found;
    },
    run: layeredStopwatch(plan, backend, counts),
    close: () => backend.destroy(),
  };
}
