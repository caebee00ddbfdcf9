import { type Method, PLAIN } from './method';

/** Rival: like magnitude pruning, survivors rewound to their initial values. */
export const lotteryTicket = {
  ...PLAIN,
  id: 'lottery-ticket',
  label: 'lottery ticket',
  short: 'lottery ticket',
  explanation:
    'The wide network pruned to the budget, its surviving weights set back to their first values.',
  source: 'Frankle and Carbin, arXiv 1803.03635',
  family: 'wide',
  dash: '3 4',
  start: 'wide',
  deal: 'clones',
  weights: 'initial',
} as const satisfies Method;
