/**
 * What the plots of codes have in common: a network's signs and codes at τ, kept by network, and
 * the moments they are read at.
 */
import { changesAtSplit, hasParents, methodOf } from '../methods';
import {
  type Clause,
  type Codes,
  clausesOf,
  codesOf,
  coveredBy,
  DEFAULT_TAU,
  type Decoded,
  decodeClauses,
  expectedWeights,
  type Match,
  matchClauses,
  meanWeight,
  type Signs,
  signsOf,
  vetoesOf,
} from '../metrics/codes';
import type { InputGroups } from '../model/groups';
import type { Network } from '../model/network';
import type { RunRecord } from '../model/record';
import { beforeFrame, epochOf } from '../model/timeline';
import { keptAt } from './networks';
import type { CodesPlotInput, Empty, PlotInput } from './plot';

/** A network read by the rule. */
export interface Analysis {
  readonly network: Network;
  readonly clauses: readonly Clause[];
  readonly signs: Signs;
  readonly codes: Codes;
  /** 1 where a neuron rules out near misses of a clause; m × n row-major. */
  readonly vetoes: Uint8Array;
  /** Clauses with a code, and clauses with a code or with near misses ruled out. */
  readonly covered: number;
  readonly reached: number;
  /** Neurons a clause on average: measured, by random signs, by each neuron's signs shuffled. */
  readonly weight: number;
  readonly random: number;
  readonly shuffled: number;
}

export interface Spelled {
  readonly decoded: readonly Decoded[];
  readonly match: Match;
}

interface Known {
  readonly groups: InputGroups;
  readonly tau: number;
  readonly analysis: Analysis;
  spelled?: Spelled;
}

/** Networks never change and belong to one record: scrubbing and hovering cost a look-up. */
const known = new WeakMap<Network, Known>();

function knownOf(network: Network, groups: InputGroups, tau: number): Known {
  const kept = known.get(network);
  if (kept && kept.groups === groups && kept.tau === tau) return kept;
  const fresh = { groups, tau, analysis: analyse(network, groups, tau) };
  known.set(network, fresh);
  return fresh;
}

/** The network's signs and codes. */
export const analysisOf = (network: Network, groups: InputGroups, tau: number): Analysis =>
  knownOf(network, groups, tau).analysis;

/** The formula its signs spell, against the true one; computed when first asked for. */
export function spelledBy(network: Network, groups: InputGroups, tau: number): Spelled {
  const kept = knownOf(network, groups, tau);
  if (!kept.spelled) {
    const decoded = decodeClauses(network, kept.analysis.signs);
    kept.spelled = { decoded, match: matchClauses(decoded, kept.analysis.clauses) };
  }
  return kept.spelled;
}

function analyse(network: Network, groups: InputGroups, tau: number): Analysis {
  const clauses = clausesOf(groups);
  const signs = signsOf(network, tau);
  const codes = codesOf(signs, clauses);
  const vetoes = vetoesOf(network, signs, clauses);
  const mean = (values: Float64Array): number =>
    values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const n = network.children;
  const ruled = (g: number): boolean => vetoes.subarray(g * n, (g + 1) * n).includes(1);
  return {
    ...{ network, clauses, signs, codes, vetoes, covered: coveredBy(codes) },
    reached: clauses.filter((_, g) => codes.weights[g] > 0 || ruled(g)).length,
    weight: meanWeight(codes),
    random: mean(expectedWeights(signs, clauses, 'random')),
    shuffled: mean(expectedWeights(signs, clauses, 'shuffled')),
  };
}

const AS_USUAL: CodesPlotInput = { tau: DEFAULT_TAU, relation: 'overlap' };

/** τ and relation asked for. */
export const askedOf = (input: PlotInput) => input.codes ?? AS_USUAL;

/** A network at a moment. */
export interface CodeSide {
  readonly analysis: Analysis;
  readonly frame: number;
  readonly epoch: number;
}

export interface Sides {
  /** The method's network before anything happens to it, at the frame on screen if that is earlier. */
  readonly before: CodeSide;
  /** The one at the frame on screen; undefined while it is still the one before. */
  readonly after: CodeSide | undefined;
  /** Whether neurons of `after` are children of those of `before`. */
  readonly kin: boolean;
  /** "before the split", "after the split"; for other methods what happens to them, or epochs. */
  readonly names: readonly [string, string];
}

/** The method's network at a frame (or the nearest earlier one kept), analysed. */
export function sideAt(
  record: RunRecord,
  method: string,
  frame: number,
  tau: number,
): CodeSide | undefined {
  const kept = keptAt(record, method, frame);
  return (
    kept && {
      analysis: analysisOf(kept.network, record.groups, tau),
      frame: kept.frame,
      epoch: epochOf(record.schedule, kept.frame),
    }
  );
}

/** Both sides at the frame on screen, or why there is nothing to show. */
export function sidesAt(input: PlotInput): Sides | Empty {
  const { record, frame, method: id } = input;
  const { tau } = askedOf(input);
  if (clausesOf(record.groups).length === 0) {
    return { empty: 'These data have no clauses, so there are no codes to look for.' };
  }
  if (!record.replicas.some((r) => r.method === id)) {
    return { empty: 'This split is not part of the run on screen.' };
  }
  const last = beforeFrame(record.schedule);
  const before = sideAt(record, id, Math.min(frame, last), tau);
  if (!before) return { empty: 'No weights yet. Press Play to train the networks.' };
  const after = frame > last ? sideAt(record, id, frame, tau) : undefined;
  const method = methodOf(id);
  return {
    before,
    after: after && after.frame > last ? after : undefined,
    kin: hasParents(method),
    names: momentNames(id, record, before.epoch, epochOf(record.schedule, frame)),
  };
}

function momentNames(id: string, record: RunRecord, from: number, to: number): [string, string] {
  const method = methodOf(id);
  if (!changesAtSplit(method) || record.alpha === 1) return [`at epoch ${from}`, `at epoch ${to}`];
  const what = hasParents(method) ? 'the split' : 'pruning';
  return [`before ${what}`, `after ${what}`];
}
