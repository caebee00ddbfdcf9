/**
 * What a run of layered networks keeps beside curves and ledgers, as bytes: the ledger by layer, the
 * networks and the answers by class at the frames kept. Sizes are what the settings allow.
 */
import { ByteError, type ByteReader } from '../../lib/byte-reader';
import type { ByteWriter } from '../../lib/byte-writer';
import { wordsOf } from '../../lib/words';
import type { LayeredNetwork, NetworkLayer } from '../../model/layered-network';
import type { LayeredRecord, LayerLedger, RunRecord } from '../../model/record';

const STAGES = ['before', 'staged', 'after'] as const;
const MOST_COUNT = 2 ** 31;
/** Most children of a neuron. */
const MOST_ALPHA = 8;

type Frames<T> = readonly [method: string, frame: number, value: T];

/** Networks and answers at these frames, in the order of methods and frames. */
function keptAt<T>(
  lists: ReadonlyMap<string, readonly (T | undefined)[]>,
  methods: readonly string[],
  frames: readonly number[],
): Frames<T>[] {
  const wanted = [...new Set(frames)].sort((a, b) => a - b);
  return methods.flatMap((method) =>
    wanted.flatMap((frame): Frames<T>[] => {
      const value = lists.get(method)?.[frame];
      return value === undefined ? [] : [[method, frame, value]];
    }),
  );
}

export function writeLayered(
  out: ByteWriter,
  layered: LayeredRecord,
  methods: readonly string[],
  frames: readonly number[],
): void {
  for (const ledger of layered.layerLedgers) {
    out.whole(ledger ? 1 : 0);
    for (const layer of ledger ?? []) {
      for (const stage of STAGES) {
        out.whole(layer[stage].nonzeros);
        out.whole(layer[stage].edges);
      }
    }
  }
  const write = <T>(kept: readonly Frames<T>[], put: (value: T) => void): void => {
    out.whole(kept.length);
    for (const [method, frame, value] of kept) {
      out.whole(methods.indexOf(method));
      out.whole(frame);
      put(value);
    }
  };
  write(keptAt(layered.networks, methods, frames), (network) => writeNetwork(out, network));
  write(keptAt(layered.confusion, methods, frames), (counts) => out.planes(counts, 3));
}

function writeNetwork(out: ByteWriter, { layers }: LayeredNetwork): void {
  for (const { rows, alpha, starts, column, weight, bias } of layers) {
    out.whole(rows);
    out.whole(alpha);
    out.planes(
      Uint32Array.from({ length: rows }, (_, row) => starts[row + 1] - starts[row]),
      3,
    );
    // Ascending within a row: the steps are small.
    out.planes(
      Uint32Array.from(column, (j, e) => (isFirst(starts, e) ? j : j - column[e - 1])),
      2,
    );
    out.planes(wordsOf(weight), 4);
    out.planes(wordsOf(bias), 4);
  }
}

/** Whether the edge is the first of its row; binary search over the starts. */
function isFirst(starts: Uint32Array, edge: number): boolean {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] < edge) low = middle + 1;
    else high = middle;
  }
  return starts[low] === edge;
}

/** Fills the record in place. Throws ByteError on what no such run has. */
export function readLayered(from: ByteReader, record: RunRecord, methods: readonly string[]): void {
  const { layered } = record;
  if (!layered) return;
  const depth = layered.hidden.length + 1;
  const count = (): number => from.whole(MOST_COUNT, 'ledger');
  for (let r = 0; r < layered.layerLedgers.length; r++) {
    if (from.whole(1, 'ledger') === 0) continue;
    layered.layerLedgers[r] = Array.from({ length: depth }, (): LayerLedger => {
      const stages = STAGES.map((stage) => [stage, { nonzeros: count(), edges: count() }]);
      return Object.fromEntries(stages) as unknown as LayerLedger;
    });
  }
  const read = <T>(into: Map<string, (T | undefined)[]>, what: string, take: () => T): void => {
    const all = from.whole(methods.length * record.frames, what);
    for (let i = 0; i < all; i++) {
      const method = methods[from.whole(methods.length - 1, 'method')];
      const frame = from.whole(record.frames - 1, 'frame');
      const kept = into.get(method) ?? [];
      kept[frame] = take();
      into.set(method, kept);
    }
  };
  read(layered.networks, 'networks', () => readNetwork(from, layered));
  const classes = layered.classNames.length;
  read(layered.confusion, 'answers', () => from.planes(classes ** 2, 3));
}

function readNetwork(from: ByteReader, layered: LayeredRecord): LayeredNetwork {
  const { inputs, hidden, activation, classNames } = layered;
  const outputs = classNames.length === 2 ? 1 : classNames.length;
  let columns = inputs;
  const layers = [...hidden, outputs].map((neurons): NetworkLayer => {
    const rows = from.whole(MOST_ALPHA * neurons, 'neurons');
    const alpha = from.whole(MOST_ALPHA, 'children');
    if (rows === 0 || rows % neurons !== 0 || alpha === 0 || rows % alpha !== 0) {
      throw new ByteError('has a network of other layers than its settings');
    }
    const starts = new Uint32Array(rows + 1);
    from.planes(rows, 3).forEach((length, row) => {
      if (length > columns) throw new ByteError('has more edges than inputs');
      starts[row + 1] = starts[row] + length;
    });
    const edges = starts[rows];
    const steps = from.planes(edges, 2);
    const column = new Uint16Array(edges);
    for (let row = 0; row < rows; row++) {
      for (let e = starts[row]; e < starts[row + 1]; e++) {
        const first = e === starts[row];
        const at = first ? steps[e] : column[e - 1] + steps[e];
        if (at >= columns || (!first && steps[e] === 0)) {
          throw new ByteError('has an edge from an input that there is not');
        }
        column[e] = at;
      }
    }
    const [weight, bias] = [edges, rows].map((length) => {
      const floats = new Float32Array(from.planes(length, 4).buffer);
      if (!floats.every(Number.isFinite)) throw new ByteError('has a weight that is no number');
      return floats;
    });
    const layer = { rows, columns, alpha, starts, column, weight, bias };
    columns = rows;
    return layer;
  });
  return { inputs, activation, layers };
}
