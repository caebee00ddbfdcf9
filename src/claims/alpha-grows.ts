import { later } from '../lib/text';
import { arm } from './arm';
import type { Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, intervalWords, lostWords, stored } from './words';

const dense = arm('dense');
const [random2, random4] = [arm('fpe-random'), arm('fpe-random', { alpha: 4 })];
const [clause2, clause4] = [arm('fpe-clause'), arm('fpe-clause', { alpha: 4 })];

/** The dense network is the same at both, so gains differ as accuracies do. */
export const alphaGrows: Claim = {
  ...IN_POINTS,
  id: 'alpha-grows',
  asked: 'paper',
  title: later('The gain grows when α goes from 2 to 4'),
  published: later('the gain rises'),
  arms: [dense, random2, random4, clause2, clause4],
  link: linkTo(
    [random2, clause2],
    { alpha: 4 },
    { sweep: { x: { field: 'alpha', values: [2, 4] }, y: null } },
  ),
  compare: (results) => [
    more(later('clause-aware: α 4 ahead of α 2'), lead(results, clause4, clause2)),
    more(later('random: α 4 ahead of α 2'), lead(results, random4, random2)),
  ],
  rows: (results) => [
    rowOf(results, dense, later('dense')),
    rowOf(results, random2, later('random, α 2')),
    rowOf(results, random4, later('random, α 4')),
    rowOf(results, clause2, later('clause, α 2')),
    rowOf(results, clause4, later('clause, α 4')),
  ],
  say: (parts) => {
    const [clause, random] = parts;
    const found =
      random.outcome === 'holds'
        ? later`From α 2 to 4 clause-aware splits change by ${effectWords(clause)} points (${intervalWords(clause)}), random ones by ${effectWords(random)}.`
        : later`From α 2 to 4 clause-aware splits change by ${effectWords(clause)} points (${intervalWords(clause)}), random ones by ${effectWords(random)}: four children keep hardly any clause whole.`;
    return stored(found, lostWords(parts));
  },
};
