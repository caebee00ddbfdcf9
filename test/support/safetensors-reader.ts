/**
 * A reader of the safetensors format written from its description alone, number by number through
 * a DataView, and the forward pass of a masked network in f64: neither shares code with the writer.
 */

export interface ReadTensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

const WIDTH: Readonly<Record<string, number>> = { F64: 8, F32: 4, I32: 4, BOOL: 1 };

/** Throws where the file breaks a rule of the format: bounds, holes, order of bytes, lengths. */
export function readSafetensors(file: Uint8Array): {
  tensors: Record<string, ReadTensor>;
  metadata: Record<string, string>;
} {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (8 + length > file.length) throw new Error('the header is longer than the file');
  const header = JSON.parse(
    new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(8, 8 + length)),
  );
  if (file[8] !== 0x7b) throw new Error('the header does not start with {');
  const { __metadata__: metadata, ...entries } = header;
  const tensors: Record<string, ReadTensor> = {};
  const spans: [number, number][] = [];
  for (const [name, entry] of Object.entries<{
    dtype: string;
    shape: number[];
    data_offsets: [number, number];
  }>(entries)) {
    const [begin, end] = entry.data_offsets;
    const width = WIDTH[entry.dtype];
    const count = entry.shape.reduce((a, b) => a * b, 1);
    if (end - begin !== count * width) throw new Error(`${name}: wrong length`);
    if (begin % width !== 0 || (8 + length) % 8 !== 0) throw new Error(`${name}: not aligned`);
    spans.push([begin, end]);
    const at = (k: number): number => {
      const offset = 8 + length + begin + k * width;
      if (entry.dtype === 'F64') return view.getFloat64(offset, true);
      if (entry.dtype === 'F32') return view.getFloat32(offset, true);
      return entry.dtype === 'I32' ? view.getInt32(offset, true) : view.getUint8(offset);
    };
    tensors[name] = {
      dtype: entry.dtype,
      shape: entry.shape,
      values: Array.from({ length: count }, (_, k) => at(k)),
    };
  }
  let used = 0;
  for (const [begin, end] of spans.sort((a, b) => a[0] - b[0])) {
    if (begin !== used) throw new Error(`a hole or an overlap at ${used}`);
    used = end;
  }
  if (8 + length + used !== file.length) throw new Error('bytes after the last tensor');
  return { tensors, metadata };
}

/** The logits of a network in a file of `store/network-export.ts`, f64, from masks and weights. */
export function logitsOf(tensors: Record<string, ReadTensor>, name: string): number[] {
  const part = (key: string): readonly number[] => tensors[`${name}.${key}`].values;
  const [n, d] = tensors[`${name}.hidden.weight`].shape;
  const [weight, mask, bias] = [part('hidden.weight'), part('hidden.mask'), part('hidden.bias')];
  const [output, kept] = [part('output.weight'), part('output.mask')];
  const x = tensors.inputs.values;
  return Array.from({ length: tensors.inputs.shape[0] }, (_, b) => {
    let z = part('output.bias')[0];
    for (let c = 0; c < n; c++) {
      let sum = bias[c];
      for (let j = 0; j < d; j++) sum += weight[c * d + j] * mask[c * d + j] * x[b * d + j];
      z += output[c] * kept[c] * Math.max(0, sum);
    }
    return z;
  });
}
