import { later } from '../lib/text';
import { arm } from './arm';
import type { Claim } from './claim';
import { accuracy, IN_POINTS, lead, linkTo, minus, more, rowOf } from './compare';
import { effectWords, intervalWords, lostWords, meanWords, reversed, stored } from './words';

/** Where DropConnect did best of four optimisers and rates that were tried for it. */
const BEST = { opt: 'adam', lr: 0.003 } as const;

const random = arm('fpe-random');
const clause = arm('fpe-clause');
const rival = arm('dropconnect');
const bestRandom = arm('fpe-random', BEST);
const bestRival = arm('dropconnect', BEST);

/**
 * DropConnect trains twice the weights. At the budget means pruned to it when tested; with all its
 * weights it is compared too, and said beside. It learns unsteadily at the default rate, so it is
 * compared again where it learns best.
 */
export const dropconnect: Claim = {
  ...IN_POINTS,
  id: 'dropconnect',
  asked: 'paper',
  title: later('A split matches or beats DropConnect at the same budget'),
  published: later('matches or beats it at equal non-zero weights'),
  arms: [random, clause, rival, bestRandom, bestRival],
  readings: [{ measure: 'trimmedAccuracy', moment: 'after' }],
  link: linkTo([random, clause, rival]),
  compare: (results) => {
    const pruned = accuracy(results, rival, 'trimmedAccuracy');
    const behind = { sense: 'no-more' } as const;
    return [
      more(
        later('DropConnect, pruned, not ahead of random'),
        minus(pruned, accuracy(results, random)),
        behind,
      ),
      more(
        later('DropConnect, pruned, not ahead of clause-aware'),
        minus(pruned, accuracy(results, clause)),
        behind,
      ),
      more(
        later('with Adam: DropConnect, pruned, not ahead of random'),
        minus(accuracy(results, bestRival, 'trimmedAccuracy'), accuracy(results, bestRandom)),
        behind,
      ),
      more(later('DropConnect, all weights, not ahead of random'), lead(results, rival, random), {
        ...behind,
        aside: true,
      }),
      more(
        later('DropConnect, all weights, not ahead of clause-aware'),
        lead(results, rival, clause),
        {
          ...behind,
          aside: true,
        },
      ),
      more(
        later('with Adam: DropConnect, all weights, not ahead of random'),
        lead(results, bestRival, bestRandom),
        { ...behind, aside: true },
      ),
    ];
  },
  rows: (results) => [
    rowOf(results, random, later('random')),
    rowOf(results, clause, later('clause-aware')),
    rowOf(results, rival, later('DropConnect'), {
      values: accuracy(results, rival, 'trimmedAccuracy'),
    }),
    rowOf(results, rival, later('2 × weights'), { pale: true }),
    rowOf(results, bestRival, later('with Adam'), {
      values: accuracy(results, bestRival, 'trimmedAccuracy'),
    }),
  ],
  say: (parts, results) => {
    const [random, clause, adam] = parts.map(reversed);
    const best = meanWords(accuracy(results, bestRival));
    const whole = meanWords(accuracy(results, rival));
    return stored(
      later`At the same budget random is ${effectWords(random)} points (${intervalWords(random)}) and clause-aware ${effectWords(clause)} over DropConnect, which reaches ${whole} % with all its weights, twice as many.`,
      later`With Adam at rate ${BEST.lr}, the best of four settings tried for it, it reaches ${best} % with all of them, and at the budget random is ${effectWords(adam)} over it.`,
      lostWords(parts),
    );
  },
};
