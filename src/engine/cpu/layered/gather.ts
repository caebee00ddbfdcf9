/** Twin of `shaders/layered/gather.wgsl`: a minibatch out of the data, feature-major. */
import type { LayeredParamsOf } from '../../layered/kernels';
import { SOURCE, SOURCE_WORDS, type SourceField } from '../../layered/layout';
import type { Slot } from '../slot';

const f = Math.fround;

/**
 * x[j][b] = (raw − shift_j)·scale_j of `count` examples from place `begin` of the part's order;
 * features 0 and label −1 at the places from `count` up to `examples`.
 */
export function gather(
  params: LayeredParamsOf<'layered/gather'>,
  sources: Slot,
  features: Slot,
  labels: Slot,
  order: Slot,
  scaling: Slot,
  activations: Slot,
): void {
  const { stride, examples } = params;
  const x = activations.f32;
  for (let s = params.first; s < params.first + params.sources; s++) {
    const field = (name: SourceField) => sources.u32[s * SOURCE_WORDS + SOURCE[name]];
    const d = field('columns');
    const places = field(params.part === 0 ? 'test' : 'train') + params.begin;
    const inputs = field('inputs_at');
    const shifts = field('scaling');
    for (let b = 0; b < examples; b++) {
      const known = b < params.count;
      const row = known ? order.u32[places + b] : 0;
      const first = field('features') + row * field('row_words');
      for (let j = 0; j < d; j++) {
        const raw =
          field('bytes') === 1
            ? (features.u32[first + (j >> 2)] >>> ((j & 3) << 3)) & 0xff
            : features.f32[first + j];
        const value = f(f(raw - scaling.f32[shifts + j]) * scaling.f32[shifts + d + j]);
        x[inputs + j * stride + b] = known ? value : 0;
      }
      x[field('labels_at') + b] = known ? labels.u32[field('labels') + row] : -1;
    }
  }
}
