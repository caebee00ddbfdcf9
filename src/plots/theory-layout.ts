/** Where everything of the theory plot stands: scales, marks, regions, legend. */

import { type ScaleLinear, type ScalePower, scaleLinear, scaleSqrt } from 'd3';
import { t } from '../lib/text';
import { COVERED_ENOUGH, CROWDED } from '../metrics';
import { dodge } from './dodge';
import { flowLegend, type LegendItem, type PlacedItem } from './legend-flow';
import type { Mark, Size } from './plot';
import { textWidth } from './text-width';
import type { Spot } from './theory-curves';
import type { TheoryModel } from './theory-model';
import { companionsText, curveTip, meanTip, networkTip } from './theory-words';

/** A mark that can be pointed at. `row` is what ↑ and ↓ go through, ← and → stay in it. */
export interface TheoryMark extends Mark {
  readonly kind: 'curve' | 'dealt' | 'now' | 'dealt-mean' | 'now-mean';
  /** Index of the curve, or of the group. */
  readonly of: number;
  /** The network's index, or α − 1. */
  readonly item: number;
  readonly row: number;
  readonly tip: string;
}

export interface TheoryLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: ScalePower<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly marks: readonly TheoryMark[];
  readonly legend: readonly PlacedItem[];
}

const WIDEST = 640;
/** Half a mark's room, so that none sticks out of the axes. */
const INSET = 14;
const RADIUS = { curve: 3, dealt: 2.8, now: 3.2, 'dealt-mean': 5, 'now-mean': 6 } as const;

export function theoryLayout(model: TheoryModel, size: Size): TheoryLayout {
  const width = Math.min(size.width, WIDEST);
  const at = {
    left: 44,
    right: Math.max(160, width - 10),
    top: 40,
    bottom: size.layout === 'narrow' ? 300 : 380,
  };
  const most = mostCompanions(model);
  const x = scaleSqrt([0, most], [at.left + INSET, at.right - INSET]);
  const y = scaleLinear([0, 1], [at.bottom - 10, at.top]);
  const legend = flowLegend(legendOf(model), 0, width, at.bottom + 48);
  return {
    ...at,
    height: legend.bottom,
    x,
    y,
    xTicks: ticksOf(x, most),
    yTicks: [0, 0.25, 0.5, 0.75, COVERED_ENOUGH, 1],
    marks: marksOf(model, x, y),
    legend: legend.items,
  };
}

/** The dense network's, which is the most that disjoint masks can have; 1 for a single clause. */
const mostCompanions = ({ setting, groups }: TheoryModel): number =>
  Math.max(
    1,
    setting.clauses - 1,
    ...groups.flatMap((g) => g.networks.map((n) => n.now.companions)),
  );

/** 0, the threshold and the end, and between them what has room; a root leaves little near 0. */
function ticksOf(x: ScalePower<number, number>, most: number): number[] {
  const chosen = [0, CROWDED, most];
  const apart = (v: number): boolean =>
    chosen.every((c) => {
      const room = (textWidth(companionsText(c), 11) + textWidth(companionsText(v), 11)) / 2 + 10;
      return Math.abs(x(c) - x(v)) >= room;
    });
  for (const v of [1, 3, 0.1, 2, 5, 10, 20, 4, 7, 15]) if (v < most && apart(v)) chosen.push(v);
  return chosen.sort((a, b) => a - b);
}

function marksOf(
  model: TheoryModel,
  x: (companions: number) => number,
  y: (coverage: number) => number,
): TheoryMark[] {
  const place = (spot: Spot) => ({ x: x(spot.companions), y: y(spot.coverage) });
  type Draft = Omit<TheoryMark, 'index' | 'radius'>;
  const curves = model.curves.flatMap((curve, of) =>
    curve.points.map(
      ({ alpha, spot }, item): Draft => ({
        ...place(spot),
        kind: 'curve',
        of,
        item,
        row: of,
        tip: curveTip(curve, alpha, spot),
      }),
    ),
  );
  const now = model.split ? t('after pruning') : t('before the split');
  const networks = model.groups.flatMap(({ method, networks }, of) => {
    const draft = (kind: 'dealt' | 'now', when: string): Draft[] =>
      networks.flatMap((n, item) => {
        const spot = n[kind];
        if (!spot) return [];
        const row = model.curves.length + of;
        return [{ ...place(spot), kind, of, item, row, tip: networkTip(method, n, spot, when) }];
      });
    return [...draft('dealt', t('before pruning')), ...draft('now', now)];
  });
  const means = model.groups.flatMap((group, of) => {
    const draft = (kind: 'dealt' | 'now', when: string): Draft[] => {
      const spot = group[kind];
      if (!spot) return [];
      const tip = meanTip(group.method, group.networks.length, spot, when);
      const row = model.curves.length + of;
      return [{ ...place(spot), kind: `${kind}-mean`, of, item: -1, row, tip }];
    };
    return [...draft('dealt', t('before pruning')), ...draft('now', now)];
  });
  const all = [...curves, ...dodge(networks, 4, 18), ...dodge(means, 0, 0)];
  return all.map((mark, index) => ({ ...mark, index, radius: RADIUS[mark.kind] }));
}

/** Curves first, then what the marks are; the same items all the time, so that nothing moves. */
function legendOf(model: TheoryModel): LegendItem[] {
  const curves = model.curves.map(({ dealing, name, source }) => ({
    sample: dealing,
    room: 24,
    text: t`${t(name)} (${t(source)})`,
  }));
  return [
    ...curves,
    { sample: 'dealt', room: 10, text: t('a network before pruning') },
    { sample: 'now', room: 10, text: t('after pruning') },
    { sample: 'mean', room: 13, text: t('mean of the seeds') },
    { sample: 'shown', room: 15, text: t('network on screen above') },
  ];
}
