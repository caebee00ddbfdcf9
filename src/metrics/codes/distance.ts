/** How far one state of a network's codes is from another's: codes forming over training. */

/**
 * Entries of two carried matrices that differ, per clause: neurons a clause on average. Throws when
 * the sizes differ; fold children into parents first (`carriedByParents`). 0 without clauses.
 */
export function codeDistance(a: Int8Array, b: Int8Array, clauses: number): number {
  if (a.length !== b.length) throw new Error(`codes of ${a.length} and ${b.length} entries`);
  if (clauses === 0) return 0;
  return a.reduce((count, value, at) => count + (value === b[at] ? 0 : 1), 0) / clauses;
}
