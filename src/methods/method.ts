/**
 * What a method is: one condition under comparison. It says what is trained and what happens
 * at the split; it knows no kernel and no GPU. Registered in `methods/index.ts`.
 */

/** How a parent's inputs are dealt to its children; the number is what the kernels read. */
export const DEALS = { none: 0, random: 1, clause: 2 } as const;
export type Deal = keyof typeof DEALS;

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
  /** Name of the CSS custom property with its colour, without `--`. */
  readonly color: 'dense' | 'random' | 'clause';
  /** SVG stroke-dasharray, '' for solid; lines never differ by colour alone. */
  readonly dash: string;
  /** Stroke width of its mean line, px. */
  readonly strokeWidth: number;
  /** `none`: never split. */
  readonly deal: Deal;
}
