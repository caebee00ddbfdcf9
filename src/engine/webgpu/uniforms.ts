/**
 * The one way parameters get into a uniform buffer. webgpu-utils ignores a misspelt field and
 * turns text into NaN, both silently; this writer throws instead.
 */
import type { Definitions, Reflection } from './reflection';

/** Writes named parameters at a byte offset of a buffer. */
export type UniformWriter = (
  values: Readonly<Record<string, number>>,
  target: ArrayBuffer,
  offset: number,
) => void;

/** Makes the writer for the uniform `call` of a kernel, whose fields are all unsigned words. */
export function uniformWriter(
  kernel: string,
  reflection: Reflection,
  definitions: Definitions,
): UniformWriter {
  const definition = definitions.uniforms.call;
  if (!definition) throw new Error(`${kernel}: no uniform "call"`);
  const fields = Object.keys(definitions.structs.Params?.fields ?? {});
  return (values, target, offset) => {
    for (const name of Object.keys(values)) {
      if (!fields.includes(name)) throw new Error(`${kernel}: no parameter "${name}"`);
    }
    for (const name of fields) {
      const value = values[name];
      if (value === undefined) throw new Error(`${kernel}: parameter "${name}" is missing`);
      if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
        throw new Error(`${kernel}: parameter "${name}" is ${value}, not an unsigned word`);
      }
    }
    reflection.makeStructuredView(definition, target, offset).set(values);
  };
}
