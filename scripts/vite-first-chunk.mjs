// @ts-check
/**
 * All of `src` that the page needs before its first picture in one script: what the entry imports,
 * and what that imports, except by `import()`. Left to itself the bundler puts every module that a
 * late part of the page uses too into a chunk of its own, and each costs a request, its headers and
 * a dictionary to compress with.
 */

/**
 * Names the chunk of a module for the bundler's `output.codeSplitting.groups`.
 *
 * @param {string} root of the project
 * @param {string} entry the page's entry module, from there
 */
export function firstChunk(root, entry) {
  const folder = root.replaceAll('\\', '/');
  /** @type {Set<string>} */
  const eager = new Set();
  /**
   * @param {string} id
   * @param {{ getModuleInfo(id: string): { importedIds: readonly string[] } | null }} graph
   * @returns {string | null}
   */
  return (id, graph) => {
    // Packages are left out: of d3, whose index names all of it, late plots use more.
    if (!id.startsWith(`${folder}/src/`)) return null;
    if (eager.size === 0) {
      const waiting = [`${folder}/${entry}`];
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        if (eager.has(at)) continue;
        eager.add(at);
        waiting.push(...(graph.getModuleInfo(at)?.importedIds ?? []));
      }
    }
    return eager.has(id) ? 'first' : null;
  };
}
