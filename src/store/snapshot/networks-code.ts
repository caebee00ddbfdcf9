/**
 * Lists of networks as bytes: each says against which earlier one it is written. The writer takes the
 * one that most words agree with, so methods that share their first epochs cost them once.
 */
import type { ByteReader } from '../../lib/byte-reader';
import type { ByteWriter } from '../../lib/byte-writer';
import { type MethodId, methodOf, shapeOf } from '../../methods';
import type { Network } from '../../model/network';
import { isSplit } from '../../model/timeline';
import { type Spec, scheduleOf } from '../../spec/spec';
import { taskOf } from '../../tasks';
import { type NetworkSize, readNetwork, writeNetwork } from './network-code';

/** Size of a method's network at a frame. */
export function sizeAt(spec: Spec, method: MethodId, frame: number): NetworkSize {
  const inputs = taskOf(spec.task).inputs(spec);
  const { parents, childCapacity } = shapeOf(methodOf(method), inputs, spec.hidden, spec.alpha);
  const split = isSplit(scheduleOf(spec), frame);
  return { inputs, parents, alpha: split ? childCapacity / parents : 1 };
}

/** Networks written or read so far; later ones may refer to them. */
export class NetworkList {
  private readonly known: { readonly key: string; readonly network: Network }[] = [];

  /** `keys`: earlier networks that may be like it, by name; unknown names are passed over. */
  write(out: ByteWriter, key: string, network: Network, keys: readonly string[]): void {
    let best = 0;
    let most = 0;
    for (const name of keys) {
      const at = this.known.findIndex((other) => other.key === name);
      const agreed = at < 0 ? 0 : agreement(network, this.known[at].network);
      if (agreed > most) [best, most] = [at + 1, agreed];
    }
    out.whole(best);
    writeNetwork(out, network, this.known[best - 1]?.network);
    this.known.push({ key, network });
  }

  read(from: ByteReader, key: string, size: NetworkSize): Network {
    const base = from.whole(this.known.length, 'networks');
    const network = readNetwork(from, size, this.known[base - 1]?.network);
    this.known.push({ key, network });
    return network;
  }
}

/** Biases and outputs that are the same in both, child by child or inherited; 0 where unlike. */
function agreement(a: Network, b: Network): number {
  if (a.inputs !== b.inputs) return 0;
  const inherits = b.children === a.parents;
  if (a.children !== b.children && !inherits) return 0;
  let same = 1;
  for (let c = 0; c < a.children; c++) {
    const other = a.children === b.children ? c : Math.floor(c / a.alpha);
    if (a.bias[c] === b.bias[other]) same++;
    if (a.output[c] === b.output[other]) same++;
  }
  return same;
}
