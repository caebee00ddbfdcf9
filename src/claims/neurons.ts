import { later } from '../lib/text';
import { GRID_SEEDS } from './arm';
import type { Claim } from './claim';
import { GAIN_AXIS, IN_POINTS, linkTo } from './compare';
import { armsOf, gainRows, peaks, seriesOver, step } from './grid';
import { lostWords, stored } from './words';

const VALUES = [4, 8, 16, 32];
const LABELS = [
  ...[later('4 neurons'), later('8 neurons'), later('16 neurons'), later('32 neurons')],
];
const series = seriesOver('hidden', VALUES);

/** Published for eight clauses. A fall is a step of the other sign. */
export const neurons: Claim = {
  ...IN_POINTS,
  id: 'neurons',
  asked: 'paper',
  title: later('The gain falls with the number of neurons'),
  published: later('falls (8 clauses)'),
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
        label: later`${one.name}: falls from ${from} to ${to}`,
      })),
    ),
  rows: (results) => gainRows(results, series, LABELS),
  say: (parts, results) => {
    const [c2, c4, r2, r4] = peaks(results, series);
    return stored(
      later`The number of neurons with the largest mean gain: ${c2.value} (clause-aware, α 2, ${c2.gain}), ${c4.value} (clause-aware, α 4, ${c4.gain}), ${r2.value} (random, α 2, ${r2.gain}), ${r4.value} (random, α 4, ${r4.gain}).`,
      lostWords(parts),
    );
  },
};
