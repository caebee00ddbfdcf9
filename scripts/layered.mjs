// @ts-check
/**
 * Trains layered networks on FashionMNIST without a window and prints what came out:
 * `node scripts/layered.mjs --layers 4 --alpha 2`. Figures of documents come from here.
 * Progress goes to stderr. Exit status: 0 done, 2 a bad argument.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { withModule } from './bundle.mjs';
import { packedFashion } from './fashion-pack.mjs';

const OPTIONS = /** @type {const} */ ({
  layers: { type: 'string', default: '4' },
  act: { type: 'string', default: 'relu' },
  alpha: { type: 'string', default: '2' },
  splitLayers: { type: 'string', default: 'all' },
  methods: { type: 'string', default: 'dense,fpe-random' },
  seeds: { type: 'string', default: '4' },
  train: { type: 'string', default: '10000' },
  test: { type: 'string', default: '2000' },
  batch: { type: 'string', default: '64' },
  lr: { type: 'string', default: '0.001' },
  warmup: { type: 'string', default: '25' },
  finetune: { type: 'string', default: '25' },
  engine: { type: 'string', default: 'wasm' },
});

/** @param {string} message @returns {never} */
function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, strict: true }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} text @param {string} what */
function numbersOf(text, what) {
  const numbers = text.split(',').map(Number);
  if (numbers.some((n) => !Number.isFinite(n) || n < 0)) refuse(`${what}: "${text}" is no number`);
  return numbers;
}

const given = readArguments();
/** @param {keyof typeof OPTIONS} name */
const numberOf = (name) => numbersOf(String(given[name]), name)[0];
if (!['relu', 'gelu', 'tanh'].includes(given.act))
  refuse(`act: "${given.act}" is none of relu, gelu, tanh`);

const engine = given.engine;
if (engine !== 'wasm' && engine !== 'typescript') {
  refuse(`engine: "${engine}" is neither wasm nor typescript`);
}

/**
 * The first images of a part, in the order of the shards.
 *
 * @param {string} folder
 * @param {'train' | 'test'} part
 * @param {number} count
 */
function imagesOf(folder, part, count) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const { columns, classes, shards } = manifest;
  const features = new Uint8Array(count * columns);
  const labels = new Uint8Array(count);
  let rows = 0;
  for (const shard of shards) {
    if (shard.part !== part || rows === count) continue;
    const content = gunzipSync(readFileSync(join(folder, shard.file)));
    const taken = Math.min(shard.rows, count - rows);
    features.set(content.subarray(0, taken * columns), rows * columns);
    labels.set(content.subarray(shard.rows * columns, shard.rows * columns + taken), rows);
    rows += taken;
  }
  if (rows < count) refuse(`${part}: ${count} images wanted, there are ${rows}`);
  return { features, labels, columns, classes: classes.length };
}

const folder = await packedFashion();
const train = imagesOf(folder, 'train', numberOf('train'));
const test = imagesOf(folder, 'test', numberOf('test'));
const { columns, classes } = train;
const count = train.labels.length + test.labels.length;
const features = new Uint8Array(count * columns);
features.set(train.features);
features.set(test.features, train.features.length);
const labels = Uint8Array.from([...train.labels, ...test.labels]);
const dataset = { features, labels, columns, classes, rows: count };
const places = Uint32Array.from({ length: count }, (_, i) => i);
const parts = {
  train: places.subarray(0, train.labels.length),
  test: places.subarray(train.labels.length),
};
const scaling = {
  shift: new Float32Array(columns),
  scale: new Float32Array(columns).fill(1 / 255),
};
const hidden = numbersOf(given.layers, 'layers');
const settings = {
  hidden,
  activation: /** @type {'relu' | 'gelu' | 'tanh'} */ (given.act),
  alpha: numberOf('alpha'),
  splitLayers:
    given.splitLayers === 'all'
      ? hidden.map((_, layer) => layer)
      : numbersOf(given.splitLayers, 'splitLayers'),
  methods: given.methods.split(','),
  seeds: Array.from({ length: numberOf('seeds') }, (_, i) => i + 1),
  oneLogit: false,
  opt: /** @type {'adam'} */ ('adam'),
  lr: numberOf('lr'),
  momentum: 0.9,
  batch: numberOf('batch'),
  warmup: numberOf('warmup'),
  finetune: numberOf('finetune'),
};

const report = await withModule('src/engine/layered/headless.ts', (module) => {
  const { runLayeredHeadless } = /** @type {typeof import('../src/engine/layered/headless.ts')} */ (
    /** @type {unknown} */ (module)
  );
  return runLayeredHeadless(
    settings,
    dataset,
    parts,
    scaling,
    ({ epoch, split, test: scores }) => {
      const accuracy = scores.map((score) => (100 * score.accuracy).toFixed(1)).join(' ');
      process.stderr.write(`epoch ${epoch}${split ? ', split' : ''}: ${accuracy}\n`);
    },
    engine,
  );
});

const percent = (/** @type {number} */ share) => (100 * share).toFixed(2).padStart(6);
process.stdout.write(
  'method               seed   warm  split    end   loss  non-zeros by layer (budget)\n',
);
for (const { method, seed, warm, split, end, loss, ledger } of report.rows) {
  const left = ledger
    ? `${ledger.layers.map(({ after }) => after.nonzeros).join(' + ')} (${ledger.budget})`
    : '';
  process.stdout.write(
    `${method.padEnd(20)} ${String(seed).padStart(4)} ${percent(warm)} ${percent(split)} ${percent(end)} ${loss.toFixed(3).padStart(6)}  ${left}\n`,
  );
}
for (const [method, gain] of Object.entries(report.gains)) {
  process.stdout.write(`${method.padEnd(20)} against dense: ${(100 * gain).toFixed(2)} points\n`);
}
process.stdout.write(
  `${report.replicaSteps} replica-steps in ${report.seconds.toFixed(1)} s, ${Math.round(report.replicaSteps / report.seconds)} a second\n`,
);
