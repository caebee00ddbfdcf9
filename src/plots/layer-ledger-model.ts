/**
 * The budget layer by layer: non-zero weights before the split, after the copy and after the prune,
 * counted in the buffers; before the split, and for what never splits, in the network on screen.
 */
import { t } from '../lib/text';
import type { Method } from '../methods';
import { layerNonzeros } from '../model/layered-network';
import { layeredPair } from './layered-pair';
import { changeOf, factorOf } from './method-words';
import { focusReplica } from './networks';
import { type Empty, isEmpty, type PlotInput } from './plot';

export interface LedgerRow {
  /** "input → hidden 1". */
  readonly name: string;
  readonly before: number;
  /** The same as `before` where nothing is split. */
  readonly staged: number;
  readonly after: number;
}

export interface LayersModel {
  readonly rows: readonly LedgerRow[];
  readonly sums: Omit<LedgerRow, 'name'>;
  /** Weights of the dense network, and those that the method may have now. */
  readonly base: number;
  readonly budget: number;
  readonly matches: boolean;
  /** Whether the network has to keep to the budget at this frame; a wide one need not. */
  readonly bound: boolean;
  /** Whether the three numbers of a row are stages, or one count. */
  readonly staged: boolean;
  /** Words for the first and last stage. */
  readonly stages: readonly [first: string, copied: string, last: string];
  /** "784 → 32 → 10, relu", before and after. */
  readonly shapes: readonly [before: string, after: string];
  readonly method: Method;
  readonly alpha: number;
  readonly warmup: number;
  /** Layers that were split, from 1. */
  readonly splitLayers: readonly number[];
}

export function selectLayers(input: PlotInput): LayersModel | Empty {
  const pair = layeredPair(input);
  if (isEmpty(pair)) return pair;
  const { record } = input;
  const { layered, method, right, passed } = pair;
  const ledger = layered.layerLedgers[focusReplica(record, method.id)];
  const sizes = [layered.inputs, ...layered.hidden];
  const outputs = right.value.layers[right.value.layers.length - 1].rows;
  const dense = [...sizes, outputs];
  const base = sizes.reduce((sum, size, l) => sum + size * dense[l + 1], 0);
  const stagedNow = passed && ledger !== undefined;
  const rows = right.value.layers.map((layer, l): LedgerRow => {
    const name = `${nameOf(l, dense.length)} → ${nameOf(l + 1, dense.length)}`;
    const here = layerNonzeros(layer);
    if (!stagedNow) return { name, before: here, staged: here, after: here };
    const { before, staged, after } = ledger[l];
    return {
      ...{ name, before: before.nonzeros, staged: staged.nonzeros, after: after.nonzeros },
    };
  });
  const sum = (of: 'before' | 'staged' | 'after'): number =>
    rows.reduce((total, row) => total + row[of], 0);
  const sums = { before: sum('before'), staged: sum('staged'), after: sum('after') };
  const bound = stagedNow || method.start !== 'wide';
  const many = passed && method.budget === 'alpha' ? factorOf(method, record.alpha) : 1;
  // Copies of chosen layers alone may be fewer than a budget of α times the weights.
  const budget = stagedNow ? Math.min(many * base, sums.staged) : many * base;
  const change = changeOf(method, record.alpha);
  return {
    ...{ rows, sums, base, budget, bound, method, staged: stagedNow },
    matches: !bound || sums.after === budget,
    stages: [
      change === 'prune' ? t('wide, before') : t('before'),
      change === 'prune' ? t('all weights') : t('children made'),
      t('after pruning'),
    ],
    shapes: [
      `${dense.join(' → ')}, ${layered.activation}`,
      `${[layered.inputs, ...right.value.layers.map((layer) => layer.rows)].join(' → ')}, ${layered.activation}`,
    ],
    alpha: record.alpha,
    warmup: record.schedule.warmup,
    splitLayers: layered.splitLayers.map((l) => l + 1),
  };
}

const nameOf = (layer: number, layers: number): string =>
  layer === 0
    ? t('input', 'layer')
    : layer === layers - 1
      ? t('output', 'layer')
      : t`hidden ${layer}`;
