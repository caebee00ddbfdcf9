/** For every plot, the cases it is shown and tested with, and how wide the page has it. */
import { PLOTS, type PlotId } from '../../src/plots';
import { CASES, type Case } from './cases';
import { CLAIM_CASES } from './claim-cases';
import { CODE_CASES, READING_CASES } from './code-cases';
import { LAYERED_PLOT_CASES } from './layered-plot-cases';
import { RUN_CASES } from './run-cases';
import { STEP_CASES } from './step-cases';
import { SWEEP_CASES } from './sweep-cases';
import { MECHANISM_CASES, THEORY_CASES } from './why-cases';

export const PLOT_IDS = Object.keys(PLOTS) as PlotId[];

/** Shares of the page's width, where it is wide. */
export const SHARES: Readonly<Record<PlotId, number>> = {
  loom: 1,
  ledger: 1,
  accuracy: 0.337,
  interference: 0.377,
  load: 0.226,
  sweep: 1,
  theory: 0.48,
  mechanism: 1,
  claim: 0.3,
  codes: 1,
  codeTable: 0.49,
  codeFormula: 0.49,
  codeReading: 1,
  codeRelations: 0.377,
  codeLoad: 0.226,
  codeDistance: 0.337,
  runs: 0.55,
  step: 0.65,
  images: 1,
  layers: 0.48,
  classes: 0.48,
  confusion: 1,
  gram: 0.65,
};

/** Of plots that show something else than every run has. */
const OWN: Partial<Record<PlotId, readonly Case[]>> = {
  sweep: SWEEP_CASES,
  theory: THEORY_CASES,
  mechanism: MECHANISM_CASES,
  claim: CLAIM_CASES,
  codes: CODE_CASES,
  codeTable: CODE_CASES,
  codeFormula: CODE_CASES,
  codeReading: READING_CASES,
  codeRelations: CODE_CASES,
  codeLoad: CODE_CASES,
  codeDistance: CODE_CASES,
  runs: RUN_CASES,
  step: STEP_CASES,
  images: LAYERED_PLOT_CASES,
  layers: LAYERED_PLOT_CASES,
  classes: LAYERED_PLOT_CASES,
  confusion: LAYERED_PLOT_CASES,
  gram: LAYERED_PLOT_CASES,
};

export const casesOf = (id: PlotId): readonly Case[] => OWN[id] ?? CASES;

/** Every case once. */
export const ALL_CASES: readonly Case[] = [...new Set(PLOT_IDS.flatMap(casesOf))];
