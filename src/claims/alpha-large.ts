import { later } from '../lib/text';
import { arm } from './arm';
import type { Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, intervalWords, lostWords, reversed, stored } from './words';

const dense = arm('dense');
const random = [2, 4, 8].map((alpha) => arm('fpe-random', { alpha }));
const clause = [2, 4, 8].map((alpha) => arm('fpe-clause', { alpha }));
const LABELS = {
  random: [later('random, α 2'), later('random, α 4'), later('random, α 8')],
  clause: [later('clause, α 2'), later('clause, α 4'), later('clause, α 8')],
} as const;

/** Eight children of 32 inputs have four each: as many as one clause. */
export const alphaLarge: Claim = {
  ...IN_POINTS,
  id: 'alpha-large',
  asked: 'paper',
  title: later('Too large an α hurts'),
  published: later('the gain falls again past some α'),
  arms: [dense, ...random, ...clause],
  link: linkTo(
    [random[0], clause[0]],
    { alpha: 8 },
    { show: 'fpe-random', sweep: { x: { field: 'alpha', values: [2, 4, 8] }, y: null } },
  ),
  compare: (results) => [
    more(later('random: α 8 behind α 4'), lead(results, random[1], random[2])),
    more(later('clause-aware: α 8 behind α 4'), lead(results, clause[1], clause[2])),
  ],
  rows: (results) => [
    rowOf(results, dense, later('dense')),
    ...random.map((one, k) => rowOf(results, one, LABELS.random[k])),
    ...clause.map((one, k) => rowOf(results, one, LABELS.clause[k])),
  ],
  say: (parts) => {
    const [random, clause] = parts.map(reversed);
    return stored(
      later`From α 4 to 8 random splits change by ${effectWords(random)} points (${intervalWords(random)}), clause-aware ones by ${effectWords(clause)}.`,
      lostWords(parts),
    );
  },
};
