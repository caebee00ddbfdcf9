/**
 * What a plot is: two pure functions, `select` (record → model, all numbers decided) and `draw`
 * (model → SVG, D3, idempotent). A plot never reads a store, a clock or the window; whoever
 * mounts it (`ui/plot-frame.tsx`) passes everything in. Registered in `plots/index.ts`.
 */

import type { MeasureId } from '../model/measures';
import type { RunRecord } from '../model/record';
import type { Selection } from '../model/selection';
import type { SweepRecord } from '../model/sweep-record';

/** What the sweep's plot is given beside the run on screen. */
export interface SweepPlotInput {
  readonly record: SweepRecord;
  readonly metric: 'gain' | MeasureId;
  /** Cell under the pointer or focus. */
  readonly hovered: number | null;
  /** Cell whose networks the other plots show. */
  readonly shown: number | null;
  /** Whether cells that are not measured still will be. */
  readonly running: boolean;
}

export interface PlotInput {
  readonly record: RunRecord;
  /** Frame on screen, already clamped to complete frames. */
  readonly frame: number;
  /** Split method on screen (never `dense`). */
  readonly method: string;
  readonly selection: Selection;
  readonly matrix: 'clauses' | 'inputs';
  readonly curve: 'accuracy' | 'loss';
  /** Split animation, 0 (parents whole) … 1 (children in place, pruned, weighed). */
  readonly transition: number;
  /** null while no sweep has run. */
  readonly sweep: SweepPlotInput | null;
}

/** Nothing to show: why, and the one action that helps. */
export interface Empty {
  readonly empty: string;
  readonly action?: { readonly label: string; readonly set: Readonly<Record<string, unknown>> };
}

export interface Size {
  /** Px of the box the plot may fill. */
  readonly width: number;
  /** Wide: side by side; narrow: one column, touch targets. */
  readonly layout: 'wide' | 'narrow';
}

/** A caption as runs of plain and bold text, computed from the data. */
export type Sentence = readonly { readonly text: string; readonly bold?: boolean }[];

export interface TableTwin {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What happened under the pointer. */
export type Hit =
  | { readonly kind: 'selection'; readonly selection: Selection; readonly tip?: string }
  | { readonly kind: 'frame'; readonly frame: number; readonly tip?: string }
  | {
      readonly kind: 'cell';
      readonly cell: number;
      /** Split method to show with it; absent where the one on screen stays. */
      readonly method?: string;
      /** Whether a click opens it; a cell that cannot be run only says why. */
      readonly opens: boolean;
      readonly tip?: string;
    };

export interface Plot<M> {
  readonly id: string;
  /** Whose changes it is drawn for; the run on screen unless told. */
  readonly subject?: 'run' | 'sweep';
  /**
   * What the drawing itself holds; whoever mounts it shows the rest as HTML and gives all of it
   * to screen readers.
   */
  readonly inside: { readonly title: boolean; readonly caption: boolean };
  readonly title: (model: M) => string;
  readonly select: (input: PlotInput) => M | Empty;
  /** Px of height wanted at that width. */
  readonly height: (model: M, size: Size) => number;
  /** Draws into an empty or previously drawn <svg>; reads colours from CSS custom properties. */
  readonly draw: (svg: SVGSVGElement, model: M, size: Size) => void;
  /** What is at that point of the plot (px from its top left), or null. */
  readonly hit: (model: M, size: Size, x: number, y: number) => Hit | null;
  readonly caption: (model: M) => Sentence;
  readonly table: (model: M) => TableTwin;
  /** Where arrow keys move from `selection`; null where it makes no sense. */
  readonly move?: (
    model: M,
    selection: Selection,
    key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
  ) => Hit | null;
}

export const isEmpty = <M>(model: M | Empty): model is Empty =>
  typeof model === 'object' && model !== null && 'empty' in model;

/** A sentence as plain text, for screen readers and files. */
export const plain = (sentence: Sentence): string => sentence.map((run) => run.text).join('');
