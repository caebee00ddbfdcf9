/**
 * The loom pair: rows are neurons, columns inputs by clause, a mark is a weight. Left the dense
 * network, right the split one at the same epoch, forks between them (brief, sections 1–2, 5).
 */
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import { denseWeights } from '../model/network';
import { fixed, neuronName } from './format';
import { drawLoom } from './loom-draw';
import { hitLoom, moveLoom } from './loom-hit';
import { loomLayout } from './loom-layout';
import { type LoomModel, selectLoom } from './loom-model';
import type { LoomSide } from './loom-side';
import type { Plot, TableTwin } from './plot';

/** A row a neuron, a column a clause with the signed root mean square of its weights. */
function table(model: LoomModel): TableTwin {
  const letters = Array.from({ length: model.groups.count }, (_, g) => groupLetter(g));
  return {
    columns: [
      t('network'),
      t('neuron'),
      ...letters.map((l) => t`rms weight of ${l}`),
      t('output weight'),
      t('clauses mixed'),
      t('settled on'),
    ],
    rows: [...tableRows(model, model.left, 'left'), ...tableRows(model, model.right, 'right')],
  };
}

function tableRows(model: LoomModel, side: LoomSide, name: string): (string | number)[][] {
  const { network } = side;
  const w = denseWeights(network);
  const label = name === 'left' ? side.shortTitle : side.shortTitle.toLowerCase();
  return Array.from({ length: network.children }, (_, c) => {
    const squares = new Float64Array(model.groups.count);
    const counts = new Float64Array(model.groups.count);
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      const g = model.groups.groupOf[network.edgeInput[e]];
      if (g < 0) continue;
      squares[g] += w[c * network.inputs + network.edgeInput[e]] ** 2;
      counts[g]++;
    }
    const cells = Array.from(squares, (s, g) =>
      counts[g] === 0 ? '' : fixed(Math.sqrt(s / counts[g]), 2),
    );
    const g = side.settled.group[c];
    const settled =
      g < 0 ? '' : `${groupLetter(g)}${side.settled.complete[c] ? '' : t(' in part')}`;
    const parent = Math.floor(c / network.alpha);
    const output = network.outputAlive[c] ? fixed(network.output[c], 2) : t('pruned');
    return [
      label,
      neuronName(parent, c % network.alpha, network.alpha),
      ...cells,
      output,
      fixed(side.mixed[c], 1),
      settled,
    ];
  });
}

export const loom: Plot<LoomModel> = {
  id: 'loom',
  inside: { title: true, caption: true },
  title: (model) => t`Weights: ${model.left.title} and ${model.right.title}`,
  select: selectLoom,
  width: (model, size) => loomLayout(model, size).width,
  height: (model, size) => loomLayout(model, size).height,
  draw: drawLoom,
  hit: hitLoom,
  caption: (model) => model.sentence,
  table,
  move: moveLoom,
};
