/** What a plan starts from, onto a device. */
import type { LayeredBackend } from './backend';
import type { LayeredPlan } from './plan';

/** Allocates and writes everything that a plan starts from. */
export async function upload(plan: LayeredPlan, backend: LayeredBackend): Promise<void> {
  await backend.allocate(plan.sizes);
  backend.write('layers', 0, plan.layers);
  backend.write('sources', 0, plan.sources);
  for (const { slot, offset, data } of plan.initial) backend.write(slot, offset, data);
  // Networks that are sparse from the start have their edges by row only.
  await backend.run([
    {
      kernel: 'layered/turn',
      params: { first: 0, replicas: plan.replicas.length, depth: plan.depth },
      slots: ['layers', 'topology'],
    },
  ]);
}
