// @ts-check
/** Files of results on disk: started, gone on with and replaced without ever losing what they hold. */
import {
  appendFileSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { UsageError } from './experiment-arguments.mjs';

/**
 * The text of a file; undefined where there is none, and of what is no file, such as /dev/null.
 *
 * @param {string} path
 */
export function readIfThere(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new UsageError(`${path} is a folder`);
  return found?.isFile() ? readFileSync(path, 'utf8') : undefined;
}

/**
 * @param {string} path
 * @throws {UsageError} where the file holds anything
 */
export function assertFree(path) {
  if ((readIfThere(path) ?? '').trim() === '') return;
  throw new UsageError(`${path} is there already and is left as it is: --resume goes on with it`);
}

/**
 * Replaces a file in one step: whoever reads it, or kills this process, finds the old text or the new.
 *
 * @param {string} path
 * @param {string} text
 */
export function replaceFile(path, text) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile()) return writeFileSync(path, text);
  const fresh = `${path}.${process.pid}.new`;
  const file = openSync(fresh, 'w');
  writeFileSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(fresh, path);
}

/**
 * Opens a file to which lines are added, each in one call.
 *
 * @param {string} path
 * @returns {(lines: readonly string[]) => void}
 */
export function appender(path) {
  const file = openSync(path, 'a');
  return (lines) => {
    if (lines.length > 0) appendFileSync(file, `${lines.join('\n')}\n`);
  };
}

/**
 * Keeps lines that are taken out of a file, in a file beside it.
 *
 * @param {string} path
 * @param {readonly { readonly text: string }[]} lines
 */
export function setAside(path, lines) {
  if (lines.length > 0) appender(`${path}.broken`)(lines.map(({ text }) => text));
}
