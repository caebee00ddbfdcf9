/** The register of plots: adding one is its file and a line here. */
import { accuracy } from './accuracy';
import { claimStrip } from './claim-strip';
import { classes } from './class-gains';
import { codeDistance } from './code-distance';
import { codeFormula } from './code-formula';
import { codeLoad } from './code-load';
import { codeReading } from './code-reading';
import { codeRelations } from './code-relations';
import { codeTable } from './code-table';
import { codes } from './codes';
import { confusion } from './confusion';
import { gram } from './gram';
import { interference } from './interference';
import { layers } from './layer-ledger';
import { ledger } from './ledger';
import { load } from './load';
import { loom } from './loom';
import { mechanism } from './mechanism';
import type { Plot } from './plot';
import { runs } from './runs';
import { step } from './step';
import { sweep } from './sweep';
import { theory } from './theory';
import { images } from './weight-images';

export const PLOTS = {
  loom,
  ledger,
  accuracy,
  interference,
  load,
  sweep,
  theory,
  mechanism,
  claim: claimStrip,
  codes,
  codeTable,
  codeFormula,
  codeReading,
  codeRelations,
  codeLoad,
  codeDistance,
  runs,
  step,
  images,
  layers,
  classes,
  confusion,
  gram,
} as const;

export type PlotId = keyof typeof PLOTS;

/** Any plot, its model opaque: a model only ever goes back to the plot that made it. */
export type AnyPlot = Plot<unknown>;

/** The plot of that id with its model's type hidden, for whoever mounts or exports all alike. */
export const anyPlot = (id: PlotId): AnyPlot => PLOTS[id] as unknown as AnyPlot;
