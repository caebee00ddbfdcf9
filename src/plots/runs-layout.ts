/** Where the comparison of two runs is drawn: axes, labels at the ends, marks along the lines. */
import { scaleLinear } from 'd3';
import { t } from '../lib/text';
import { fixed } from './format';
import type { Size } from './plot';
import type { RunLine, RunsModel } from './runs-model';
import { textWidth } from './text-width';

export interface RunsLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: (epoch: number) => number;
  readonly y: (value: number) => number;
}

/** Size of the labels at the ends, and the least distance between two of them, px. */
export const LABEL = 12.5;
export const LABEL_GAP = 15;

const LETTERS = { a: 'A', b: 'B', both: 'A = B' } as const;

export const letterOf = ({ of }: RunLine): string => LETTERS[of];

export const lastOf = ({ points }: RunLine): number => points.at(-1)?.value ?? Number.NaN;

export const endText = (line: RunLine): string =>
  `${letterOf(line)} ${t(line.method.short)} ${fixed(lastOf(line))}`;

export function runsLayout(model: RunsModel, size: Size): RunsLayout {
  const height = size.layout === 'narrow' ? 300 : 320;
  const widest = Math.max(80, ...model.lines.map((line) => textWidth(endText(line), LABEL, true)));
  const left = 40;
  const right = Math.max(left + 90, Math.floor(size.width - widest - 14));
  const [top, bottom] = [30, height - 58];
  return {
    ...{ left, right, top, bottom, height },
    x: scaleLinear([0, model.epochs], [left, right]),
    y: scaleLinear(model.range, [bottom, top]).clamp(true),
  };
}

export interface RunMark {
  readonly line: number;
  readonly point: number;
  readonly x: number;
  readonly y: number;
}

/** All points of all lines, in their order. */
export const runMarks = (model: RunsModel, at: RunsLayout): RunMark[] =>
  model.lines.flatMap(({ points }, line) =>
    points.map(({ epoch, value }, point) => ({ line, point, x: at.x(epoch), y: at.y(value) })),
  );

/** Places along the axis that have a mark; those of B lie between those of A. */
const PLACES = 8;

/** The points of a line that carry its run's mark: rings for A, discs for B. */
export function carriers(line: RunLine, epochs: number): RunLine['points'] {
  const shift = line.of === 'b' ? 0.5 : 0;
  const { points } = line;
  const last = points.at(-1);
  const wanted = Array.from({ length: PLACES }, (_, k) => ((k + shift) * epochs) / PLACES);
  const found = wanted
    .filter((epoch) => epoch >= points[0].epoch && last && epoch <= last.epoch)
    .map((epoch) =>
      points.reduce((best, p) =>
        Math.abs(p.epoch - epoch) < Math.abs(best.epoch - epoch) ? p : best,
      ),
    );
  return [...new Set([...found, ...(last ? [last] : [])])];
}
