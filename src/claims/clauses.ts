import { later } from '../lib/text';
import { GRID_SEEDS } from './arm';
import type { Claim } from './claim';
import { GAIN_AXIS, IN_POINTS, linkTo } from './compare';
import { armsOf, gainRows, peaks, seriesOver, step } from './grid';
import { lostWords, stored } from './words';

const VALUES = [2, 4, 8, 16, 24];
const LABELS = [
  ...[later('2 clauses'), later('4 clauses'), later('8 clauses'), later('16 clauses')],
  later('24 clauses'),
];
const series = seriesOver('clauses', VALUES);

/** Published for eight neurons: the gain rises with the clauses and saturates near 16. */
export const clauses: Claim = {
  ...IN_POINTS,
  id: 'clauses',
  asked: 'paper',
  title: later('The gain grows with the number of clauses and levels off'),
  published: later('rises and saturates near 16 clauses (8 neurons)'),
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
        label: later`${one.name}: no more from 16 to 24`,
        sense: 'no-more',
      },
    ]),
  rows: (results) => gainRows(results, series, LABELS),
  say: (parts, results) => {
    const [c2, c4, r2, r4] = peaks(results, series);
    return stored(
      later`The number of clauses with the largest mean gain: ${c2.value} (clause-aware, α 2, ${c2.gain}), ${c4.value} (clause-aware, α 4, ${c4.gain}), ${r2.value} (random, α 2, ${r2.gain}), ${r4.value} (random, α 4, ${r4.gain}).`,
      lostWords(parts),
    );
  },
};
