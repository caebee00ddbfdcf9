/**
 * Writer of the safetensors format: eight bytes with the length of a JSON header, the header, the
 * tensors' bytes. Little-endian, as every platform with WebGPU is. It knows nothing of networks.
 * Source: the format's description, github.com/huggingface/safetensors.
 */

/** Types of numbers written here, by the array that holds them; BOOL is a byte a value, 0 or 1. */
const DTYPES = { F32: Float32Array, F64: Float64Array, I32: Int32Array, BOOL: Uint8Array } as const;
export type Dtype = keyof typeof DTYPES;

export interface Tensor {
  readonly dtype: Dtype;
  /** Length of each axis, the last one runs fastest. */
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array | Int32Array | Uint8Array;
}

/** Tensors of the widest numbers come first, so that each starts at a multiple of its own width. */
const ALIGNMENT = 8;

/**
 * The file of these tensors, `metadata` as texts beside them. Equal tensors give equal bytes.
 * Throws, naming the tensor, where data and shape or type disagree.
 */
export function safetensors(
  tensors: Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const ordered = Object.entries(tensors).sort(
    ([, a], [, b]) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT,
  );
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const [name, tensor] of ordered) {
    const { dtype, shape, data } = check(name, tensor);
    header[name] = { dtype, shape, data_offsets: [end, end + data.byteLength] };
    end += data.byteLength;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  // Blanks after the JSON are part of the format: the tensors start aligned.
  const headerLength = Math.ceil(text.length / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(8 + headerLength + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
  file.fill(0x20, 8, 8 + headerLength);
  file.set(text, 8);
  let at = 8 + headerLength;
  for (const [, { data }] of ordered) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
}

function check(name: string, tensor: Tensor): Tensor {
  const { dtype, shape, data } = tensor;
  if (name === '__metadata__') throw new Error('no tensor may be called __metadata__');
  if (!(data instanceof DTYPES[dtype])) throw new Error(`${name} is not an array of ${dtype}`);
  const size = shape.reduce((product, length) => product * length, 1);
  if (size !== data.length) {
    throw new Error(`${name} has ${data.length} values, its shape [${shape}] holds ${size}`);
  }
  if (dtype === 'BOOL' && data.some((value) => value > 1)) {
    throw new Error(`${name} has values other than 0 and 1`);
  }
  return tensor;
}
