// @ts-check
/**
 * Tests the claims from nothing: `npm run claims`. Trains every network that a claim needs, once,
 * judges, and writes `docs/claims.json` and `docs/claims.md`; the page shows the same numbers.
 *
 * The verdicts go to stdout, everything else to stderr.
 * Exit status: 0 done, 1 the run failed, 2 a bad argument.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { withModule } from './bundle.mjs';
import { HELP, parseClaims, QUICK } from './claims-arguments.mjs';
import { sourcesHere } from './given-file.mjs';
import { trainInChromium, trainInThreads } from './sweep-engines.mjs';

const MODULE = 'src/store/claims-headless.ts';
/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

/** @typedef {import('./experiment-arguments.mjs').Backend} Backend */

/** @type {Readonly<Record<Backend, string>>} */
const NAMES = { cpu: 'WebAssembly', reference: 'plain TypeScript', webgpu: 'WebGPU' };

/** Version of the explorer. */
function appVersion() {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return String(JSON.parse(text).version);
}

/** @param {ReturnType<typeof parseClaims>} options */
function run({ backend, cores, quick, command }) {
  return withModule(MODULE, async (bundled) => {
    const module = /** @type {typeof import('../src/store/claims-headless.ts')} */ (
      /** @type {unknown} */ (bundled)
    );
    const claims = module.claimsRun(quick ? QUICK : undefined);
    const networks = module.networksOf(claims.members);
    say(`${networks} networks, each once, ${NAMES[backend]}`);
    const began = performance.now();
    let [told, adapter, failures] = [1, '', 0];
    const listeners = {
      /** @type {import('./sweep-engines.mjs').Listeners['onResults']} */
      onResults(results, status) {
        adapter = status.adapter;
        for (const { seed, failure } of results) {
          if (failure === undefined) continue;
          failures++;
          say(`seed ${seed}: ${failure}`);
        }
        claims.add(results);
      },
      onProgress(/** @type {number} */ share) {
        if (share < told / 10) return;
        told = Math.floor(10 * share) + 1;
        say(`${Math.round(100 * share)} % of the work`);
      },
      onNote: say,
    };
    const from = { link: module.IMAGES_LINK, data: null };
    if (backend === 'webgpu') await trainInChromium(claims.members, listeners, from);
    else {
      await module.provideData(from.link, sourcesHere(from.data));
      const sweep = /** @type {Parameters<typeof trainInThreads>[0]} */ (
        /** @type {unknown} */ (module)
      );
      await trainInThreads(sweep, claims.members, { cores, backend }, listeners);
    }
    if (failures > 0) throw new Error(`${failures} members could not be trained`);
    say(`${((performance.now() - began) / 1000).toFixed(0)} s`);
    const engine =
      backend === 'webgpu' ? `${NAMES.webgpu}, ${adapter}` : `${NAMES[backend]}, in Node`;
    const date = new Date().toISOString().slice(0, 10);
    const { table, json, markdown } = claims.finish({ app: appVersion(), date, engine, command });
    process.stdout.write(`${table}\n`);
    if (quick) say('a quick look: nothing is written');
    else {
      writeFileSync(new URL('../docs/claims.json', import.meta.url), json);
      writeFileSync(new URL('../docs/claims.md', import.meta.url), markdown);
      say('written: docs/claims.json, docs/claims.md');
    }
  });
}

async function main() {
  const options = parseClaims(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else await run(options);
}

main().catch((error) => {
  const isTheirs = error?.name === 'UsageError';
  say(isTheirs ? `${error.message}\nSee: npm run claims -- --help` : `failed: ${error?.message}`);
  process.exitCode = isTheirs ? 2 : 1;
});
