/**
 * What a plot is: two pure functions, `select` (record → model, all numbers decided) and `draw`
 * (model → SVG, D3, idempotent). A plot never reads a store, a clock or the window; whoever
 * mounts it (`ui/plot-frame.tsx`) passes everything in. Registered in `plots/index.ts`.
 */

import type { Strip } from '../claims';
import type { Bits, CodeRelation, Form } from '../metrics/codes';
import type { KeptRun } from '../model/kept-run';
import type { MeasureId, Predictor } from '../model/measures';
import type { RunRecord } from '../model/record';
import type { Selection } from '../model/selection';
import type { SweepRecord } from '../model/sweep-record';
import type { LabelledExample, Optimiser } from '../model/training-step';

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

/** What the plot of metrics against the gain is asked for. */
export interface MechanismPlotInput {
  readonly predictor: Predictor;
  /** A mark a network of the run, or a mark a setting of the sweep. */
  readonly over: 'seeds' | 'cells';
}

/** What the plots of codes need to know of the task of the run on screen. */
export interface CodesTask {
  /** How the formula joins its clauses; null where it is not made of clauses. */
  readonly form: Form | null;
  /** Examples of the test set of that seed, the first ones, `most` or fewer. */
  examples(seed: number, most: number): Bits;
}

/** How the plots of codes read signs (`metrics/codes`). */
export interface CodesPlotInput {
  readonly tau: number;
  readonly relation: CodeRelation;
  /** Absent: an OR of ANDs, of which no examples are at hand. */
  readonly task?: CodesTask;
}

/** A run that has ended, as the history keeps it. */
export interface PlotRun {
  /** Method shown with it. */
  readonly show: string;
  readonly run: KeptRun;
}

/** Two runs to compare, the earlier one first. */
export interface RunsPlotInput {
  readonly a: PlotRun;
  readonly b: PlotRun;
  /** The settings that differ, "α 2→4, seed 33→7"; '' where none does. */
  readonly changed: string;
}

/** Which phase of which training step is looked at. */
export interface StepPlotInput {
  /** From 1; a phase that there is not is the last one. */
  readonly phase: number;
  /** Of the training set, with its place there; null where none can be had. */
  readonly example: (LabelledExample & { readonly index: number }) | null;
  readonly optimiser: Optimiser;
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
  /** Absent for every other plot. */
  readonly mechanism?: MechanismPlotInput;
  /** Absent for plots that read no codes. */
  readonly codes?: CodesPlotInput;
  /** Absent for every plot but that of one training step. */
  readonly step?: StepPlotInput;
  /** A claim's picture; null while it has none, absent for every other plot. */
  readonly claim?: Strip | null;
  /** null while fewer than two runs are pinned, absent for every other plot. */
  readonly runs?: RunsPlotInput | null;
}

/** Nothing to show: why, and the one action that helps. */
export interface Empty {
  readonly empty: string;
  /** Training these settings would not fill it: Play is not offered. */
  readonly lasting?: true;
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

/** A mark that was hit, to be ringed: which of the plot's, its centre and the ring's radius, px. */
export interface Mark {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
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
      readonly mark?: Mark;
      readonly tip?: string;
    }
  /** Something that says its numbers and does nothing else. */
  | { readonly kind: 'note'; readonly mark: Mark; readonly tip: string }
  /** The way to another picture: a click or an arrow key sets these view fields. */
  | {
      readonly kind: 'view';
      readonly set: Readonly<Record<string, unknown>>;
      readonly tip?: string;
    };

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export interface Plot<M> {
  readonly id: string;
  /** Whose changes it is drawn for; the run on screen unless told, `either` as its view says. */
  readonly subject?:
    | 'run'
    | 'sweep'
    | 'either'
    | 'codes'
    | 'pinned'
    | 'step'
    | { readonly claim: string };
  /**
   * What the drawing itself holds; whoever mounts it shows the rest as HTML and gives all of it
   * to screen readers.
   */
  readonly inside: { readonly title: boolean; readonly caption: boolean };
  /** The card around it says what it shows, so the page needs neither; a file of its own does. */
  readonly carded?: boolean;
  readonly title: (model: M) => string;
  readonly select: (input: PlotInput) => M | Empty;
  /** Px of width drawn where it is more than the box has, for the box to scroll; absent: the box's. */
  readonly width?: (model: M, size: Size) => number;
  /** Px of height wanted at that width. */
  readonly height: (model: M, size: Size) => number;
  /** Draws into an empty or previously drawn <svg>; reads colours from CSS custom properties. */
  readonly draw: (svg: SVGSVGElement, model: M, size: Size) => void;
  /** What is at that point of the plot (px from its top left), or null. */
  readonly hit: (model: M, size: Size, x: number, y: number) => Hit | null;
  readonly caption: (model: M) => Sentence;
  readonly table: (model: M) => TableTwin;
  /** Where arrow keys move from `selection` or the last hit; null where it makes no sense. */
  readonly move?: (
    model: M,
    selection: Selection,
    key: Arrow,
    from?: { readonly hit: Hit | null; readonly size: Size },
  ) => Hit | null;
}

export const isEmpty = <M>(model: M | Empty): model is Empty =>
  typeof model === 'object' && model !== null && 'empty' in model;

/** A sentence as plain text, for screen readers and files. */
export const plain = (sentence: Sentence): string => sentence.map((run) => run.text).join('');
