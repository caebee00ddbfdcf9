/**
 * What the interference triple shows: the shown method's matrix before, at and after the split (or,
 * where nothing is split or pruned, dense beside first and present weights), on one scale −1…1, with
 * the null that says how much of the fall is mechanical.
 */
import { t } from '../lib/text';
import { hasParents, methodOf } from '../methods';
import { inputCosines, interferenceMatrix, meanBetweenGroups, meanOffDiagonal } from '../metrics';
import { type InputGroups, membersOf } from '../model/groups';
import type { Network } from '../model/network';
import type { Selection } from '../model/selection';
import { beforeFrame, epochOf, lastFrame, splitFrame } from '../model/timeline';
import { type Columns, columnsOf } from './columns';
import { type Fall, interferenceSentence } from './interference-sentence';
import { changeOf } from './method-words';
import { keptAt, nullAt, pairAt } from './networks';
import { type Empty, isEmpty, type PlotInput, type Sentence } from './plot';

export interface Panel {
  readonly label: string;
  /** The same where there is little room; absent where it is short enough. */
  readonly short?: string;
  readonly epoch: number;
  /** Row-major in display order, `side` × `side`; undefined while its moment has not come. */
  readonly matrix?: Float64Array;
  /** Mean |value|; NaN without a matrix. */
  readonly value: number;
}

type Names = readonly [label: string, short: string];

export interface InterferenceModel {
  readonly kind: 'clauses' | 'inputs';
  readonly panels: readonly [Panel, Panel, Panel];
  /** Rows of each matrix. */
  readonly side: number;
  /** Blocks along both edges, one a clause. */
  readonly blocks: Columns['blocks'];
  /** Input at each place, for `inputs`. */
  readonly order: readonly number[];
  readonly selection: Selection;
  readonly sentence: Sentence;
  readonly groups: InputGroups;
}

export function selectInterference(input: PlotInput): InterferenceModel | Empty {
  const { record, method, frame, matrix: kind } = input;
  const pair = pairAt(record, method, frame);
  if (isEmpty(pair)) return pair;
  const { groups, schedule } = record;
  if (kind === 'clauses' && groups.count === 0)
    return {
      empty: t('No clauses are known of a file.'),
      action: { label: t('Look between its inputs'), set: { matrix: 'inputs' } },
    };
  if (kind === 'clauses' && groups.count < 2)
    return {
      empty: t('One clause has nothing to interfere with.'),
      action: { label: t('Use 8 clauses'), set: { clauses: 8 } },
    };
  const columns = columnsOf(groups, pair.left.network.inputs);
  const split = splitFrame(schedule);
  const change = changeOf(methodOf(method), record.alpha);
  const never = change === 'none' && !hasParents(methodOf(method));
  const panel = ([label, short]: Names, at: number, shown: boolean, of = method): Panel => {
    const kept = shown ? keptAt(record, of, at) : undefined;
    return {
      ...{ label, short },
      epoch: epochOf(schedule, kept?.frame ?? at),
      ...measure(kept?.network, groups, kind, columns),
    };
  };
  const moments = (): InterferenceModel['panels'] => [
    panel([t('before'), t('before')], Math.min(frame, beforeFrame(schedule)), true),
    panel(
      change === 'prune' ? [t('pruned'), t('pruned')] : [t('at the split'), t('at split')],
      split,
      frame >= split,
    ),
    panel([t('after'), t('after')], frame > split ? frame : lastFrame(schedule), frame > split),
  ];
  // What never changes at the split has no moments: beside dense, its first and its present weights.
  const standing = (): InterferenceModel['panels'] => [
    panel([t('dense'), t('dense')], frame, pair.leftIsDense, 'dense'),
    panel([t('wide, start'), t('start')], 0, true),
    panel([t('wide, now'), t('wide')], frame, true),
  ];
  const panels = never ? standing() : moments();
  const fall: Fall = {
    before: panels[0].value,
    atSplit: panels[1].value,
    now: never || frame > split ? panels[2].value : panels[1].value,
    dense:
      keptAt(record, 'dense', frame) && pair.leftIsDense
        ? measure(pair.left.network, groups, kind, columns).value
        : Number.NaN,
    epoch: epochOf(schedule, pair.left.frame),
    null: nullAt(record, method, frame),
    change: never ? 'never' : change,
    passed: frame >= split,
    warmup: schedule.warmup,
  };
  return {
    kind,
    panels,
    side: kind === 'clauses' ? groups.count : columns.order.length,
    blocks:
      kind === 'inputs'
        ? columns.blocks
        : membersOf(groups).map((_, g) => ({ group: g, start: g, count: 1 })),
    order: columns.order,
    selection: input.selection,
    sentence: interferenceSentence(kind, fall),
    groups,
  };
}

interface Measured {
  readonly matrix?: Float64Array;
  readonly value: number;
}

/** Kept by network, which never changes and belongs to one record: scrubbing costs one matrix. */
const measured = {
  clauses: new WeakMap<Network, Measured>(),
  inputs: new WeakMap<Network, Measured>(),
};

function measure(
  network: Network | undefined,
  groups: InputGroups,
  kind: 'clauses' | 'inputs',
  columns: Columns,
): Measured {
  if (!network) return { value: Number.NaN };
  const kept = measured[kind].get(network);
  if (kept) return kept;
  const fresh =
    kind === 'clauses' ? betweenClauses(network, groups) : betweenInputs(network, groups, columns);
  measured[kind].set(network, fresh);
  return fresh;
}

function betweenClauses(network: Network, groups: InputGroups): Measured {
  const matrix = interferenceMatrix(network, groups);
  return { matrix, value: meanOffDiagonal(matrix, groups.count) };
}

/** The matrix in display order; its value over pairs of different clauses. */
function betweenInputs(network: Network, groups: InputGroups, columns: Columns): Measured {
  const raw = inputCosines(network);
  const d = columns.order.length;
  const matrix = new Float64Array(d * d);
  columns.order.forEach((i, a) => {
    columns.order.forEach((j, b) => {
      matrix[a * d + b] = raw[i * d + j];
    });
  });
  return { matrix, value: meanBetweenGroups(raw, groups) };
}
