/** Load on each neuron: how many clauses it mixes, a dot a neuron, dense above split. */

import { scaleLinear } from 'd3';
import { finite } from '../lib/statistics';
import { t } from '../lib/text';
import { hasParents, methodOf } from '../methods';
import { mixedClauses } from '../metrics';
import { neuronOf, type Selection } from '../model/selection';
import { epochOf, isSplit } from '../model/timeline';
import { count, fixed, neuronName } from './format';
import { marked } from './marked';
import { nameOf, whenOf } from './method-words';
import { type Kept, pairAt } from './networks';
import {
  type Empty,
  type Hit,
  isEmpty,
  type Plot,
  type PlotInput,
  type Sentence,
  type Size,
} from './plot';
import { disc, group, labels, path, prepare, tenth } from './svg';

export interface LoadRow {
  readonly name: string;
  readonly color: string;
  readonly epoch: number;
  readonly alpha: number;
  /** Neurons that are nobody’s children. */
  readonly wide: boolean;
  /** Clauses mixed, by neuron; 0 for one without weights, which has no dot. */
  readonly values: Float64Array;
  /** Mean over the neurons that have weights; NaN without any. */
  readonly mean: number;
}

export interface LoadModel {
  readonly rows: readonly [LoadRow, LoadRow];
  /** Right end of the axis, whole clauses. */
  readonly most: number;
  /** How the caption places the second row, '' where both rows show the same network. */
  readonly when: string;
  readonly selection: Selection;
}

function row(
  { network, frame }: Kept,
  input: PlotInput,
  texts: Pick<LoadRow, 'name' | 'color' | 'wide'>,
): LoadRow {
  const { record } = input;
  const values = mixedClauses(network, record.groups);
  const some = values.filter((v) => v > 0);
  return {
    ...texts,
    epoch: epochOf(record.schedule, frame),
    alpha: network.alpha,
    values,
    mean: some.length === 0 ? Number.NaN : some.reduce((a, b) => a + b, 0) / some.length,
  };
}

function select(input: PlotInput): LoadModel | Empty {
  const pair = pairAt(input.record, input.method, input.frame);
  if (isEmpty(pair)) return pair;
  if (input.record.groups.count === 0) {
    return { empty: t('No clauses are known of a file, so none can be mixed.'), lasting: true };
  }
  const method = methodOf(input.method);
  const split = pair.right.network.alpha > 1;
  const wide = !hasParents(method);
  const left = row(pair.left, input, {
    name: pair.leftIsDense ? t('dense') : t('before'),
    color: 'dense',
    wide: false,
  });
  const right = row(pair.right, input, {
    name: nameOf(method, split),
    color: method.color,
    wide,
  });
  const most = Math.max(5, Math.ceil(Math.max(0, ...finite(left.values), ...finite(right.values))));
  const passed = isSplit(input.record.schedule, input.frame);
  const when = split || wide ? whenOf(method, { alpha: input.record.alpha, passed }) : '';
  return { rows: [left, right], most, when, selection: input.selection };
}

const HEIGHT = { wide: 178, narrow: 200 } as const;
const RADIUS = 4;

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly neuron: number;
  readonly value: number;
}

const geometry = (model: LoadModel, size: Size) => {
  const height = HEIGHT[size.layout];
  const x = scaleLinear([1, model.most], [74, size.width - 12]);
  const bottom = height - 40;
  // Base line of the dots of each row, and the space a stack may fill.
  const base = [bottom * 0.38, bottom - 16] as const;
  return { height, x, bottom, base, room: [base[0] - 8, base[1] - base[0] - 26] as const };
};

/** Dots stacked in columns a dot wide; a high stack compresses instead of reaching the next row. */
export function dotsOf(model: LoadModel, size: Size, which: 0 | 1): Dot[] {
  const { x, base, room } = geometry(model, size);
  const bins = new Map<number, number[]>();
  model.rows[which].values.forEach((value, neuron) => {
    if (!(value > 0)) return;
    const bin = Math.round(x(value) / (2 * RADIUS));
    bins.set(bin, [...(bins.get(bin) ?? []), neuron]);
  });
  const highest = Math.max(1, ...[...bins.values()].map((b) => b.length));
  const step = Math.min(2 * RADIUS, room[which] / Math.max(1, highest - 1));
  return [...bins.values()].flatMap((neurons) =>
    neurons.map((neuron, k) => {
      const value = model.rows[which].values[neuron];
      return { x: x(value), y: base[which] - RADIUS - step * k, neuron, value };
    }),
  );
}

