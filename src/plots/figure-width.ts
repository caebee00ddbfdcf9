/**
 * How wide a figure is that is not saved as it stands on screen: each plot's room on a page 1440 px
 * wide.
 */
import type { PlotId } from './index';

const FULL = 1328;
const USUAL = 640;

const WIDTHS: Partial<Record<PlotId, number>> = {
  loom: FULL,
  ledger: FULL,
  sweep: FULL,
  mechanism: FULL,
  codes: FULL,
  accuracy: 447,
  interference: 500,
  load: 300,
  claim: 398,
  codeRelations: 500,
  codeLoad: 300,
  codeDistance: 447,
  runs: 730,
  step: 860,
  images: FULL,
  confusion: FULL,
  gram: 860,
};

/** Px. */
export const figureWidth = (id: PlotId): number => WIDTHS[id] ?? USUAL;
