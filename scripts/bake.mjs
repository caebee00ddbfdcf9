// @ts-check
/**
 * Writes `public/examples/alpha-N.json`, the finished runs that the page shows before anything has
 * run, and `src/ui/first-picture.html`, which it shows before any script: `npm run bake`. The same
 * specification gives the same files, byte for byte.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { withModule } from './bundle.mjs';

const folder = new URL('../public/examples/', import.meta.url);
mkdirSync(folder, { recursive: true });

await withModule('src/store/bake.ts', async ({ bakeExample, BAKED_ALPHAS }) => {
  const bake = /** @type {(alpha: number) => Promise<string>} */ (
    /** @type {unknown} */ (bakeExample)
  );
  for (const alpha of /** @type {readonly number[]} */ (/** @type {unknown} */ (BAKED_ALPHAS))) {
    const text = await bake(alpha);
    writeFileSync(new URL(`alpha-${alpha}.json`, folder), text);
    process.stdout.write(`public/examples/alpha-${alpha}.json: ${text.length} bytes\n`);
  }
});

await withModule('src/ui/first-picture.ts', async ({ bakeFirst }) => {
  const bake = /** @type {() => Promise<string>} */ (/** @type {unknown} */ (bakeFirst));
  const text = await bake();
  writeFileSync(new URL('../src/ui/first-picture.html', import.meta.url), text);
  process.stdout.write(`src/ui/first-picture.html: ${text.length} bytes\n`);
});
