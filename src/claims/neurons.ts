import { GRID_SEEDS } from './arm';
import type { Claim } from './claim';
import { GAIN_AXIS, IN_POINTS, linkTo } from './compare';
import { armsOf, gainRows, peakWords, seriesOver, step } from './grid';
import { lostWords } from './words';

const VALUES = [4, 8, 16, 32];
const series = seriesOver('hidden', VALUES);

/** Published for eight clauses. A fall is a step of the other sign. */
export const neurons: Claim = {
  ...IN_POINTS,
  id: 'neurons',
  asked: 'paper',
  title: 'The gain falls with the number of neurons',
  published: 'falls (8 clauses)',
  arms: armsOf(series),
  link: linkTo(
    armsOf(series),
    { hidden: 32 },
    { seeds: GRID_SEEDS, sweep: { x: { field: 'hidden', values: VALUES }, y: null } },
  ),
  axis: GAIN_AXIS,
  compare: (results) =>
    series.flatMap((one) =>
      (
        [
          [8, 4],
          [16, 8],
          [32, 16],
        ] as const
      ).map(([to, from]) => ({
        ...step(results, one, [to, from]),
        label: `${one.name}: falls from ${from} to ${to}`,
      })),
    ),
  rows: (results) => gainRows(results, series, 'neurons'),
  say: (parts, results) =>
    `The number of neurons with the largest mean gain: ${peakWords(results, series)}.${lostWords(parts)}`,
};
