/** What a Boolean formula is once it has been read; everything else in this folder works on it. */

/** Operators of two or more operands, the loosest first: `a -> b <-> c` is `(a -> b) <-> c`. */
export const OPERATORS = ['iff', 'implies', 'or', 'xor', 'and'] as const;
export type Operator = (typeof OPERATORS)[number];

export type Node =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** Input 0 … d−1. */
  | { readonly kind: 'input'; readonly input: number }
  | { readonly kind: 'not'; readonly of: Node }
  /** At least two operands; `implies` reads a → (b → c), the others are associative. */
  | { readonly kind: Operator; readonly of: readonly Node[] };

export interface Formula {
  readonly root: Node;
  /** Number of inputs d, 0 … `MAX_VARIABLES`; some may not occur in the formula. */
  readonly inputs: number;
  /** Name of each input, d of them. */
  readonly names: readonly string[];
}

/** Most inputs of a formula; that of the networks (`MAX_INPUTS` in `spec/rules.ts`). */
export const MAX_VARIABLES = 128;
/** Most characters of a text that is read. */
export const MAX_TEXT = 4000;
/** Most parentheses inside each other; bounds every recursion over a formula. */
export const MAX_NESTING = 200;

export const constant = (value: boolean): Node => ({ kind: 'constant', value });

/** NOT; a double one disappears. */
export const negate = (node: Node): Node =>
  node.kind === 'not' ? node.of : { kind: 'not', of: node };

/**
 * The operator over its operands in one flat node where grouping does not matter, so that printing
 * without needless parentheses gives the same formula back. One operand is itself; none is the
 * neutral element of AND or OR.
 */
export function combine(kind: Operator, of: readonly Node[]): Node {
  if (of.length === 0) return constant(kind === 'and');
  if (of.length === 1) return of[0];
  const last = of.length - 1;
  const flat = of.flatMap((node, place) =>
    node.kind === kind && (kind !== 'implies' || place === last) ? node.of : [node],
  );
  return { kind, of: flat };
}

/** Inputs that occur, ascending. */
export function inputsOf(root: Node): number[] {
  const found = new Set<number>();
  const visit = (node: Node): void => {
    if (node.kind === 'input') found.add(node.input);
    else if (node.kind === 'not') visit(node.of);
    else if (node.kind !== 'constant') node.of.forEach(visit);
  };
  visit(root);
  return [...found].sort((a, b) => a - b);
}
