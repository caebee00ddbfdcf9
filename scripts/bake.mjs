// @ts-check
/**
 * Writes `public/example.json`, the finished run that the page shows before anything has run:
 * `npm run bake`. The same specification gives the same file, byte for byte.
 */
import { writeFileSync } from 'node:fs';
import { withModule } from './bundle.mjs';

await withModule('src/store/bake.ts', async ({ bakeExample }) => {
  const text = /** @type {string} */ (await bakeExample());
  writeFileSync(new URL('../public/example.json', import.meta.url), text);
  process.stdout.write(`public/example.json: ${text.length} bytes\n`);
});
