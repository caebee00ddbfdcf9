/**
 * What a method is: one condition under comparison. It says, as plain data, what network it starts
 * from, what happens at the split and how it trains; it knows no kernel and no GPU. What sizes
 * follow from it is in `shape.ts`. Registered in `methods/index.ts`.
 */
import { t } from '../lib/text';

/**
 * How a parent's inputs are dealt to its children at the split; the number is what the kernels
 * read. `clones`: every child keeps all of them, which for a parent of one child is the parent.
 */
export const DEALS = {
  none: 0,
  random: 1,
  clause: 2,
  /** Random, the same partition for every parent. */
  shared: 3,
  /** Each child draws its own inputs, so siblings may overlap and inputs may be lost. */
  overlap: 4,
  /** All children of a parent see the same inputs. */
  subset: 5,
  clones: 6,
  /** Random within every four neighbouring inputs: at most ⌈4/α⌉ of them a child. */
  nm: 7,
} as const;
export type Deal = keyof typeof DEALS;

/** Neighbouring inputs that an N:M mask counts together. */
export const NM_BLOCK = 4;

/** How dynamic sparse training finds new edges; the number is what the kernels read. */
export const REWIRES = { none: 0, random: 1, gradient: 2 } as const;
export type Rewire = keyof typeof REWIRES;

/** Heading under which the menus list it. */
export const FAMILIES = {
  baseline: 'Never split',
  split: 'Split at the same budget',
  control: 'Controls of the split',
  wide: 'Wide networks',
} as const;
export type Family = keyof typeof FAMILIES;

export interface Method {
  /** URL value. */
  readonly id: string;
  /** Legend and menu, e.g. "clause-aware split". */
  readonly label: string;
  /** Direct label at the end of a line, e.g. "clause-aware". */
  readonly short: string;
  /** One sentence for a person who has not read the paper. */
  readonly explanation: string;
  /** Where it comes from. */
  readonly source: string;
  readonly family: Family;
  /** Name of the CSS custom property with its colour, without `--`. */
  readonly color: 'dense' | 'random' | 'clause' | 'other';
  /** SVG stroke-dasharray, '' for solid; lines never differ by colour alone. */
  readonly dash: string;
  /** Stroke width of its mean line, px. */
  readonly strokeWidth: number;
  /**
   * The network it starts from: h neurons; αh neurons with all inputs; αh neurons whose edges are
   * drawn at random, so that both layers together have the budget (output weights all kept).
   */
  readonly start: 'dense' | 'wide' | 'sparse';
  /** `none`: nothing happens at the split. Otherwise it ends with a prune to `budget`. */
  readonly deal: Deal;
  /** Whose groups `deal: 'clause'` keeps whole: known clauses, or pseudo-features of the weights. */
  readonly groups: 'none' | 'clauses' | 'features';
  /** What the survivors of the split go on with: their weights, fresh ones, or their first ones. */
  readonly weights: 'inherit' | 'fresh' | 'initial';
  /** Whether each example drops weights at random, keeping 1/α of them (while training only). */
  readonly dropconnect: boolean;
  /** Whether edges move while it trains. */
  readonly rewire: Rewire;
  /**
   * Non-zero weights it ends with: the dense network's number, or α times as many. A method of α
   * says so in legend and ledger, and is also measured pruned to the budget.
   */
  readonly budget: 'exact' | 'alpha';
}

/** What most methods have in common. */
export const PLAIN = {
  color: 'other',
  strokeWidth: 1.5,
  start: 'dense',
  deal: 'none',
  groups: 'none',
  weights: 'inherit',
  dropconnect: false,
  rewire: 'none',
  budget: 'exact',
} as const satisfies Partial<Method>;

/** Whether it is pruned, dealt or rewound at the split's epoch. */
export const changesAtSplit = (method: Method): boolean => method.deal !== 'none';

/** Whether it has, at the start or at the end, more non-zeros than the dense network. */
export const exceedsBudget = (method: Method): boolean =>
  method.budget === 'alpha' || method.start === 'wide';

/** Whether its neurons are children of the dense network's neurons. */
export const hasParents = (method: Method): boolean =>
  method.start === 'dense' && method.deal !== 'none';

/** How a split shares a neuron’s inputs out: each to exactly one child, or to several or none. */
export const sharesOut = ({ deal }: Method): boolean =>
  deal === 'random' || deal === 'clause' || deal === 'shared' || deal === 'nm';

/** Whether some inputs of a neuron go to none of its children. */
export const losesInputs = ({ deal }: Method): boolean => deal === 'overlap' || deal === 'subset';

/** The budget rule for people, for a given α. */
export function budgetWords({ budget }: Method, alpha: number): string {
  return budget === 'exact' || alpha === 1
    ? t('as many non-zero weights as the dense network')
    : t`${alpha} times the dense network’s non-zero weights`;
}
