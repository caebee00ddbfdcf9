import { arm } from './arm';
import type { Claim } from './claim';
import { accuracy, IN_POINTS, lead, linkTo, minus, more, rowOf } from './compare';
import { effectWords, lostWords, meanWords, pointsWords, reversed } from './words';

const random = arm('fpe-random');
const clause = arm('fpe-clause');
const rival = arm('dropconnect');

/**
 * DropConnect trains twice the weights. At the budget means pruned to it when tested; with all its
 * weights it is compared too, and said beside.
 */
export const dropconnect: Claim = {
  ...IN_POINTS,
  id: 'dropconnect',
  asked: 'paper',
  title: 'A split matches or beats DropConnect at the same budget',
  published: 'matches or beats it at equal non-zero weights',
  arms: [random, clause, rival],
  readings: [{ measure: 'trimmedAccuracy', moment: 'after' }],
  link: linkTo([random, clause, rival]),
  compare: (results) => {
    const pruned = accuracy(results, rival, 'trimmedAccuracy');
    const behind = { sense: 'no-more' } as const;
    return [
      more(
        'DropConnect, pruned, not ahead of random',
        minus(pruned, accuracy(results, random)),
        behind,
      ),
      more(
        'DropConnect, pruned, not ahead of clause-aware',
        minus(pruned, accuracy(results, clause)),
        behind,
      ),
      more('DropConnect, all weights, not ahead of random', lead(results, rival, random), {
        ...behind,
        aside: true,
      }),
      more('DropConnect, all weights, not ahead of clause-aware', lead(results, rival, clause), {
        ...behind,
        aside: true,
      }),
    ];
  },
  rows: (results) => [
    rowOf(results, random, 'random'),
    rowOf(results, clause, 'clause-aware'),
    rowOf(results, rival, 'DropConnect', {
      values: accuracy(results, rival, 'trimmedAccuracy'),
    }),
    rowOf(results, rival, '2 × weights', { pale: true }),
  ],
  say: (parts, results) => {
    const [random, clause] = parts.map(reversed);
    const whole = meanWords(accuracy(results, rival));
    return `At the same budget random is ${pointsWords(random)} and clause-aware ${effectWords(clause)} over DropConnect, which reaches ${whole} % with all its weights, twice as many.${lostWords(parts)}`;
  },
};
