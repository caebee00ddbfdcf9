/**
 * A finished run as one JSON text: exact f32 curves, all measures and ledgers, and the focus
 * networks at chosen frames. `npm run bake` writes the page's example with it. A view of a run,
 * not a checkpoint: it holds no optimiser state.
 */
import { floatsFrom, fromBase64, toBase64 } from '../lib/base64';
import { checksum } from '../lib/checksum';
import type { Network } from './network';
import { emptyRecord, type Replica, type RunRecord } from './record';
import { frameCount } from './timeline';

const FORMAT = 'fpe-record';
const VERSION = 1;
const CURVES = ['testAccuracy', 'testLoss', 'trainLoss'] as const;

interface StoredNetwork {
  readonly method: string;
  readonly frame: number;
  readonly alpha: number;
  readonly starts: string;
  readonly edges: string;
  readonly alive: string;
  /** Weights, biases, outputs, output bias. */
  readonly values: string;
}

interface Body {
  /** The link that makes this run, without '#'. */
  readonly link: string;
  readonly replicas: readonly Replica[];
  readonly curves: Readonly<Record<(typeof CURVES)[number], string>>;
  readonly measures: RunRecord['measures'];
  readonly ledgers: RunRecord['ledgers'];
  readonly networks: readonly StoredNetwork[];
}

/** The text of a finished run; `frames` says which frames keep their networks. */
export function encodeRecord(record: RunRecord, link: string, frames: readonly number[]): string {
  const join = (curve: readonly Float32Array[]): string =>
    toBase64(Float32Array.from(curve.flatMap((row) => [...row])));
  const networks = [...record.networks].flatMap(([method, kept]) =>
    frames.flatMap((frame): StoredNetwork[] => {
      const network = kept[frame];
      return network ? [{ method, frame, ...packNetwork(network) }] : [];
    }),
  );
  const body: Body = {
    link,
    replicas: record.replicas,
    curves: {
      testAccuracy: join(record.testAccuracy),
      testLoss: join(record.testLoss),
      trainLoss: join(record.trainLoss),
    },
    measures: record.measures,
    ledgers: record.ledgers,
    networks,
  };
  const text = JSON.stringify(body);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, checksum: checksum(text), body })}\n`;
}

/** The link a record file was made with. Throws as `decodeRecord` does. */
export const linkOf = (text: string): string => open(text).link;

/**
 * The record of a text made by `encodeRecord`; schedule, groups and sizes come from the link's
 * resolved specification. Throws naming what is wrong: format, version, checksum or shape.
 */
export function decodeRecord(
  text: string,
  spec: Pick<RunRecord, 'schedule' | 'alpha' | 'groups' | 'focusSeed'> & {
    readonly inputs: number;
  },
): RunRecord {
  const body = open(text);
  const record = emptyRecord({
    schedule: spec.schedule,
    alpha: spec.alpha,
    replicas: body.replicas,
    focusSeed: spec.focusSeed,
    groups: spec.groups,
  });
  const frames = frameCount(spec.schedule);
  for (const curve of CURVES) {
    const values = floatsFrom(body.curves[curve]);
    if (values.length !== frames * body.replicas.length) {
      throw new Error(`${curve} has ${values.length} values, expected ${frames} a network`);
    }
    record[curve].forEach((row, r) => {
      row.set(values.subarray(r * frames, (r + 1) * frames));
    });
  }
  for (const stored of body.networks) {
    const kept: (Network | undefined)[] =
      record.networks.get(stored.method) ?? Array.from({ length: frames });
    kept[stored.frame] = unpackNetwork(stored, spec.inputs);
    record.networks.set(stored.method, kept);
  }
  for (const moment of ['before', 'split', 'after'] as const) {
    body.measures[moment].forEach((measures, r) => {
      record.measures[moment][r] = measures ?? undefined;
    });
  }
  body.ledgers.forEach((ledger, r) => {
    record.ledgers[r] = ledger ?? undefined;
  });
  record.frames = frames;
  return record;
}

function open(text: string): Body {
  const file = JSON.parse(text) as {
    format?: unknown;
    version?: unknown;
    checksum?: unknown;
    body?: Body;
  };
  if (file.format !== FORMAT || !file.body) throw new Error('not a record file');
  if (file.version !== VERSION)
    throw new Error(`record version ${String(file.version)} is unknown`);
  const actual = checksum(JSON.stringify(file.body));
  if (file.checksum !== actual) {
    throw new Error(`checksum ${actual}, expected ${String(file.checksum)}`);
  }
  return file.body;
}

function packNetwork(network: Network): Omit<StoredNetwork, 'method' | 'frame'> {
  return {
    alpha: network.alpha,
    starts: toBase64(Uint16Array.from(network.childStart)),
    edges: toBase64(Uint8Array.from(network.edgeInput)),
    alive: toBase64(network.outputAlive),
    values: toBase64(
      Float32Array.from([
        ...network.weight,
        ...network.bias,
        ...network.output,
        network.outputBias,
      ]),
    ),
  };
}

function unpackNetwork(stored: StoredNetwork, inputs: number): Network {
  const childStart = Uint32Array.from(new Uint16Array(fromBase64(stored.starts).buffer));
  const children = childStart.length - 1;
  const parents = children / stored.alpha;
  const edgeInput = Uint16Array.from(fromBase64(stored.edges));
  const edges = edgeInput.length;
  const values = floatsFrom(stored.values);
  if (!Number.isInteger(parents) || values.length !== edges + 2 * children + 1) {
    throw new Error(`the network of ${stored.method} at frame ${stored.frame} has a wrong size`);
  }
  return {
    inputs,
    parents,
    alpha: stored.alpha,
    children,
    childStart,
    edgeInput,
    weight: values.slice(0, edges),
    bias: values.slice(edges, edges + children),
    output: values.slice(edges + children, edges + 2 * children),
    outputAlive: fromBase64(stored.alive),
    outputBias: values[edges + 2 * children],
  };
}
