/** Where a replica's layers lie in each slot: consecutive regions, nothing shared. */
import type { Method } from '../../methods';
import type { SlotSizes } from '../backend';
import { padded, paddedRows, ROW_WORDS, SELECTION_WORDS } from './layout';
import type { NetworkShape } from './shapes';

export interface LayerRegion {
  /** In slots topology and staged_topology; all 0 where a replica is always dense. */
  readonly starts: number;
  readonly lengths: number;
  readonly indices: number;
  readonly turnedStarts: number;
  readonly turned: number;
  /** In slots params, staged_params and fresh. */
  readonly weights: number;
  readonly biases: number;
  readonly outputs: number;
  readonly gradients: number;
  readonly selectionRows: number;
}

export interface Regions {
  readonly layers: readonly LayerRegion[];
  readonly params: number;
  readonly paramWords: number;
  readonly selection: number;
}

export interface Allocator {
  /** The first of `words` words at the end of a slot. */
  take(slot: string, words: number): number;
  end(slot: string): number;
}

export function allocator(): Allocator {
  const ends = new Map<string, number>();
  const end = (slot: string): number => ends.get(slot) ?? 0;
  return {
    take(slot, words) {
      const at = end(slot);
      ends.set(slot, at + words);
      return at;
    },
    end,
  };
}

/** Takes what a replica needs, with room for its children. Everything begins at a multiple of 4. */
export function regionsOf(
  shape: NetworkShape,
  method: Method,
  stride: number,
  room: Allocator,
): Regions {
  const listed = shape.splits || method.start === 'sparse';
  const params = room.end('params');
  const selection = shape.splits ? room.take('selection', SELECTION_WORDS) : 0;
  const list = (words: number): number => (listed ? room.take('topology', padded(words)) : 0);
  const layers = shape.layers.map(({ rowCapacity, columnCapacity, edgeCapacity }, l) => {
    const last = l === shape.layers.length - 1;
    return {
      starts: list(rowCapacity + 1),
      lengths: list(rowCapacity),
      indices: list(edgeCapacity / 2),
      turnedStarts: l > 0 ? list(columnCapacity + 1) : 0,
      turned: l > 0 ? list(edgeCapacity) : 0,
      weights: room.take('params', edgeCapacity),
      biases: room.take('params', padded(rowCapacity)),
      // Nobody reads beyond the logits: they need no null row.
      outputs: room.take('activations', (last ? rowCapacity : paddedRows(rowCapacity)) * stride),
      gradients: room.take('gradients', rowCapacity * stride),
      selectionRows: shape.splits ? room.take('selection', rowCapacity * ROW_WORDS) : 0,
    };
  });
  return { layers, params, paramWords: room.end('params') - params, selection };
}

/** Words of the slots that regions lie in; those of the split only where something splits. */
export function sharedRegions(
  room: Allocator,
  replicas: readonly { readonly method: Method; readonly shape: NetworkShape }[],
): SlotSizes {
  const any = replicas.some(({ shape }) => shape.splits);
  const fresh = replicas.some(({ method, shape }) => shape.splits && method.weights !== 'inherit');
  const least = (words: number): number => Math.max(4, words);
  const topology = least(room.end('topology'));
  const params = room.end('params');
  return {
    features: least(room.end('features')),
    labels: room.end('labels'),
    order: room.end('order'),
    scaling: room.end('scaling'),
    activations: room.end('activations'),
    gradients: room.end('gradients'),
    rates: room.end('rates'),
    topology,
    params,
    state: 2 * params,
    staged_topology: any ? topology : 4,
    staged_params: any ? params : 4,
    fresh: fresh ? params : 4,
  };
}
