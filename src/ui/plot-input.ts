/** What plots are given, taken from the store; compared to know whether a redraw is due. */
import type { Strip } from '../claims';
import type { Language } from '../lib/text';
import type {
  CodesPlotInput,
  MechanismPlotInput,
  Plot,
  PlotInput,
  StepPlotInput,
  SweepPlotInput,
} from '../plots/plot';
import { codeTask } from '../store/code-task';
import { activeSelection, shownCell, shownFrame, shownMethod } from '../store/selectors';
import type { State } from '../store/state';
import { stepExample } from '../store/step-example';
import { sweepOnScreen } from '../store/sweep-preview';

export interface Drawn extends PlotInput {
  /** Of the run's record, or of the sweep's. */
  readonly version: number;
  /** Language that its texts are drawn in. */
  readonly spoken: Language;
}

/** Plots of the run are given no sweep, so that one that fills does not redraw them. */
export function plotInput(state: State, subject: Plot<unknown>['subject'] = 'run'): Drawn {
  const { predictor, over } = state.view;
  const ofSweep = subject === 'sweep' || (subject === 'either' && over === 'cells');
  return {
    record: state.record,
    version: ofSweep ? state.sweep.version : state.version,
    spoken: state.spoken,
    frame: shownFrame(state),
    method: shownMethod(state),
    selection: activeSelection(state),
    matrix: state.view.matrix,
    curve: state.view.curve,
    transition: state.transition,
    sweep: ofSweep ? sweepInput(state) : null,
    ...(subject === 'either' ? { mechanism: { predictor, over } } : {}),
    ...(subject === 'codes' ? { codes: codesInput(state) } : {}),
    ...(subject === 'step' ? { step: stepInput(state) } : {}),
    ...(subject === 'pinned' ? { runs: state.runs.pair } : {}),
    ...(typeof subject === 'object' ? { claim: claimInput(state, subject.claim) } : {}),
  };
}

const codesInput = ({ view, shown }: State): CodesPlotInput => ({
  ...{ tau: view.tau, relation: view.codes },
  task: codeTask(shown),
});

const stepInput = ({ shown, slow }: State): StepPlotInput => ({
  phase: slow.phase,
  example: stepExample(shown, slow.example),
  optimiser: { kind: shown.opt, lr: shown.lr, momentum: shown.momentum },
});

const claimInput = ({ claims }: State, id: string): Strip | null =>
  claims.cards.find((card) => card.id === id)?.strip ?? null;

const UNFINISHED: readonly string[] = ['starting', 'running', 'paused', 'hidden'];

function sweepInput(state: State): SweepPlotInput | null {
  const { hovered, status } = state.sweep;
  const onScreen = sweepOnScreen(state.spec, state.sweep);
  return (
    onScreen && {
      record: onScreen.record,
      metric: state.view.metric,
      hovered,
      shown: shownCell(state),
      running: UNFINISHED.includes(status.kind),
    }
  );
}

/** Whether the same picture would be drawn; a claim's or two pinned runs' depends on nothing else. */
export function sameInput(a: Drawn, b: Drawn): boolean {
  if (a.spoken !== b.spoken) return false;
  if (a.claim !== undefined || b.claim !== undefined) return a.claim === b.claim;
  if (a.runs !== undefined || b.runs !== undefined) return a.runs === b.runs;
  return sameData(a, b);
}

const sameData = (a: Drawn, b: Drawn): boolean =>
  a.version === b.version &&
  a.method === b.method &&
  sameMechanism(a.mechanism, b.mechanism) &&
  a.step?.phase === b.step?.phase &&
  a.step?.example === b.step?.example &&
  a.codes?.tau === b.codes?.tau &&
  a.codes?.relation === b.codes?.relation &&
  (a.sweep && b.sweep ? sameSweep(a.sweep, b.sweep) : a.sweep === b.sweep && sameRun(a, b));

/** Selections are compared by identity and kind. */
const sameRun = (a: Drawn, b: Drawn): boolean =>
  a.record === b.record &&
  a.frame === b.frame &&
  a.matrix === b.matrix &&
  a.curve === b.curve &&
  a.transition === b.transition &&
  (a.selection === b.selection || (a.selection.kind === 'none' && b.selection.kind === 'none'));

const sameMechanism = (a?: MechanismPlotInput, b?: MechanismPlotInput): boolean =>
  a?.predictor === b?.predictor && a?.over === b?.over;

const sameSweep = (a: SweepPlotInput, b: SweepPlotInput): boolean =>
  a.record === b.record &&
  a.metric === b.metric &&
  a.hovered === b.hovered &&
  a.shown === b.shown &&
  a.running === b.running;
