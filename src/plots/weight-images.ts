/**
 * What neurons of the first hidden layer read, as images: each neuron of the dense network, the map
 * of which child reads which pixel, and the children. Colour is the weight; grey is not read.
 */
import { t } from '../lib/text';
import { fixed, neuronName } from './format';
import type { Arrow, Hit, Plot, Size, TableTwin } from './plot';
import { drawImages } from './weight-images-draw';
import { imagesLayout } from './weight-images-layout';
import { cellWeights, type ImagesModel, selectImages } from './weight-images-model';
import { imagesCaption, imagesHit } from './weight-images-words';

function hit(model: ImagesModel, size: Size, x: number, y: number): Hit | null {
  const at = imagesLayout(model, size);
  for (const placed of at.tiles) {
    const column = Math.floor((x - placed.x) / at.cell);
    const row = Math.floor((y - placed.y) / placed.cellHeight);
    const cell = row * model.columns + column;
    if (column < 0 || column >= model.columns || row < 0 || row >= model.rows) continue;
    if (cell * model.perCell < model.inputs) return imagesHit(model, placed, cell);
  }
  return null;
}

/** A row a neuron: how many inputs it reads, and its largest weights. */
function table(model: ImagesModel): TableTwin {
  const rows = model.blocks.flatMap(({ tiles, wide }) =>
    tiles.map((tile, k) => {
      const weights = Array.from({ length: tile.levels.length }, (_, cell) =>
        cellWeights(model, tile, cell),
      )
        .flat()
        .filter(Number.isFinite);
      const network = wide || (k > 0 && tile.child < 0) ? model.names[1] : model.names[0];
      return [
        tile.child < 0 ? t`neuron ${tile.name}, ${network}` : t`child ${tile.name}`,
        tile.reads,
        model.inputs - tile.reads,
        weights.length === 0 ? '—' : fixed(Math.min(...weights), 3),
        weights.length === 0 ? '—' : fixed(Math.max(...weights), 3),
      ];
    }),
  );
  return {
    columns: [
      t('neuron'),
      model.image ? t('pixels read') : t('inputs read'),
      t('not read'),
      t('smallest weight'),
      t('largest weight'),
    ],
    rows,
  };
}

/** From neuron to neuron of those shown. */
function move(model: ImagesModel, { selection }: Pick<ImagesModel, 'selection'>, key: Arrow) {
  const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  const wide = selection.kind === 'neuron' && selection.wide === true;
  const from = model.blocks.findIndex(
    (b) => selection.kind === 'neuron' && b.parent === selection.parent && b.wide === wide,
  );
  const next = model.blocks[from < 0 ? 0 : from + step];
  if (!next) return null;
  const reads = next.tiles.map(({ name, reads }) =>
    model.image ? t`${name} reads ${reads} pixels` : t`${name} reads ${reads} inputs`,
  );
  return {
    kind: 'selection',
    selection: {
      ...{ kind: 'neuron', parent: next.parent },
      ...(next.wide ? { wide: true } : {}),
    },
    tip: t`neuron ${neuronName(next.parent, 0, 1)}: ${reads.join(t(', ', 'list'))}`,
  } as const satisfies Hit;
}

export const images: Plot<ImagesModel> = {
  id: 'images',
  inside: { title: false, caption: false },
  title: (model) =>
    model.image
      ? t('Which pixels each neuron reads, and how')
      : t('Which inputs each neuron reads, and how'),
  select: selectImages,
  height: (model, size) => imagesLayout(model, size).height,
  draw: drawImages,
  hit,
  caption: imagesCaption,
  table,
  move: (model, selection, key) => move(model, { selection }, key),
};
