/**
 * Relations between the codes of clauses before, at and after the split, in the terms of the
 * interference triple, which draws them: values as shares of a common full size.
 */
import { later, t } from '../lib/text';
import { methodOf } from '../methods';
import { meanOffDiagonal } from '../metrics';
import { type CodeRelation, channelMatrix, codeMatrix, expectedOverlaps } from '../metrics/codes';
import { beforeFrame, epochOf, lastFrame, splitFrame } from '../model/timeline';
import { relationSentence } from './code-relations-sentence';
import { type Analysis, askedOf, sideAt, sidesAt } from './codes-analysis';
import type { InterferenceModel, Panel } from './interference-model';
import { changeOf } from './method-words';
import { type Empty, isEmpty, type PlotInput } from './plot';

export interface RelationPanel extends Panel {
  /** In its own unit, m × m; undefined while its moment has not come. */
  readonly raw?: Float64Array;
  /** Mean over pairs by random signs, in the same unit; undefined where it has no closed form. */
  readonly chance?: number;
  /** Pairs of different clauses that both have a code. */
  readonly pairs: number;
}

export interface CodeRelationsModel extends InterferenceModel {
  readonly relation: CodeRelation;
  readonly panels: readonly [RelationPanel, RelationPanel, RelationPanel];
  /** Value drawn at full size. */
  readonly full: number;
}

const MOMENT_NAMES = {
  split: [
    [later('before'), later('before')],
    [later('at the split'), later('split')],
    [later('after'), later('after')],
  ],
  prune: [
    [later('before'), later('before')],
    [later('at pruning'), later('pruned')],
    [later('after'), later('after')],
  ],
  none: [
    [later('first weights'), later('first')],
    [later('halfway'), later('mid')],
    [later('now'), later('now')],
  ],
} as const;

export function selectCodeRelations(input: PlotInput): CodeRelationsModel | Empty {
  const sides = sidesAt(input);
  if (isEmpty(sides)) return sides;
  const { clauses } = sides.before.analysis;
  const asked = askedOf(input);
  const { relation } = asked;
  if (clauses.length < 2)
    return { empty: t('One clause has no other to share neurons with.'), lasting: true };
  const { record, frame, method } = input;
  const { schedule } = record;
  const change = changeOf(methodOf(method), record.alpha);
  const split = splitFrame(schedule);
  const frames =
    change === 'none'
      ? ([
          [0, true],
          [Math.min(frame, split), frame > 0],
          [frame, frame > split],
        ] as const)
      : ([
          [Math.min(frame, beforeFrame(schedule)), true],
          [split, frame >= split],
          [frame > split ? frame : lastFrame(schedule), frame > split],
        ] as const);
  const found = frames.map(([at, shown]) => {
    const side = shown ? sideAt(record, method, at, asked) : undefined;
    return { side, epoch: side?.epoch ?? epochOf(schedule, at) };
  });
  const raws = found.map(({ side }) => side && matrixOf(side.analysis, relation));
  const full = fullSize(relation, raws);
  const panel = (k: 0 | 1 | 2): RelationPanel => {
    const [label, short] = MOMENT_NAMES[change][k];
    const raw = raws[k];
    return {
      ...{
        label: t(label),
        short: t(short),
        epoch: found[k].epoch,
        raw,
        matrix: raw?.map((v) => v / full),
      },
      value: raw ? meanOffDiagonal(raw, clauses.length) : Number.NaN,
      chance: chanceOf(found[k].side?.analysis, relation),
      pairs: pairsOf(found[k].side?.analysis),
    };
  };
  const panels = [panel(0), panel(1), panel(2)] as const;
  return {
    ...{ kind: 'clauses', relation, panels, full, side: clauses.length, order: [] },
    blocks: clauses.map((_, g) => ({ group: g, start: g, count: 1 })),
    selection: input.selection,
    sentence: relationSentence(relation, panels, clauses.length, full),
    groups: { ...record.groups, count: clauses.length },
  };
}

const matrixOf = (analysis: Analysis, relation: CodeRelation): Float64Array =>
  relation === 'signed'
    ? channelMatrix(analysis.network, analysis.clauses)
    : codeMatrix(analysis.codes, relation);

/** Overlap and Hamming distance of codes of random signs, mean over pairs of clauses. */
function chanceOf(analysis: Analysis | undefined, relation: CodeRelation): number | undefined {
  if (!analysis || relation === 'jaccard' || relation === 'signed') return undefined;
  const { signs, clauses } = analysis;
  const overlap = meanOffDiagonal(expectedOverlaps(signs, clauses), clauses.length);
  return relation === 'overlap' ? overlap : 2 * (analysis.random - overlap);
}

function pairsOf(analysis: Analysis | undefined): number {
  const some = analysis?.covered ?? 0;
  return (some * (some - 1)) / 2;
}

/** 1 for shares and cosines; the largest count of all three for neurons, at least 1. */
function fullSize(relation: CodeRelation, raws: readonly (Float64Array | undefined)[]): number {
  if (relation === 'jaccard' || relation === 'signed') return 1;
  let most = 1;
  for (const raw of raws) {
    const side = Math.sqrt(raw?.length ?? 0);
    raw?.forEach((v, at) => {
      if (Math.floor(at / side) !== at % side) most = Math.max(most, v);
    });
  }
  return most;
}
