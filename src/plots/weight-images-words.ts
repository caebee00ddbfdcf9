/** The images in words: the caption, and what is under the pointer. */
import { percent, signed } from '../lib/format';
import { count, fixed } from './format';
import type { Hit, Sentence } from './plot';
import type { PlacedTile } from './weight-images-layout';
import { cellWeights, type ImagesModel, NOBODY, SEVERAL } from './weight-images-model';

/** What an input is called. */
export const inputNoun = ({ image }: ImagesModel): string => (image ? 'pixel' : 'input');

export function imagesCaption(model: ImagesModel): Sentence {
  const { perCell, inputs, columns, full } = model;
  const binned =
    perCell === 1
      ? ''
      : ` A bar is ${perCell} neighbouring inputs, ${columns} bars for ${inputs}: the root of their mean square, with the sign of their sum.`;
  const cut = ` Colour is full from ±${fixed(full, 2)} on.`;
  return [...happened(model), { text: `${which(model)}${binned}${cut}` }];
}

function happened(model: ImagesModel): Sentence {
  const { kind, inputs, alpha, epoch, warmup, neurons, names } = model;
  const noun = inputNoun(model);
  const all = count(inputs, noun);
  if (kind === 'whole') {
    const next =
      alpha === 1 || epoch > warmup
        ? ''
        : ` At epoch ${warmup} the split shares them out between its ${alpha} children.`;
    return [{ text: `Every neuron reads all ${all} at epoch ${epoch}.${next}` }];
  }
  if (kind === 'twins') {
    return [
      { text: `The first layer is not split here: at epoch ${epoch} both networks have the same ` },
      { text: `${neurons[0]} neurons` },
      { text: `, ${names[0]} on the left of each pair.` },
    ];
  }
  if (kind === 'wide') {
    return [
      {
        text: `The ${names[1]} network has ${count(neurons[1], 'neuron')} of its own, nobody’s children; dense has ${neurons[0]}. Both at epoch ${epoch}.`,
      },
    ];
  }
  return children(model, noun);
}

function children(model: ImagesModel, noun: string): Sentence {
  const { alpha, inputs, neurons, shared, unread, epoch } = model;
  const reads = inputs * neurons[0];
  const nobody =
    unread === 0
      ? ' and every one is still read'
      : `; ${percent(unread / reads)} are read by no child any more`;
  if (shared === 0) {
    return [
      { text: `The ${alpha} children of a neuron share out its ${inputs} ${noun}s: ` },
      { text: 'none is read by two of them', bold: true },
      { text: `${nobody} (all ${neurons[0]} neurons, epoch ${epoch}).` },
    ];
  }
  return [
    { text: 'Children of one neuron ' },
    { text: `share ${percent(shared / reads)} of its ${inputs} ${noun}s`, bold: true },
    { text: `${nobody} (all ${neurons[0]} neurons, epoch ${epoch}).` },
  ];
}

/** Which neurons are drawn, where not all are. */
function which({ blocks, neurons, kind, warmup, epoch }: ImagesModel): string {
  const own = blocks.filter((b) => !b.wide).length;
  const apart = blocks.length - own;
  if (own >= neurons[0] && (kind !== 'wide' || apart >= neurons[1])) return '';
  const first = kind === 'wide' ? `${own} and ${apart}` : `${own} of ${neurons[0]}`;
  return ` Shown: ${first} neurons, those with the largest input weights (Σw²) ${epoch < warmup ? 'so far' : `at epoch ${warmup}`}.`;
}

/** What is under the pointer: whose cell it is, its weight, and who reads it. */
export function imagesHit(
  model: ImagesModel,
  { tile, block }: PlacedTile,
  cell: number,
): Hit | null {
  const { columns, perCell, image } = model;
  const place = image
    ? `row ${Math.floor(cell / columns) + 1}, column ${(cell % columns) + 1}`
    : perCell === 1
      ? `input ${cell + 1}`
      : `inputs ${cell * perCell + 1} to ${Math.min(model.inputs, (cell + 1) * perCell)}`;
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
  const who = `neuron ${tile.name}, ${place}`;
  if (read.length === 0) return `${who}: not read`;
  if (model.perCell === 1) return `${who}: weight ${signed(read[0], 3)}`;
  const mean = Math.sqrt(read.reduce((sum, w) => sum + w * w, 0) / read.length);
  return `${who}: ${read.length} of ${model.perCell} read, weights of size ${fixed(mean, 3)}`;
}

function ofShare(block: PlacedTile['block'], cell: number, place: string): string {
  const child = block.share?.[cell] ?? NOBODY;
  if (child === NOBODY) return `${place}: read by no child of neuron ${block.parent + 1}`;
  if (child === SEVERAL) return `${place}: read by several children`;
  return `${place}: read by ${block.tiles[1 + child].name}`;
}
