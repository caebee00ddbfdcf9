import { later } from '../lib/text';
import { arm } from './arm';
import { against } from './rivals';

/** These spend more on the way: the wide network trains with all its weights up to the split. */
export const pruning = against(
  [
    {
      name: later('pruned wide'),
      arm: arm('pruned-wide'),
      ahead: [later('clause-aware ahead of pruned wide'), later('random ahead of pruned wide')],
    },
    {
      name: later('lottery ticket'),
      arm: arm('lottery-ticket'),
      ahead: [
        later('clause-aware ahead of lottery ticket'),
        later('random ahead of lottery ticket'),
      ],
    },
  ],
  {
    id: 'pruning',
    title: later('A split beats pruning a wide network to the same budget, and lottery tickets'),
    published: later('not among the published trends'),
  },
);
