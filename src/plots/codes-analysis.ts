/**
 * What the plots of codes have in common: a network's signs and codes at τ, kept by network, and
 * the moments they are read at.
 */
import { t } from '../lib/text';
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
  type Form,
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
import { keptAt, ofLayers } from './networks';
import type { CodesPlotInput, Empty, PlotInput } from './plot';

/** A network read by the rule. */
export interface Analysis {
  readonly network: Network;
  /** How the clauses are joined; null: the task is not made of clauses. */
  readonly form: Form | null;
  readonly clauses: readonly Clause[];
  readonly signs: Signs;
  readonly codes: Codes;
  /** 1 where a neuron rules out near misses of a clause, or backs narrow passes; m × n row-major. */
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
  readonly form: Form | null;
  readonly analysis: Analysis;
  spelled?: Spelled;
}

/** Networks never change and belong to one record: scrubbing and hovering cost a look-up. */
const known = new WeakMap<Network, Known>();

/** How a network is read: all of it is part of what was asked for (`askedOf`). */
export interface Asked {
  readonly tau: number;
  readonly form: Form | null;
}

function knownOf(network: Network, groups: InputGroups, { tau, form }: Asked): Known {
  const kept = known.get(network);
  if (kept && kept.groups === groups && kept.tau === tau && kept.form === form) return kept;
  const fresh = { groups, tau, form, analysis: analyse(network, groups, { tau, form }) };
  known.set(network, fresh);
  return fresh;
}

/** The network's signs and codes. */
export const analysisOf = (network: Network, groups: InputGroups, asked: Asked): Analysis =>
  knownOf(network, groups, asked).analysis;

/** The formula its signs spell, against the true one; computed when first asked for. */
export function spelledBy(network: Network, groups: InputGroups, asked: Asked): Spelled {
  const kept = knownOf(network, groups, asked);
  if (!kept.spelled) {
    const { signs, clauses } = kept.analysis;
    const decoded = decodeClauses(network, signs, asked.form ?? 'dnf');
    kept.spelled = { decoded, match: matchClauses(decoded, clauses) };
  }
  return kept.spelled;
}

function analyse(network: Network, groups: InputGroups, { tau, form }: Asked): Analysis {
  const clauses = clausesOf(groups);
  const signs = signsOf(network, tau);
  const codes = codesOf(signs, clauses);
  // What is no formula of clauses has no near misses.
  const vetoes = form
    ? vetoesOf(network, signs, clauses, form)
    : new Uint8Array(clauses.length * signs.children);
  const mean = (values: Float64Array): number =>
    values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const n = network.children;
  const ruled = (g: number): boolean => vetoes.subarray(g * n, (g + 1) * n).includes(1);
  return {
    ...{ network, form, clauses, signs, codes, vetoes, covered: coveredBy(codes) },
    reached: clauses.filter((_, g) => codes.weights[g] > 0 || ruled(g)).length,
    weight: meanWeight(codes),
    random: mean(expectedWeights(signs, clauses, 'random')),
    shuffled: mean(expectedWeights(signs, clauses, 'shuffled')),
  };
}

const AS_USUAL: CodesPlotInput = { tau: DEFAULT_TAU, relation: 'overlap' };

/** τ and relation asked for, and the form of the task's formula. */
export function askedOf(input: PlotInput): Asked & Pick<CodesPlotInput, 'relation' | 'task'> {
  const { tau, relation, task } = input.codes ?? AS_USUAL;
  return { tau, relation, task, form: task ? task.form : 'dnf' };
}

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
  asked: Asked,
): CodeSide | undefined {
  const kept = keptAt(record, method, frame);
  return (
    kept && {
      analysis: analysisOf(kept.network, record.groups, asked),
      frame: kept.frame,
      epoch: epochOf(record.schedule, kept.frame),
    }
  );
}

/**
 * Both sides at the frame on screen, or why there is nothing to show; `unknown`: also of networks
 * whose clauses nobody knows.
 */
export function sidesAt(input: PlotInput, unknown = false): Sides | Empty {
  const { record, frame, method: id } = input;
  const asked = askedOf(input);
  if (!unknown && clausesOf(record.groups).length === 0) {
    return {
      empty: t('These data have no clauses, so there are no codes to look for.'),
      lasting: true,
    };
  }
  if (!record.replicas.some((r) => r.method === id)) {
    return { empty: t('This split is not part of the run on screen.') };
  }
  if (record.layered) return ofLayers();
  const last = beforeFrame(record.schedule);
  const before = sideAt(record, id, Math.min(frame, last), asked);
  if (!before) return { empty: t('No weights yet. Press Play to train the networks.') };
  const after = frame > last ? sideAt(record, id, frame, asked) : undefined;
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
  if (!changesAtSplit(method) || record.alpha === 1)
    return [t`at epoch ${from}`, t`at epoch ${to}`];
  return hasParents(method)
    ? [t('before the split'), t('after the split')]
    : [t('before pruning'), t('after pruning')];
}