function draw(svg: SVGSVGElement, model: LoadModel, size: Size): void {
  const { height, x, bottom, base } = geometry(model, size);
  prepare(svg, size, height);
  const ticks = Array.from({ length: model.most }, (_, k) => k + 1);
  const named = ticks.filter((v) => model.most <= 12 || v % 4 === 1);
  path(svg, 'grid', named.map((v) => `M${tenth(x(v))},4V${tenth(bottom)}`).join(''), {
    stroke: 'rule',
    width: 1,
  });
  labels(svg, 'axis', [
    ...named.map(
      (v) => ({ x: x(v), y: bottom + 16, text: `${v}`, size: 11, anchor: 'middle' }) as const,
    ),
    {
      x: Math.min((x(1) + x(model.most)) / 2, size.width - 86),
      y: bottom + 33,
      text: t('clauses mixed in one neuron'),
      size: 11,
      anchor: 'middle',
    },
  ]);
  model.rows.forEach((r, k) => {
    const which = k as 0 | 1;
    const g = group(svg, `row-${k}`);
    const dots = dotsOf(model, size, which);
    const lit = dots.filter((d) => isLit(model, which, d.neuron));
    path(g, 'dots', dots.map((d) => disc(d.x, d.y, RADIUS)).join(''), {
      fill: r.color,
      opacity: 0.85,
    });
    path(g, 'lit', lit.map((d) => disc(d.x, d.y, RADIUS + 0.5)).join(''), {
      fill: r.color,
      stroke: 'ink',
      width: 2,
    });
    const m = x(r.mean);
    const mark = Number.isFinite(m) ? `M${tenth(m)},${tenth(base[which] + 3)}l5,8h-10z` : '';
    path(g, 'mean', mark, { fill: 'ink' });
    labels(g, 'names', [
      { x: 60, y: base[which] - 12, text: r.name, size: 13, anchor: 'end', color: 'ink' },
      { x: 60, y: base[which] + 3, text: t`epoch ${r.epoch}`, size: 11, anchor: 'end' },
    ]);
  });
}

function isLit(model: LoadModel, which: 0 | 1, neuron: number): boolean {
  const { alpha, wide } = model.rows[which];
  return Math.floor(neuron / alpha) === neuronOf(model.selection, wide);
}

function hit(model: LoadModel, size: Size, x: number, y: number): Hit | null {
  for (const which of [0, 1] as const) {
    const near = dotsOf(model, size, which).find((d) => Math.hypot(d.x - x, d.y - y) <= RADIUS + 2);
    if (!near) continue;
    const { alpha, wide } = model.rows[which];
    const parent = Math.floor(near.neuron / alpha);
    const name = neuronName(parent, near.neuron % alpha, alpha);
    return {
      kind: 'selection',
      selection: { kind: 'neuron', parent, ...(wide ? { wide } : {}) },
      tip: t`${t`neuron ${name}`} mixes ${fixed(near.value, 1)} clauses`,
    };
  }
  return null;
}

/** Neurons that mix more than two clauses. */
const above = (r: LoadRow): number => r.values.reduce((n, v) => n + (v > 2 ? 1 : 0), 0);

function caption(model: LoadModel): Sentence {
  const [a, b] = model.rows;
  const [load, high, all] = [fixed(a.mean, 1), above(a), count(a.values.length, 'neuron')];
  const start =
    a.name === t('dense')
      ? t`▲ mean: ${load} clauses a neuron when dense`
      : t`▲ mean: ${load} clauses a neuron before the split`;
  if (model.when === '') return [{ text: t`${start}; above 2 in ${high} of ${all}.` }];
  return marked(
    t`${start}, **${fixed(b.mean, 1)}** ${model.when}; above 2 in ${high} of ${all}, then ${above(b)} of ${b.values.length}.`,
  );
}

export const load: Plot<LoadModel> = {
  id: 'load',
  inside: { title: false, caption: false },
  title: () => t('Load on each neuron'),
  select,
  height: (_, size) => HEIGHT[size.layout],
  draw,
  hit,
  caption,
  table: (model) => ({
    columns: [t('network'), t('neuron'), t('clauses mixed')],
    rows: model.rows.flatMap((r) =>
      Array.from(r.values, (v, c) => [
        r.name,
        neuronName(Math.floor(c / r.alpha), c % r.alpha, r.alpha),
        v > 0 ? fixed(v, 1) : t('no weights'),
      ]),
    ),
  }),
  move: (model, selection, key) => {
    // Along a row; between them with up and down where the lower one has neurons of its own.
    const rows = model.rows[1].wide;
    const on = selection.kind === 'neuron' && selection.wide === true ? 1 : 0;
    const turn = rows && (key === 'ArrowDown' || key === 'ArrowUp');
    const which = turn ? (key === 'ArrowDown' ? 1 : 0) : on;
    if (turn && which === on) return null;
    const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
    const at = model.rows[which];
    const all = at.values.length / at.alpha;
    const from = selection.kind === 'neuron' ? selection.parent : -1;
    const parent = turn ? Math.min(all - 1, Math.max(0, from)) : from < 0 ? 0 : from + step;
    if (parent < 0 || parent >= all) return null;
    const name = at.wide ? t`neuron ${parent + 1} of the wide network` : t`neuron ${parent + 1}`;
    const tip = t`${name} mixes ${fixed(at.values[parent], 1)} clauses`;
    const wide = at.wide ? { wide: true as const } : {};
    return { kind: 'selection', selection: { kind: 'neuron', parent, ...wide }, tip };
  },
};
