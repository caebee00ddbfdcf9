import { expect, test } from 'vitest';
import { firstChunk } from '../../scripts/vite-first-chunk.mjs';

/** What each module imports; `late` is reached by `import()` only, which is no entry here. */
const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  '/p/src/main.tsx': ['/p/src/a.ts', '/p/node_modules/d3/src/index.js'],
  '/p/src/a.ts': ['/p/src/b.ts', '/p/src/main.tsx'],
  '/p/src/b.ts': [],
  '/p/src/late.ts': ['/p/src/b.ts', '/p/src/later.ts'],
};
const graph = {
  getModuleInfo: (id: string) => (IMPORTS[id] ? { importedIds: IMPORTS[id] } : null),
};

test('what the entry imports is one chunk; what comes late and packages are left to the bundler', () => {
  const name = firstChunk('/p', 'src/main.tsx');
  const first = Object.keys(IMPORTS).filter((id) => name(id, graph) === 'first');
  expect(first).toEqual(['/p/src/main.tsx', '/p/src/a.ts', '/p/src/b.ts']);
  for (const id of ['/p/src/later.ts', '/p/node_modules/d3/src/index.js', '/q/src/a.ts'])
    expect(name(id, graph)).toBeNull();
});

test('a root with backslashes is the same place', () => {
  expect(firstChunk('C:\\p', 'src/main.tsx')('C:/p/src/main.tsx', graph)).toBe('first');
});
