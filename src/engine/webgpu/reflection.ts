/**
 * webgpu-utils, loaded where it is safe: it names `Float16Array` at import, which older browsers
 * and Node 20 do not have, and its reflection reads `GPUShaderStage`, which only exists beside a
 * WebGPU API. So it comes by a dynamic import, after the shim and after a device exists.
 */

export type Reflection = typeof import('webgpu-utils');
export type Definitions = ReturnType<Reflection['makeShaderDataDefinitions']>;

/** Loads webgpu-utils. */
export async function loadReflection(): Promise<Reflection> {
  // Never used as such: no shader here has an f16.
  if (!('Float16Array' in globalThis)) {
    Object.assign(globalThis, { Float16Array: class Float16Array extends Uint16Array {} });
  }
  return import('webgpu-utils');
}

/**
 * Reads structs and bindings out of a linked shader. Functions are left out first: its parser
 * takes some legal expressions (nested comparisons, `const_assert`) for errors.
 */
export function definitionsOf(kernel: string, reflection: Reflection, source: string): Definitions {
  try {
    return reflection.makeShaderDataDefinitions(declarationsOf(source));
  } catch (error) {
    throw new Error(`${kernel}: reflection failed: ${String(error)}`);
  }
}

/** The source without comments and functions. */
function declarationsOf(source: string): string {
  let rest = source.replace(/\/\/[^\n]*/g, '');
  let kept = '';
  const start = /(?:@\w+(?:\([^)]*\))?\s*)*\bfn\s+\w+/;
  for (let found = start.exec(rest); found; found = start.exec(rest)) {
    kept += rest.slice(0, found.index);
    let at = rest.indexOf('{', found.index) + 1;
    for (let depth = 1; depth > 0 && at < rest.length; at++) {
      if (rest[at] === '{') depth++;
      else if (rest[at] === '}') depth--;
    }
    rest = rest.slice(at);
  }
  return kept + rest;
}

/** Throws if a struct of a linked shader differs from the table of fields that the host writes by. */
export function checkStruct(
  kernel: string,
  definitions: Definitions,
  struct: string,
  host: readonly (readonly [name: string, type: string])[],
): void {
  const found = definitions.structs[struct];
  if (!found) throw new Error(`${kernel}: no struct ${struct}`);
  const fields = Object.entries(found.fields)
    .map(([name, field]) => ({ name, type: typeName(field.type), word: field.offset / 4 }))
    .sort((a, b) => a.word - b.word);
  const text = (list: readonly { name: string; type: string; word: number }[]) =>
    list.map((f) => `${f.word} ${f.name}: ${f.type}`);
  const expected = text(host.map(([name, type], word) => ({ name, type, word })));
  const actual = text(fields);
  const length = Math.max(expected.length, actual.length);
  for (let i = 0; i < length; i++) {
    if (expected[i] !== actual[i]) {
      throw new Error(`${kernel}: struct ${struct} has "${actual[i]}", the host "${expected[i]}"`);
    }
  }
}

function typeName(type: object): string {
  return 'type' in type ? String(type.type) : '?';
}

/** Throws if parameters or bindings of a linked shader differ from the kernel table. */
export function checkInterface(
  kernel: string,
  definitions: Definitions,
  params: readonly string[],
  bindings: readonly (readonly [name: string, access: string])[],
): void {
  const fields = Object.keys(definitions.structs.Params?.fields ?? {});
  if (fields.join() !== params.join()) {
    throw new Error(`${kernel}: struct Params has ${fields}, the kernel table ${params}`);
  }
  const storages = Object.entries(definitions.storages)
    .sort(([, a], [, b]) => a.binding - b.binding)
    .map(([name, { binding }]) => `${binding} ${name}`);
  const wanted = bindings.map(([name], i) => `${i + 1} ${name}`);
  if (storages.join() !== wanted.join()) {
    throw new Error(`${kernel}: bindings are ${storages}, the kernel table has ${wanted}`);
  }
}
