/**
 * What the theory plot shows: for the task of the run the closed forms over α, and every network
 * measured, before pruning and as it is at the frame on screen; and what limits the method shown.
 */

import { finite, mean } from '../lib/statistics';
import { later, t } from '../lib/text';
import { METHODS, type Method, methodOf } from '../methods';
import { type Dealing, type Limit, limitOf } from '../metrics';
import { dealtOf, type Measures } from '../model/measures';
import type { RunRecord } from '../model/record';
import { isSplit, lastFrame } from '../model/timeline';
import { ofLayers } from './networks';
import type { Empty, PlotInput } from './plot';
import { expected, expectedOf, type Setting, type Spot, settingOf, spotOf } from './theory-curves';

/** Expansion factors the curves run through. */
const MOST_ALPHA = 8;

export interface Curve {
  readonly dealing: Dealing;
  readonly name: string;
  /** Who stated the formula. */
  readonly source: string;
  readonly color: string;
  readonly dash: string;
  readonly points: readonly { readonly alpha: number; readonly spot: Spot }[];
}

/** One network: its masks before pruning (null before the split) and at the frame on screen. */
export interface Measured {
  readonly seed: number;
  readonly dealt: Spot | null;
  readonly now: Spot;
}

export interface TheoryGroup {
  readonly method: Method;
  readonly networks: readonly Measured[];
  /** Of the mean counts. */
  readonly dealt: Spot | null;
  readonly now: Spot;
  /** Before pruning, by the closed form; null where there is none. */
  readonly expected: Spot | null;
}

export interface TheoryModel {
  readonly setting: Setting;
  readonly curves: readonly Curve[];
  readonly groups: readonly TheoryGroup[];
  /** Whether the frame on screen is at the split or after it. */
  readonly split: boolean;
  readonly focusSeed: number;
  /** The split method on screen. */
  readonly method: Method;
  /** What its limit is judged by; null where it is neither measured nor has a closed form. */
  readonly judged: {
    readonly spot: Spot;
    readonly limit: Limit;
    readonly measured: boolean;
  } | null;
}

const CURVES: readonly Omit<Curve, 'points'>[] = [
  {
    dealing: 'clauses',
    name: later('clause-aware'),
    source: later('derived here'),
    color: 'clause',
    dash: '',
  },
  {
    dealing: 'balanced',
    name: later('random, balanced'),
    source: later('derived here'),
    color: 'random',
    dash: '5 3',
  },
  {
    dealing: 'independent',
    name: later('random, each input for itself'),
    source: later('published'),
    color: 'random',
    dash: '1 3',
  },
];

export function selectTheory(input: PlotInput): TheoryModel | Empty {
  const { record, frame } = input;
  const { groups, alpha } = record;
  if (groups.count === 0)
    return { empty: t('This task has no clauses that could be kept whole.'), lasting: true };
  if (record.layered) return ofLayers();
  const parents = neuronsOf(record);
  if (parents === null) return { empty: t('No network yet. Press Play to train the networks.') };
  const setting = settingOf(groups, parents, alpha);
  const split = isSplit(record.schedule, frame);
  const found = METHODS.flatMap((m) => groupOf(record, m, setting, frame));
  const method = methodOf(input.method);
  return {
    setting,
    curves: CURVES.map((curve) => ({ ...curve, points: pointsOf(curve.dealing, setting) })),
    groups: found,
    split,
    focusSeed: record.focusSeed,
    method,
    judged: judgeOf(method, found, setting, split),
  };
}

/** h, read off a network that is there; null without any. */
function neuronsOf({ networks, replicas }: RunRecord): number | null {
  for (const { method } of replicas) {
    const kept = networks.get(method)?.find((n) => n !== undefined);
    if (kept && methodOf(method).start === 'dense') return kept.parents;
  }
  return null;
}

const pointsOf = (dealing: Dealing, setting: Setting): Curve['points'] =>
  Array.from({ length: Math.min(MOST_ALPHA, Math.max(1, setting.inputs)) }, (_, k) => ({
    alpha: k + 1,
    spot: expected(dealing, { ...setting, alpha: k + 1 }),
  }));

function groupOf(
  record: RunRecord,
  method: Method,
  setting: Setting,
  frame: number,
): TheoryGroup[] {
  const split = isSplit(record.schedule, frame);
  const networks = record.replicas.flatMap((replica, r): Measured[] => {
    if (replica.method !== method.id) return [];
    const measures = measuresOf(record, r, frame);
    if (!measures) return [];
    const now = spotOf(measures, setting.clauses);
    const dealt = spotOf(
      {
        coverage: measures[dealtOf('coverage')],
        wholes: measures[dealtOf('wholes')],
        collisions: measures[dealtOf('collisions')],
      },
      setting.clauses,
    );
    if (!known(now) || (split && !known(dealt))) return [];
    return [{ seed: replica.seed, dealt: split ? dealt : null, now }];
  });
  if (networks.length === 0) return [];
  const dealt = networks.flatMap((n) => n.dealt ?? []);
  return [
    {
      method,
      networks,
      dealt: dealt.length === 0 ? null : meanSpot(dealt, setting),
      now: meanSpot(
        networks.map((n) => n.now),
        setting,
      ),
      expected: expectedOf(method, setting),
    },
  ];
}

/** The newest measures at or before the frame; masks change at the split and while edges move. */
function measuresOf(record: RunRecord, r: number, frame: number): Measures | undefined {
  const { before, split, after } = record.measures;
  if (!isSplit(record.schedule, frame)) return before[r];
  return frame >= lastFrame(record.schedule) ? (after[r] ?? split[r]) : split[r];
}

const known = (spot: Spot): boolean =>
  [spot.coverage, spot.wholes, spot.collisions].every(Number.isFinite);

/** Companions of the mean counts, not the mean of companions, which a lone whole clause upsets. */
function meanSpot(spots: readonly Spot[], { clauses }: Setting): Spot {
  const of = (key: 'coverage' | 'wholes' | 'collisions'): number =>
    mean(finite(spots.map((s) => s[key])));
  return spotOf(
    { coverage: of('coverage'), wholes: of('wholes'), collisions: of('collisions') },
    clauses,
  );
}

/** Judges by what was measured after the split, before it by what is expected. */
function judgeOf(
  method: Method,
  groups: readonly TheoryGroup[],
  setting: Setting,
  split: boolean,
): TheoryModel['judged'] {
  const own = groups.find((g) => g.method.id === method.id);
  const measured = split && own !== undefined;
  const spot = measured ? own.now : expectedOf(method, setting);
  return spot && { spot, limit: limitOf(spot, setting.clauses), measured };
}
