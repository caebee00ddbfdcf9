/** What the plots of layered networks show in the gallery and the golden drawings. */
import type { LayeredOptions } from '../support/fixture-layered';
import type { Case } from './cases';

const layeredCase = (name: string, layered: LayeredOptions, input: Case['input'] = {}): Case => ({
  name: `layered-${name}`,
  ...{ record: {}, layered, input: { method: 'fpe-random', ...input } },
});

export const LAYERED_PLOT_CASES: readonly Case[] = [
  layeredCase('alpha-2', {}),
  layeredCase('feature', {}, { method: 'fpe-feature' }),
  layeredCase('early', { frames: 3 }, { frame: 2 }),
  layeredCase('before', { frames: 7 }, { frame: 6 }),
  layeredCase('at-split', { frames: 8 }, { frame: 7 }),
  layeredCase('alpha-8', { alpha: 8, hidden: [12], methods: ['dense', 'fpe-random'] }),
  layeredCase('selected', { hidden: [12] }, { selection: { kind: 'neuron', parent: 3 } }),
  layeredCase('no-dense', { methods: ['fpe-feature'] }, { method: 'fpe-feature' }),
  layeredCase('deep', { hidden: [6, 5], splitLayers: [0, 1] }),
  layeredCase('second-layer', { hidden: [6, 5], splitLayers: [1] }),
  layeredCase('clones', { methods: ['dense', 'fpe-clones'] }, { method: 'fpe-clones' }),
  layeredCase('wide', { methods: ['dense', 'dense-wide'] }, { method: 'dense-wide' }),
  layeredCase('alpha-1', { alpha: 1 }),
  layeredCase('strips', { inputs: 64, width: 8, classes: 4, hidden: [4], alpha: 4 }),
  layeredCase('bins', { inputs: 300, width: 20, classes: 2, hidden: [3] }),
  layeredCase('40-classes', { inputs: 60, width: 10, classes: 40, hidden: [8] }),
  layeredCase('400-pixels', { width: 20, hidden: [5], warmup: 2, finetune: 1 }),
];
