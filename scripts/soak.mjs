// @ts-check
/**
 * Uses the built page for a long time and looks whether it grows: `npm run soak [-- --minutes 60]
 * [--out docs/soak.md] [--lazy]`. In headless Chromium on the software adapter: runs, sweeps,
 * undo, links, snapshots, layered networks, data of one's own and lost devices, in turns; after each
 * the page rests, garbage is collected, and heaps, GPU memory, listeners and storage are noted. The
 * document is written anew after every turn. Exit status 1 where something grew or broke.
 *
 * V8 compiles every function when it is first called and never again, so that the heap does not grow
 * only because code has become hot; with `--lazy` it compiles as it sees fit, for most of an hour.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { withBuiltPage } from './built-page.mjs';
import { sampleOf, watchWorkers } from './soak/probe.mjs';
import { documentOf, verdictOf } from './soak/report.mjs';
import { lookAround, REST, rest, STEPS } from './soak/steps.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    out: { type: 'string', default: 'docs/soak.md' },
    lazy: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes ${values.minutes}: a number above 0 is needed`);

const EAGER = [
  '--no-lazy-feedback-allocation',
  '--always-sparkplug',
  ...['--no-maglev', '--no-opt'],
  '--no-flush-bytecode',
].join(' ');
const args = values.lazy ? [] : [`--js-flags=${EAGER}`];

// Not observed: what an observer collects in the page grows with every long task.
await withBuiltPage({ outDir: '.cache/soak', observed: false, args }, async (page, address) => {
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await watchWorkers(page);
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('Performance.enable');
  const machine = `${cpus().length} processor cores without a GPU (${arch()}, ${platform()}, ${Math.round(totalmem() / 2 ** 30)} GiB), Chromium ${page.context().browser()?.version()} headless with WebGPU on its software adapter`;
  const compiler = values.lazy ? 'as it sees fit' : `at the first call (${EAGER})`;
  /** @type {Map<string, { done: number, failed: string[] }>} */
  const steps = new Map(Object.keys(STEPS).map((name) => [name, { done: 0, failed: [] }]));

  await page.goto(`${address}?debug=1#${REST}`);
  await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
  await lookAround(page);
  await rest(page);
  const began = Date.now();
  const minute = () => (Date.now() - began) / 60_000;
  /** @type {import('./soak/probe.mjs').Sample[]} */
  const samples = [];
  const note = async () => {
    const sample = await sampleOf(page, inspector, minute());
    samples.push(sample);
    console.log(JSON.stringify({ ...sample, minute: Number(sample.minute.toFixed(2)) }));
    mkdirSync(dirname(values.out), { recursive: true });
    const command = `npm run soak -- --minutes ${values.minutes}${values.lazy ? ' --lazy' : ''}`;
    const date = new Date().toISOString().slice(0, 10);
    writeFileSync(
      values.out,
      documentOf({ command, date, machine, compiler, samples, steps, errors }),
    );
  };

  await note();
  for (let turn = 0; minute() < minutes; turn++) {
    for (const [name, act] of Object.entries(STEPS)) {
      const entry = steps.get(name);
      const from = minute();
      try {
        await act(page, turn);
        if (entry) entry.done++;
      } catch (error) {
        const [why] = String(error instanceof Error ? error.message : error).split('\n');
        entry?.failed.push(`turn ${turn + 1}: ${why}`);
        console.error(`${name}: ${why}`);
        await page.keyboard.press('Escape');
      }
      console.log(`${minute().toFixed(1)} ${name} (${(60 * (minute() - from)).toFixed(0)} s)`);
    }
    await rest(page);
    await note();
  }
  const verdict = verdictOf(samples);
  const broken = [...steps.values()].some(({ failed }) => failed.length > 0) || errors.length > 0;
  console.log(verdict?.lines.join('\n') ?? 'too short to say');
  process.exitCode = verdict?.passed && !broken ? 0 : 1;
});
