// @ts-check
/** The file of `--data`. */

import { UsageError } from './experiment-arguments.mjs';
import { readIfThere } from './results-files.mjs';

/** @typedef {import('../src/engine/headless.ts').GivenFile} GivenFile */

/**
 * @param {string | undefined} path
 * @returns {GivenFile | null} null where none was given
 * @throws {UsageError} where there is none of that name
 */
export function givenFile(path) {
  if (path === undefined) return null;
  const text = readIfThere(path);
  if (text === undefined) throw new UsageError(`${path}: there is no such file`);
  return { name: path, text };
}
