/** Worlds whose networks have been through an arbitrary split: ragged fan-ins, dead children. */
import { stream } from '../../src/lib/random';
import { ALIVE_BIT, REPLICA, REPLICA_WORDS } from '../../src/model/replica-layout';
import { type Case, fieldOf, shapeOfCase, type World, worldOf } from './cases';

export interface RaggedChild {
  readonly fanIn: number;
  readonly alive: boolean;
}

/**
 * A world of `c` with these children in both replicas: fan-ins at most `c.inputs`, inputs drawn
 * without repeats. Throws if they do not fit the capacities of `c`.
 */
export function raggedWorld(c: Case, children: readonly RaggedChild[]): World {
  const world = worldOf(c);
  const edgeCount = children.reduce((sum, { fanIn }) => sum + fanIn, 0);
  const { edgeCapacity, childCapacity } = shapeOfCase(c);
  if (edgeCount > edgeCapacity || children.length > childCapacity) {
    throw new Error('the children do not fit');
  }
  const { replicas, topology, params } = world.slots;
  const floats = new Float32Array(params.buffer);
  for (let r = 0; r < world.replicas; r++) {
    const random = stream(3000 + r, 'sample', edgeCount);
    const edges = fieldOf(world, r, 'topology');
    const starts = edges + fieldOf(world, r, 'edge_capacity');
    const weights = fieldOf(world, r, 'weights');
    const biases = weights + fieldOf(world, r, 'edge_capacity');
    const outputs = biases + fieldOf(world, r, 'child_capacity');
    let place = 0;
    children.forEach(({ fanIn, alive }, i) => {
      topology[starts + i] = place | (alive ? ALIVE_BIT : 0);
      const skip = random.below(c.inputs);
      for (let k = 0; k < fanIn; k++, place++) {
        topology[edges + place] = (i << 16) | ((skip + k) % c.inputs);
        floats[weights + place] = random.uniform() - 0.5;
      }
      floats[biases + i] = random.uniform() - 0.5;
      floats[outputs + i] = alive ? random.uniform() - 0.5 : 0;
    });
    topology[starts + children.length] = place;
    topology.fill(0, edges + place, starts);
    params.fill(0, weights + place, biases);
    replicas[r * REPLICA_WORDS + REPLICA.children] = children.length;
  }
  return world;
}
