import { later } from '../lib/text';
import { arm } from './arm';
import { against } from './rivals';

/** Is the split needed at all, or would a sparse wide network do? */
export const sparseTraining = against(
  [
    {
      name: later('sparse wide'),
      arm: arm('sparse-wide'),
      ahead: [later('clause-aware ahead of sparse wide'), later('random ahead of sparse wide')],
    },
    {
      name: 'SET',
      arm: arm('set'),
      ahead: [later('clause-aware ahead of SET'), later('random ahead of SET')],
    },
    {
      name: 'RigL',
      arm: arm('rigl'),
      ahead: [later('clause-aware ahead of RigL'), later('random ahead of RigL')],
    },
  ],
  {
    id: 'sparse-training',
    title: later('A split beats training as wide and as sparse a network from scratch'),
    published: later('not among the published trends; DropConnect is the published rival'),
  },
);
