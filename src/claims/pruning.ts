import { arm } from './arm';
import { against } from './rivals';

/** These spend more on the way: the wide network trains with all its weights up to the split. */
export const pruning = against(
  [
    { name: 'pruned wide', arm: arm('pruned-wide') },
    { name: 'lottery ticket', arm: arm('lottery-ticket') },
  ],
  {
    id: 'pruning',
    title: 'A split beats pruning a wide network to the same budget, and lottery tickets',
    published: 'not among the published trends',
  },
);
