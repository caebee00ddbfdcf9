/**
 * The networks that claims need, as work for a sweep's engine: one member a setting and seed with
 * all methods wanted there, so that a network that several claims need is trained once.
 */
import type { MethodId } from '../methods';
import type { Spec } from '../spec/spec';
import { distinct, inOrder, seedsOfArm, settingKey, settingOf } from './arm';
import type { Arm } from './claim';

/** What a sweep's engine takes; `cell` counts the settings. */
export interface ClaimMember {
  readonly cell: number;
  readonly spec: Spec;
  readonly seed: number;
  readonly networks: false;
}

/** The first seed of every setting, then the second; `known` networks are left out. */
export function membersFor(
  arms: readonly Arm[],
  known: (arm: Arm, seed: number) => boolean = () => false,
): ClaimMember[] {
  const settings = new Map<string, Arm[]>();
  for (const one of distinct(arms)) {
    const key = settingKey(one);
    settings.set(key, [...(settings.get(key) ?? []), one]);
  }
  const most = Math.max(0, ...arms.map(({ seeds }) => seeds));
  return seedsOfArm({ seeds: most }).flatMap((seed, s) =>
    [...settings.values()].flatMap((group, cell): ClaimMember[] => {
      const methods: MethodId[] = inOrder(
        group.filter((one) => s < one.seeds && !known(one, seed)).map(({ method }) => method),
      );
      if (methods.length === 0) return [];
      return [{ cell, spec: { ...settingOf(group[0]), methods }, seed, networks: false }];
    }),
  );
}

/** Networks that members train. */
export const networksOf = (members: readonly ClaimMember[]): number =>
  members.reduce((sum, { spec }) => sum + spec.methods.length, 0);
