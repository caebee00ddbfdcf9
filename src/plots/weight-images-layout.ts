/** Where each tile of the images stands, and how large a cell is: whole pixels, so that cells meet. */
import { t } from '../lib/text';
import { neuronName } from './format';
import type { Size } from './plot';
import { textWidth } from './text-width';
import type { Block, ImagesModel, Tile } from './weight-images-model';

export interface PlacedTile {
  /** The tile, or the map of who reads what. */
  readonly tile: Tile | null;
  readonly block: Block;
  /** Top left of its cells, px. */
  readonly x: number;
  readonly y: number;
  /** Height of a cell; its width is the layout's. */
  readonly cellHeight: number;
  readonly label: { readonly x: number; readonly y: number; readonly text: string };
  /** Below an image: how many inputs it reads; '' where there is no room. */
  readonly foot: string;
  /** Between the tile on its left and this one: '→', '+' or nothing. */
  readonly sign: string;
}

export interface ImagesLayout {
  readonly cell: number;
  /** Px between tiles of one neuron. */
  readonly gap: number;
  readonly tiles: readonly PlacedTile[];
  readonly headings: readonly { readonly y: number; readonly text: string }[];
  readonly legendY: number;
  readonly height: number;
}

const LABEL = 15;
const FOOT = 15;
const ROW_GAP = 14;
const HEADING = 24;
/** Legend: the scale, then what is not read and whose colour is whose; wraps to three lines. */
const LEGEND = { wide: 50, narrow: 104 } as const;
/** Px of a tile's side at the most and at the least. */
const LARGEST = 84;
const SMALLEST = 56;

/** Blocks under one heading. */
function sections({ blocks, kind, names, neurons, epoch }: ImagesModel) {
  const wide = blocks.filter((b) => b.wide);
  const own = blocks.filter((b) => !b.wide);
  if (kind !== 'wide') return [{ heading: '', blocks: own }];
  const of = (k: 0 | 1): string => t`${names[k]}, epoch ${epoch}: ${neurons[k]} neurons`;
  return [
    { heading: of(0), blocks: own },
    { heading: of(1), blocks: wide },
  ];
}

export const imagesLayout = (model: ImagesModel, size: Size): ImagesLayout =>
  model.image ? ofImages(model, size) : ofStrips(model, size);

function ofImages(model: ImagesModel, { width, layout }: Size): ImagesLayout {
  const gap = layout === 'narrow' ? 12 : 18;
  const between = layout === 'narrow' ? 14 : 40;
  const side = Math.max(model.columns, model.rows);
  const longest = Math.max(...model.blocks.map((b) => b.tiles.length + (b.share ? 1 : 0)));
  const [high, low] = [Math.floor(LARGEST / side), Math.floor(SMALLEST / side)];
  const wideOf = (cell: number, n: number): number => n * cell * model.columns + (n - 1) * gap;
  let cell = Math.max(1, high);
  while (cell > Math.max(1, low) && wideOf(cell, longest) > width) cell--;
  const tile = cell * model.columns;
  const perLine = Math.max(1, Math.floor((width + gap) / (tile + gap)));
  const place = placeOf(longest, perLine);
  const { lines } = place;
  const blockWide = wideOf(cell, place.most);
  const perRow = Math.max(1, Math.floor((width + between) / (blockWide + between)));
  const lineHigh = LABEL + cell * model.rows + FOOT;
  const blockHigh = lines * lineHigh + ROW_GAP;
  const headings: { y: number; text: string }[] = [];
  const tiles: PlacedTile[] = [];
  let y = 0;
  for (const { heading, blocks } of sections(model)) {
    if (heading !== '') {
      headings.push({ y: y + 14, text: heading });
      y += HEADING;
    }
    blocks.forEach((block, b) => {
      const left = (b % perRow) * (blockWide + between);
      const top = y + Math.floor(b / perRow) * blockHigh;
      slots(block).forEach((slot, s) => {
        const [column, row] = place.of(s);
        const x = left + column * (tile + gap);
        const line = top + row * lineHigh;
        tiles.push({
          ...{ tile: slot, block, x, y: line + LABEL, cellHeight: cell },
          label: { x, y: line + 11, text: labelOf(model, block, slot, s, tile + gap - 3) },
          sign: signOf(model, block, s, column === 0),
          foot: footOf(slot, tile),
        });
      });
    });
    y += Math.ceil(blocks.length / perRow) * blockHigh;
  }
  return { cell, gap, tiles, headings, legendY: y + 4, height: y + LEGEND[layout] };
}

