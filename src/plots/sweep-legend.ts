/** The sweep's legend: the colour scale and what marks, hatching and edges say. */

import { t } from '../lib/text';
import { disc, group, hatch, type Label, labels, path, rect } from './svg';
import { FULL_GAIN, LEVELS, strength } from './sweep-fill';
import { unitText, valueText } from './sweep-metrics';
import type { SweepModel } from './sweep-model';
import { textWidth } from './text-width';

type Kind = 'gain' | 'measure' | 'ahead' | 'behind' | 'tied' | 'near' | 'open' | 'shown' | 'text';

export interface LegendPlace {
  readonly kind: Kind;
  readonly text: string;
  readonly x: number;
  /** Base line of its text. */
  readonly y: number;
}

const STEP = 7;
/** Radii of a seed's mark. */
export const MARK = 3;
export const RING = 2.6;
/** Width of the sample before each text, px. */
const SAMPLE: Readonly<Record<Kind, number>> = {
  gain: 26 + 2 * LEVELS * STEP,
  measure: LEVELS * STEP,
  ahead: 8,
  behind: 8,
  tied: 8,
  near: 18,
  open: 18,
  shown: 18,
  text: 0,
};
const LINE = 20;

/** Everything that can come up is named from the start, so that the legend never moves. */
function itemsOf(
  model: SweepModel,
  { marks, detail }: { marks: 'each' | 'count' | 'none'; detail: string },
): { kind: Kind; text: string }[] {
  const gain = model.metric.id === 'gain';
  const open = { kind: 'open', text: t('still filling or queued') } as const;
  const shown = { kind: 'shown', text: t('on screen above') } as const;
  if (!gain) {
    return [
      {
        kind: 'measure',
        text: unitText(model.metric, valueText(model.metric, model.range[1])),
      },
      ...(detail === 'full' || detail === 'pair'
        ? [{ kind: 'text', text: t('± standard deviation over seeds') } as const]
        : []),
      open,
      shown,
    ];
  }
  return [
    { kind: 'gain', text: t`+${FULL_GAIN} points or more` },
    { kind: 'near', text: t('≈ within two standard errors of zero') },
    ...(marks === 'each'
      ? ([
          { kind: 'ahead', text: t('ahead') },
          { kind: 'behind', text: t('behind') },
          { kind: 'tied', text: t('tied, a mark a seed') },
        ] as const)
      : []),
    ...(detail === 'full' || detail === 'pair'
      ? [{ kind: 'text', text: t('“from”: accuracy of dense, %') } as const]
      : []),
    open,
    shown,
  ];
}

/** Room for the least and the greatest of a measure, which change while the grid fills. */
const LOW_ROOM = 46;
const HIGH_ROOM = 60;

export function placeLegend(
  model: SweepModel,
  what: { marks: 'each' | 'count' | 'none'; detail: string },
  room: number,
  top: number,
): LegendPlace[] {
  let x = 0;
  let y = top + 12;
  return itemsOf(model, what).map(({ kind, text }) => {
    const scale = kind === 'measure';
    const sample = SAMPLE[kind] + (scale ? LOW_ROOM : 0);
    const wide = sample + 6 + (scale ? HIGH_ROOM : textWidth(text, 12));
    if (x > 0 && x + wide > room) {
      x = 0;
      y += LINE;
    }
    const placed = { kind, text, x, y };
    x += wide + 18;
    return placed;
  });
}

export function drawLegend(g: SVGGElement, model: SweepModel, items: readonly LegendPlace[]): void {
  const texts: Label[] = [];
  for (const { kind, text, x, y } of items) {
    const own = group(g, kind === 'text' ? `text-${text}` : kind);
    let textX = x + SAMPLE[kind] + (SAMPLE[kind] > 0 ? 6 : 0);
    if (kind === 'gain') {
      texts.push({ x, y, text: `−${FULL_GAIN}` });
      gainScale(own, model, x + 26, y - 10);
    } else if (kind === 'measure') {
      texts.push({
        x: x + LOW_ROOM - 6,
        y,
        text: valueText(model.metric, model.range[0]),
        anchor: 'end',
      });
      steps(own, 'measure', 'ink', x + LOW_ROOM, y - 10, 11, 1);
      textX += LOW_ROOM;
    } else if (kind === 'ahead') {
      path(own, 'mark', disc(x + 4, y - 4, MARK), { fill: 'ink' });
    } else if (kind === 'behind') {
      path(own, 'mark', disc(x + 4, y - 4, RING), { stroke: 'ink', width: 1.2 });
    } else if (kind === 'tied') {
      path(own, 'mark', `M${x + 1},${y - 4}h6`, { stroke: 'ink', width: 1.2 });
    } else if (kind === 'near') {
      path(own, 'ground', rect(x, y - 11, 18, 13, 3), { fill: 'tile' });
      path(own, 'hatch', hatch(x, y - 11, 18, 13), { stroke: 'rule-2', width: 1 });
    } else if (kind === 'open') {
      path(own, 'edge', rect(x + 0.5, y - 10.5, 17, 12, 3), {
        fill: 'tile',
        stroke: 'ink-3',
        width: 1,
        dash: '3 2',
      });
    } else if (kind === 'shown') {
      path(own, 'edge', rect(x + 1, y - 10, 16, 11, 3), { stroke: 'ink', width: 2 });
    }
    texts.push({ x: textX, y, text });
  }
  labels(g, 'texts', texts);
}

/** Losses in one colour, gains in that of each method, a strip a colour. */
function gainScale(g: SVGGElement, model: SweepModel, x: number, y: number): void {
  const colors = [...new Set(model.blocks.map((b) => b.method.color))];
  const high = 11 / colors.length;
  steps(g, 'behind', 'failure', x, y, 11, -1);
  colors.forEach((color, k) => {
    steps(g, color, color, x + LEVELS * STEP, y + k * high, high, 1);
  });
}

function steps(
  g: SVGGElement,
  name: string,
  color: string,
  x: number,
  y: number,
  high: number,
  direction: 1 | -1,
): void {
  path(g, `${name}-ground`, rect(x, y, LEVELS * STEP, high), { fill: 'tile' });
  for (let k = 1; k <= LEVELS; k++) {
    const place = direction > 0 ? k - 1 : LEVELS - k;
    path(g, `${name}-${k}`, rect(x + place * STEP, y, STEP, high), {
      fill: color,
      opacity: strength(color === 'ink' ? 'measure' : 'ahead', k),
    });
  }
}
