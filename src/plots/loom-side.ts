/** One of the two networks of the loom, with what is computed of it, and what the split took. */
import { mixedClauses } from '../metrics/mixed';
import { type Settled, settledClauses } from '../metrics/settled';
import type { InputGroups } from '../model/groups';
import type { Network } from '../model/network';

/** A weight that a child was dealt and that was pruned. */
export interface Pruned {
  readonly parent: number;
  readonly input: number;
  /** Row it stood in. */
  readonly child: number;
  /** Its last value. */
  readonly weight: number;
}

/** An input of a neuron that was dealt to none of its children, with its last weight. */
export type Lost = Omit<Pruned, 'child'>;

/** Which of a side’s neurons is looked at. */
export interface Light {
  /** In the light, −1 for none: a parent with all its children, or a neuron of a wide network. */
  readonly lit: number;
  /** Whose band grows where rows are small: the lit one, else the most mixed; −1 for none. */
  readonly focus: number;
}

export interface LoomSide extends Light {
  readonly network: Network;
  readonly title: string;
  readonly subtitle: string;
  /** The same for one narrow column. */
  readonly shortTitle: string;
  readonly shortSubtitle: string;
  /** How sentences name it: "when dense". */
  readonly when: string;
  /** Colour property of the swatch. */
  readonly color: string;
  /** Clauses mixed in each neuron, length n; 0 for one without weights. */
  readonly mixed: Float64Array;
  /**
   * Clauses that neurons have settled on, −1 for none. A child that holds one clause only because
   * nothing else was left, with weights too small to see, has not settled on it.
   */
  readonly settled: Settled;
}

/** Root mean square weight, as a share of full size, from which a settled neuron is called so. */
const VISIBLE = 0.15;

export type Texts = Pick<
  LoomSide,
  'title' | 'subtitle' | 'shortTitle' | 'shortSubtitle' | 'when' | 'color'
>;

/** Computes what a side shows of its network. */
export const loomSide = (
  network: Network,
  groups: InputGroups,
  texts: Texts,
  full: number,
  light: Light,
): LoomSide => ({
  ...texts,
  ...light,
  network,
  mixed: mixedClauses(network, groups),
  settled: visibly(network, groups, settledClauses(network, groups), VISIBLE * full),
});

function visibly(network: Network, groups: InputGroups, settled: Settled, least: number): Settled {
  const group = settled.group.map((g, c) => {
    if (g < 0 || network.outputAlive[c] === 0) return -1;
    let squares = 0;
    let held = 0;
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      if (groups.groupOf[network.edgeInput[e]] !== g) continue;
      squares += network.weight[e] ** 2;
      held++;
    }
    return squares >= held * least ** 2 ? g : -1;
  });
  return { ...settled, group };
}

export interface Held {
  readonly child: number;
  readonly weight: number;
}

/** The children of a parent that hold an input, with their weights. */
export function weightsOf(side: LoomSide, parent: number, input: number): Held[] {
  const { network } = side;
  if (parent >= network.parents || input >= network.inputs) return [];
  const held: Held[] = [];
  for (let child = parent * network.alpha; child < (parent + 1) * network.alpha; child++) {
    for (let e = network.childStart[child]; e < network.childStart[child + 1]; e++) {
      if (network.edgeInput[e] === input) held.push({ child, weight: network.weight[e] });
    }
  }
  return held;
}
