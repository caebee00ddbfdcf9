/** The cases of `npm run bench -- peers` on W1; drawn is the number of replicas. */
import { casesOf } from './cases';
import { jax } from './jax';
import { ours } from './ours';
import { tfjs } from './tfjs';
import { makeWorkload } from './workload';

export const { listCases, draw, prepare, control } = casesOf(makeWorkload, {
  kinds: ['webgpu', 'cpu', 'reference'],
  ...{ ours, tfjs, jax },
  unrolled: 16,
});