/** In one line, or the neuron and its map in the first and the children in even lines below. */
function placeOf(slots: number, perLine: number) {
  if (slots <= perLine) {
    return { lines: 1, most: slots, of: (s: number) => [s, 0] as const };
  }
  const below = Math.ceil((slots - 2) / perLine);
  const most = Math.max(2, Math.ceil((slots - 2) / below));
  return {
    ...{ lines: 1 + below, most },
    of: (s: number) =>
      s < 2 ? ([s, 0] as const) : ([(s - 2) % most, 1 + Math.floor((s - 2) / most)] as const),
  };
}

/** The neuron, who reads what, the children. */
const slots = ({ tiles, share }: Block): (Tile | null)[] =>
  share ? [tiles[0], null, ...tiles.slice(1)] : [...tiles];

/** The longest wording that has room. */
function labelOf(
  { kind, names }: ImagesModel,
  block: Block,
  tile: Tile | null,
  slot: number,
  room: number,
): string {
  const name = neuronName(block.parent, 0, 1);
  const words = !tile
    ? [t('who reads it'), t('readers')]
    : kind === 'children' && slot > 0
      ? [t`child ${tile.name}`, tile.name]
      : kind === 'twins'
        ? slot === 0
          ? [t`${name}, ${names[0]}`, name]
          : [names[1], '']
        : [t`neuron ${name}`, name];
  const bold = tile?.child === -1;
  return words.find((text) => textWidth(text, 11, bold) <= room) ?? words[words.length - 1];
}

/** A neuron’s pixels go to its children, whose shares add up to the map. */
function signOf({ kind }: ImagesModel, { share }: Block, slot: number, first: boolean): string {
  if (kind !== 'children' || slot === 0 || first) return '';
  if (slot === 1) return '→';
  return slot === 2 && share ? '=' : '+';
}

const footOf = (tile: Tile | null, room: number): string =>
  !tile ? '' : room < 64 ? `${tile.reads}` : t`${tile.reads} pixels`;

const STRIP = { parent: 16, share: 6, child: 12 } as const;
const NAMES = 66;

function ofStrips(model: ImagesModel, { width, layout }: Size): ImagesLayout {
  const columns = layout === 'narrow' || width < 700 ? 1 : 2;
  const between = 40;
  const blockWide = Math.floor((width - (columns - 1) * between) / columns);
  const cell = Math.max(1, Math.floor((blockWide - NAMES) / model.columns));
  const headings: { y: number; text: string }[] = [];
  const tiles: PlacedTile[] = [];
  let y = 0;
  for (const { heading, blocks } of sections(model)) {
    if (heading !== '') {
      headings.push({ y: y + 14, text: heading });
      y += HEADING;
    }
    let bottom = y;
    blocks.forEach((block, b) => {
      if (b % columns === 0) y = bottom;
      const left = (b % columns) * (blockWide + between);
      let top = y;
      slots(block).forEach((slot, s) => {
        const cellHeight = !slot ? STRIP.share : s === 0 ? STRIP.parent : STRIP.child;
        const text = !slot ? '' : s === 0 ? t`neuron ${slot.name}` : slot.name;
        tiles.push({
          ...{ tile: slot, block, x: left + NAMES, y: top, cellHeight, foot: '', sign: '' },
          label: { x: left, y: top + cellHeight / 2 + 4, text },
        });
        top += cellHeight + 3;
      });
      bottom = Math.max(bottom, top + ROW_GAP);
    });
    y = bottom;
  }
  return { cell, gap: 0, tiles, headings, legendY: y + 4, height: y + LEGEND[layout] };
}
