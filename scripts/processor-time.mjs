// @ts-check
/** Processor time of a process and everything it started, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second towards programs, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;

/**
 * Adds up user and system time over a process tree.
 *
 * @param {number | null} root process id
 * @returns {number | null} seconds; null where it cannot be read (not Linux, or not running)
 */
export function processorSeconds(root) {
  if (process.platform !== 'linux' || root === null) return null;
  /** @type {Map<number, number[]>} */
  const children = new Map();
  /** @type {Map<number, number>} */
  const ticks = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    let stat;
    try {
      stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    } catch {
      continue; // it ended while we looked
    }
    // The second field is the program's name in brackets and may hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const id = Number(name);
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), id]);
    // utime and stime, and those of ended children: a process that ended still counts.
    ticks.set(
      id,
      fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0),
    );
  }
  if (!ticks.has(root)) return null;
  const tree = [root];
  for (const id of tree) tree.push(...(children.get(id) ?? []));
  return tree.reduce((sum, id) => sum + (ticks.get(id) ?? 0), 0) / TICKS_PER_SECOND;
}
