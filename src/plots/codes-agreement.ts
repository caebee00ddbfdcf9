/**
 * How far the signs alone say what a network says (paper.md, section 2, step 6): the share of test
 * examples on which {−a, 0, +a} rows give the same answer, and the same after each neuron's weights
 * were shuffled, which keeps everything but where the signs stand.
 */
import { shuffle, stream } from '../lib/random';
import { type Bits, logits, reconstruct } from '../metrics/codes';
import type { Network } from '../model/network';

export interface Agreement {
  readonly examples: number;
  /** Of the signs where they are, and of shuffled ones (one draw); 0 … 1. */
  readonly signs: number;
  readonly shuffled: number;
}

/** Products of a weight and an input that a picture may wait for: some 10 ms. */
const WORK = 1e6;
/** A share of this many is known to one percent. */
const MOST = 2000;
/** Examples while a run goes on, when every epoch is a new network. */
const WHILE_RUNNING = 500;
const FEWEST = 250;

/** Examples of the test set that are looked at: its first ones, as many as a share needs. */
export function examplesFor({ weight, children }: Network, running: boolean): number {
  const most = Math.floor(WORK / (weight.length + children));
  return Math.max(FEWEST, Math.min(running ? WHILE_RUNNING : MOST, most));
}

/** Answers of the networks seen, for the last examples they were asked about. */
const answers = new WeakMap<Network, { readonly bits: Bits; readonly says: Uint8Array }>();
const agreements = new WeakMap<Network, { readonly tau: number; readonly known: Agreement }>();

const says = (network: Network, bits: Bits): Uint8Array =>
  Uint8Array.from(logits(network, bits), (z) => (z > 0 ? 1 : 0));

/** The same number of examples of the same rows. */
const same = (a: Bits, b: Bits): boolean => a.rows === b.rows && a.count === b.count;

/** 1 where the network says yes. Throws where the examples have other inputs. */
export function answersOf(network: Network, bits: Bits): Uint8Array {
  const kept = answers.get(network);
  if (kept && same(kept.bits, bits)) return kept.says;
  const own = says(network, bits);
  answers.set(network, { bits, says: own });
  agreements.delete(network);
  return own;
}

/** Throws where the examples have other inputs than the network. */
export function agreementOf(network: Network, tau: number, bits: Bits): Agreement {
  const own = answersOf(network, bits);
  const old = agreements.get(network);
  if (old?.tau === tau) return old.known;
  const share = (other: Network): number => {
    const answer = says(reconstruct(other, tau), bits);
    return own.reduce((n, s, b) => n + (s === answer[b] ? 1 : 0), 0) / bits.count;
  };
  const known: Agreement = {
    examples: bits.count,
    signs: share(network),
    shuffled: share(shuffledRows(network)),
  };
  agreements.set(network, { tau, known });
  return known;
}

/** Each neuron's weights dealt again over its own inputs. */
function shuffledRows(network: Network): Network {
  const weight = network.weight.slice();
  const random = stream(0, 'null', 0);
  for (let c = 0; c < network.children; c++) {
    shuffle(weight.subarray(network.childStart[c], network.childStart[c + 1]), random);
  }
  return { ...network, weight };
}
