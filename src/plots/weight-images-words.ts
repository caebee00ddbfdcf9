/** The images in words: the caption, and what is under the pointer. */
import { percent, signed } from '../lib/format';
import { sentences, t } from '../lib/text';
import { count, fixed } from './format';
import { marked } from './marked';
import type { Hit, Sentence } from './plot';
import type { PlacedTile } from './weight-images-layout';
import { cellWeights, type ImagesModel, NOBODY, SEVERAL } from './weight-images-model';

export function imagesCaption(model: ImagesModel): Sentence {
  const { perCell, inputs, columns, full } = model;
  return marked(
    sentences(
      happened(model),
      which(model),
      perCell === 1
        ? ''
        : t`A bar is ${perCell} neighbouring inputs, ${columns} bars for ${inputs}: the root of their mean square, with the sign of their sum.`,
      t`Colour is full from ±${fixed(full, 2)} on.`,
    ),
  );
}

function happened(model: ImagesModel): string {
  const { kind, inputs, alpha, epoch, warmup, neurons, names, image } = model;
  if (kind === 'whole') {
    return sentences(
      t`Every neuron reads all ${count(inputs, image ? 'pixel' : 'input')} at epoch ${epoch}.`,
      alpha === 1 || epoch > warmup
        ? ''
        : t`At epoch ${warmup} the split shares them out between its ${alpha} children.`,
    );
  }
  if (kind === 'twins') {
    return t`The first layer is not split here: at epoch ${epoch} both networks have the same **${neurons[0]} neurons**, ${names[0]} on the left of each pair.`;
  }
  if (kind === 'wide') {
    return t`The ${names[1]} network has ${count(neurons[1], 'neuron')} of its own, nobody’s children; dense has ${neurons[0]}. Both at epoch ${epoch}.`;
  }
  return children(model);
}

function children({ alpha, inputs, neurons, shared, unread, epoch, image }: ImagesModel): string {
  const reads = inputs * neurons[0];
  const nouns = image ? t('pixels') : t('inputs');
  const lost = percent(unread / reads);
  if (shared === 0) {
    return unread === 0
      ? t`The ${alpha} children of a neuron share out its ${inputs} ${nouns}: **none is read by two of them** and every one is still read (all ${neurons[0]} neurons, epoch ${epoch}).`
      : t`The ${alpha} children of a neuron share out its ${inputs} ${nouns}: **none is read by two of them**; ${lost} are read by no child any more (all ${neurons[0]} neurons, epoch ${epoch}).`;
  }
  const both = percent(shared / reads);
  return unread === 0
    ? t`Children of one neuron **share ${both} of its ${inputs} ${nouns}** and every one is still read (all ${neurons[0]} neurons, epoch ${epoch}).`
    : t`Children of one neuron **share ${both} of its ${inputs} ${nouns}**; ${lost} are read by no child any more (all ${neurons[0]} neurons, epoch ${epoch}).`;
}

/** Which neurons are drawn, where not all are. */
function which({ blocks, neurons, kind, warmup, epoch }: ImagesModel): string {
  const own = blocks.filter((b) => !b.wide).length;
  const apart = blocks.length - own;
  if (own >= neurons[0] && (kind !== 'wide' || apart >= neurons[1])) return '';
  if (kind === 'wide') {
    return epoch < warmup
      ? t`Shown: ${own} and ${apart} neurons, those with the largest input weights (Σw²) so far.`
      : t`Shown: ${own} and ${apart} neurons, those with the largest input weights (Σw²) at epoch ${warmup}.`;
  }
  return epoch < warmup
    ? t`Shown: ${own} of ${neurons[0]} neurons, those with the largest input weights (Σw²) so far.`
    : t`Shown: ${own} of ${neurons[0]} neurons, those with the largest input weights (Σw²) at epoch ${warmup}.`;
}

/** What is under the pointer: whose cell it is, its weight, and who reads it. */
export function imagesHit(
  model: ImagesModel,
  { tile, block }: PlacedTile,
  cell: number,
): Hit | null {
  const { columns, perCell, image } = model;
  const place = image
    ? t`row ${Math.floor(cell / columns) + 1}, column ${(cell % columns) + 1}`
    : perCell === 1
      ? t`input ${cell + 1}`
      : t`inputs ${cell * perCell + 1} to ${Math.min(model.inputs, (cell + 1) * perCell)}`;
  const selection = {
    ...{ kind: 'neuron' as const, parent: block.parent },
    ...(block.wide ? { wide: true as const } : {}),
  };
  const tip = tile ? ofTile(model, tile, cell, place) : ofShare(block, cell, place);
  return { kind: 'selection', selection, tip };
}

function ofTile(
  model: ImagesModel,
  tile: NonNullable<PlacedTile['tile']>,
  cell: number,
  place: string,
): string {
  const read = cellWeights(model, tile, cell).filter(Number.isFinite);
  const who = t`neuron ${tile.name}, ${place}`;
  if (read.length === 0) return t`${who}: not read`;
  if (model.perCell === 1) return t`${who}: weight ${signed(read[0], 3)}`;
  const mean = Math.sqrt(read.reduce((sum, w) => sum + w * w, 0) / read.length);
  return t`${who}: ${read.length} of ${model.perCell} read, weights of size ${fixed(mean, 3)}`;
}

function ofShare(block: PlacedTile['block'], cell: number, place: string): string {
  const child = block.share?.[cell] ?? NOBODY;
  if (child === NOBODY) return t`${place}: read by no child of neuron ${block.parent + 1}`;
  if (child === SEVERAL) return t`${place}: read by several children`;
  return t`${place}: read by ${block.tiles[1 + child].name}`;
}
