import { arm } from './arm';
import type { Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, lostWords, pointsWords } from './words';

const dense = arm('dense');
const [random2, random4] = [arm('fpe-random'), arm('fpe-random', { alpha: 4 })];
const [clause2, clause4] = [arm('fpe-clause'), arm('fpe-clause', { alpha: 4 })];

/** The dense network is the same at both, so gains differ as accuracies do. */
export const alphaGrows: Claim = {
  ...IN_POINTS,
  id: 'alpha-grows',
  asked: 'paper',
  title: 'The gain grows when α goes from 2 to 4',
  published: 'the gain rises',
  arms: [dense, random2, random4, clause2, clause4],
  link: linkTo(
    [random2, clause2],
    { alpha: 4 },
    { sweep: { x: { field: 'alpha', values: [2, 4] }, y: null } },
  ),
  compare: (results) => [
    more('clause-aware: α 4 ahead of α 2', lead(results, clause4, clause2)),
    more('random: α 4 ahead of α 2', lead(results, random4, random2)),
  ],
  rows: (results) => [
    rowOf(results, dense, 'dense'),
    rowOf(results, random2, 'random, α 2'),
    rowOf(results, random4, 'random, α 4'),
    rowOf(results, clause2, 'clause, α 2'),
    rowOf(results, clause4, 'clause, α 4'),
  ],
  say: (parts) => {
    const [clause, random] = parts;
    const torn = random.outcome === 'holds' ? '' : ': four children keep hardly any clause whole';
    return `From α 2 to 4 clause-aware splits change by ${pointsWords(clause)}, random ones by ${effectWords(random)}${torn}.${lostWords(parts)}`;
  },
};
