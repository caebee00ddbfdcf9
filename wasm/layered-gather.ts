/** A minibatch out of the data, feature-major; twin of `src/engine/cpu/layered/gather.ts`. */
import { SOURCE_BYTES, Source, word, wordOf } from './layered-layout';

/** A field of the source at `at`. */
function field(at: usize, name: Source): u32 {
  return load<u32>(at + ((<usize>name) << 2));
}

export function gather(
  from: u32,
  count: u32,
  part: u32,
  begin: u32,
  known: u32,
  examples: u32,
  stride: u32,
  _words: u32,
  sources: usize,
  features: usize,
  labels: usize,
  order: usize,
  scaling: usize,
  activations: usize,
): void {
  for (let s = from; s < from + count; s++) {
    const at = sources + <usize>s * SOURCE_BYTES;
    const d = field(at, Source.columns);
    const bytes = field(at, Source.bytes) === 1;
    const places = field(at, part === 0 ? Source.test : Source.train) + begin;
    const shifts = word(scaling, field(at, Source.scaling));
    const toScale = (<usize>d) << 2;
    const rowBytes = (<usize>stride) << 2;
    const toLabels = word(activations, field(at, Source.labels_at));
    const rowWords = field(at, Source.row_words);
    const data = field(at, Source.features);
    for (let b: u32 = 0; b < examples; b++) {
      let to = word(activations, field(at, Source.inputs_at) + b);
      if (b >= known) {
        for (let j: u32 = 0; j < d; j++) store<f32>(to + <usize>j * rowBytes, 0);
        store<f32>(toLabels + ((<usize>b) << 2), -1);
        continue;
      }
      const row = wordOf(order, places + b);
      const raw = word(features, data + row * rowWords);
      const end = shifts + toScale;
      for (let shift = shifts, k: usize = 0; shift < end; shift += 4, k++, to += rowBytes) {
        const value = bytes ? <f32>load<u8>(raw + k) : load<f32>(raw + (k << 2));
        store<f32>(to, (value - load<f32>(shift)) * load<f32>(shift + toScale));
      }
      store<f32>(toLabels + ((<usize>b) << 2), <f32>wordOf(labels, field(at, Source.labels) + row));
    }
  }
}
