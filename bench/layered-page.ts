/** The cases of `npm run bench -- peers W2 W3`, one network of real size; drawn is its name. */
import { casesOf } from './cases';
import { layeredJax } from './layered-jax';
import { layeredOurs } from './layered-ours';
import { layeredTfjs } from './layered-tfjs';
import { makeLayeredWorkload } from './layered-workload';

export const { listCases, draw, prepare, control } = casesOf(makeLayeredWorkload, {
  kinds: ['webgpu', 'wasm', 'reference'],
  ...{ ours: layeredOurs, tfjs: layeredTfjs, jax: layeredJax },
  unrolled: 8,
});
