/** A split as it is dealt and copied, before anything is pruned. */
import type { Backend } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { stageSplit } from '../../src/engine/schedule';
import type { MethodId } from '../../src/methods';
import { START_MASK } from '../../src/model/replica-layout';
import type { Spec } from '../../src/spec/spec';
import { fieldOf, fill, planOf } from './small-run';

/** Inputs of each child of each parent, ascending: [parent][child][…]. */
export type Masks = readonly (readonly (readonly number[])[])[];

/** The masks that a method deals to the first seed of a specification. */
export async function stagedMasks(
  spec: Spec,
  id: MethodId,
  backend: Backend = createCpuBackend(),
): Promise<Masks> {
  const plan = planOf({ ...spec, methods: ['dense', id] });
  await fill(backend, plan);
  await backend.run(stageSplit(plan));
  const field = (name: Parameters<typeof fieldOf>[2]) => fieldOf(plan, 1, name);
  const [capacity, children] = [field('edge_capacity'), field('child_capacity')];
  const range = { offset: field('topology'), words: capacity + children + 1 };
  const [topology] = await backend.read([{ slot: 'staged_topology', ...range }]);
  const inputsOf = (c: number): number[] => {
    const from = topology[capacity + c] & START_MASK;
    // Siblings that take fewer edges than they have room for leave a gap before the next parent.
    const most = topology[capacity + c + 1] & START_MASK;
    return [...topology.subarray(from, most)].map((edge) => {
      if (edge >>> 16 !== c) throw new Error(`an edge of child ${edge >>> 16} among those of ${c}`);
      return edge & 0xffff;
    });
  };
  return Array.from({ length: field('parents') }, (_, parent) =>
    Array.from({ length: field('alpha') }, (_, k) => inputsOf(parent * field('alpha') + k)),
  );
}
