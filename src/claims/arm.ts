/** Arms: how they are written, which specification and link they are. */
import { METHODS, type MethodId } from '../methods';
import { DEFAULT_SPEC, DEFAULT_VIEW } from '../spec/fields';
import { encode } from '../spec/permalink';
import { type Spec, seedsOf } from '../spec/spec';
import type { Arm } from './claim';

/** Seeds of a claim, and of one that needs a whole grid of settings. */
export const SEEDS = 20;
export const GRID_SEEDS = 10;

/** A dense network is the same whatever α and whenever others are split. */
function withoutSplit(patch: Partial<Spec>): Partial<Spec> {
  const { alpha: _, split: __, ...rest } = patch;
  return rest;
}

/** A method in a setting; `patch` over the defaults. */
export const arm = (method: MethodId, patch: Partial<Spec> = {}, seeds = SEEDS): Arm => ({
  method,
  patch: method === 'dense' ? withoutSplit(patch) : patch,
  seeds,
});

/** The setting of an arm: its specification but for methods and seeds. */
export const settingOf = ({ patch }: Arm): Spec => ({ ...DEFAULT_SPEC, ...patch });

/** Texts that are asked for again and again, made once an arm. */
function once(make: (of: Arm) => string): (of: Arm) => string {
  const made = new WeakMap<Arm, string>();
  return (of) => {
    const text = made.get(of) ?? make(of);
    made.set(of, text);
    return text;
  };
}

/** Equal for arms in the same setting. */
export const settingKey = once((of) => encode(settingOf(of), DEFAULT_VIEW));

/** Equal for arms whose networks are the same, seed by seed. */
export const networkKey = once((of) => `${settingKey(of)} ${of.method}`);

export const seedsOfArm = ({ seeds }: Pick<Arm, 'seeds'>): number[] =>
  seedsOf({ ...DEFAULT_SPEC, seeds });

/** In the order of the register. */
export const inOrder = (methods: Iterable<MethodId>): MethodId[] => {
  const wanted = new Set(methods);
  return METHODS.map(({ id }) => id).filter((id) => wanted.has(id));
};

/** The fragment of a run with this arm beside the dense network. */
export const linkOf = once((of) =>
  encode(
    { ...settingOf(of), methods: inOrder(['dense', of.method]), seeds: of.seeds },
    DEFAULT_VIEW,
  ),
);

/** Arms without those that are the same network again; the most seeds of each. */
export function distinct(arms: readonly Arm[]): Arm[] {
  const found = new Map<string, Arm>();
  for (const one of arms) {
    const key = networkKey(one);
    const known = found.get(key);
    if (!known || known.seeds < one.seeds) found.set(key, one);
  }
  return [...found.values()];
}
