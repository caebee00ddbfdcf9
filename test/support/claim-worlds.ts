/** Made-up worlds in which claims are true, false or hidden in noise: results without training. */
import type { Arm, Reading, Results } from '../../src/claims';
import { networkKey } from '../../src/claims';
import { seedsOfArm } from '../../src/claims/arm';

/** A number of an arm, the same for all its seeds. */
export type World = (arm: Arm, measure: Reading['measure']) => number;

const METHODS: Readonly<Record<string, number>> = {
  'fpe-clause': 0.9,
  'fpe-random': 0.8,
  dense: 0.7,
};
const byMethod: World = ({ method }) => METHODS[method] ?? 0.6;

/** 0 … 1, another one for every arm. */
const hash = (arm: Arm): number =>
  [...networkKey(arm)].reduce((sum, letter) => (sum * 4057 + letter.charCodeAt(0)) % 9973, 7) /
  9973;

const gainOver =
  (gain: (arm: Arm) => number): World =>
  (arm) =>
    arm.method === 'dense' ? 0.3 : 0.3 + gain(arm);

/** By claim: a world in which it is true. */
export const TRUE_WORLDS: Readonly<Record<string, World>> = {
  order: byMethod,
  'alpha-grows': (arm) => byMethod(arm, 'accuracy') + 0.02 * (arm.patch.alpha ?? 2),
  'alpha-large': (arm) => byMethod(arm, 'accuracy') - 0.01 * (arm.patch.alpha ?? 2),
  clauses: gainOver(({ patch }) => 0.02 * Math.min(16, patch.clauses ?? 8)),
  neurons: gainOver(({ patch }) => 0.4 / (patch.hidden ?? 8)),
  disjoint: byMethod,
  dropconnect: byMethod,
  'split-time': (arm) => byMethod(arm, 'accuracy') + 0.2 - 0.002 * (arm.patch.split ?? 25),
  structure: ({ method }, measure) =>
    (method === 'dense') === (measure === 'capacity') ? 0.2 : 0.4,
  prediction: (arm, measure) => {
    if (arm.method === 'dense') return 1;
    const fold = 1 + hash(arm);
    return measure === 'accuracy' || measure.startsWith('capacity') ? fold : 3 - fold;
  },
  inheritance: byMethod,
  'sparse-training': byMethod,
  pruning: byMethod,
  'random-always': byMethod,
  'real-data': byMethod,
};

/** The same world upside down: every difference has the other sign. */
const reflected =
  (world: World): World =>
  (arm, measure) =>
    2 - world(arm, measure);

/** By claim: a world in which each comparison is the other way round. */
export const FALSE_WORLDS: Readonly<Record<string, World>> = {
  ...Object.fromEntries(Object.entries(TRUE_WORLDS).map(([id, world]) => [id, reflected(world)])),
  // Never levels off, and falls where it should rise.
  clauses: gainOver(({ patch }) => {
    const m = patch.clauses ?? 8;
    return m > 16 ? 0.9 : -0.01 * m;
  }),
  // Splits are ahead of nothing, the rival of both.
  dropconnect: ({ method }) => (method === 'dropconnect' ? 0.9 : 0.6),
  prediction: (arm, measure) => {
    if (arm.method === 'dense') return 1;
    const fold = 1 + hash(arm);
    return measure === 'accuracy' ? 3 - fold : (TRUE_WORLDS.prediction as World)(arm, measure);
  },
};

/** What a world gives, with a little spread over the seeds. */
export const resultsIn = (world: World): Results => ({
  values: (arm, measure) =>
    seedsOfArm(arm).map((seed) => world(arm, measure) * (1 + (seed % 2 ? 1e-4 : -1e-4))),
});

/** How wild an arm is: no two alike. */
const wildness = new Map<string, number>();

/** Every arm is as good as any other on average, and far from it on each seed. */
export const NOISE: Results = {
  values: (arm) => {
    const key = networkKey(arm);
    const wild = wildness.get(key) ?? 0.2 * (wildness.size + 1) ** 1.5;
    wildness.set(key, wild);
    return seedsOfArm(arm).map((seed) => 1 + (seed % 2 ? wild : -wild));
  },
};

/** Some arms as in one world, the others as in another; `take` decides by arm. */
export const mixed =
  (one: World, other: World, take: (arm: Arm) => boolean): World =>
  (arm, measure) =>
    (take(arm) ? one : other)(arm, measure);
