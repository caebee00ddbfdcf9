import { GRID_SEEDS } from './arm';
import type { Claim } from './claim';
import { GAIN_AXIS, IN_POINTS, linkTo } from './compare';
import { armsOf, gainRows, peakWords, seriesOver, step } from './grid';
import { lostWords } from './words';

const VALUES = [2, 4, 8, 16, 24];
const series = seriesOver('clauses', VALUES);

/** Published for eight neurons: the gain rises with the clauses and saturates near 16. */
export const clauses: Claim = {
  ...IN_POINTS,
  id: 'clauses',
  asked: 'paper',
  title: 'The gain grows with the number of clauses and levels off',
  published: 'rises and saturates near 16 clauses (8 neurons)',
  arms: armsOf(series),
  link: linkTo(
    armsOf(series),
    { clauses: 16 },
    { seeds: GRID_SEEDS, sweep: { x: { field: 'clauses', values: VALUES }, y: null } },
  ),
  axis: GAIN_AXIS,
  compare: (results) =>
    series.flatMap((one) => [
      step(results, one, [2, 8]),
      step(results, one, [8, 16]),
      {
        ...step(results, one, [16, 24]),
        label: `${one.name}: no more from 16 to 24`,
        sense: 'no-more',
      },
    ]),
  rows: (results) => gainRows(results, series, 'clauses'),
  say: (parts, results) =>
    `The number of clauses with the largest mean gain: ${peakWords(results, series)}.${lostWords(parts)}`,
};
