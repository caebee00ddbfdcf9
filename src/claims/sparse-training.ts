import { arm } from './arm';
import { against } from './rivals';

/** Is the split needed at all, or would a sparse wide network do? */
export const sparseTraining = against(
  [
    { name: 'sparse wide', arm: arm('sparse-wide') },
    { name: 'SET', arm: arm('set') },
    { name: 'RigL', arm: arm('rigl') },
  ],
  {
    id: 'sparse-training',
    title: 'A split beats training as wide and as sparse a network from scratch',
    published: 'not among the published trends; DropConnect is the published rival',
  },
);
