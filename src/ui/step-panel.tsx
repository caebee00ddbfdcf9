/**
 * The inside of the section: the phases of one training step on one example, from the weights on
 * screen, and the buttons that go from phase to phase.
 */
import { step } from '../plots/step';
import { PHASE_NAMES, PHASES, phaseCount } from '../plots/step-model';
import { useExplorer, useExplorerStore } from './explorer';
import { PlotFrame } from './plot-frame';
import { plotInput } from './plot-input';
import './step.css';

export function StepPanel() {
  return (
    <>
      <p className="step-intro">
        What training does thousands of times, once: <em>forward</em> from the inputs to the answer,
        the <em>loss</em> that says how wrong it is, <em>backward</em> to what every weight had to
        do with it, and the <em>update</em>. Recomputed here from the weights on screen, on one
        example; the networks on screen do not change. Real steps average many examples.
      </p>
      <Phases />
      <PlotFrame plot={step} name="One training step" className="step-plot" />
    </>
  );
}

function Phases() {
  const { actions } = useExplorerStore();
  const count = useExplorer((state) => phaseCount(plotInput(state, 'step')));
  const phase = useExplorer(({ slow }) => Math.min(slow.phase, Math.max(1, count)));
  const example = useExplorer(({ slow }) => slow.example);
  const go = (to: number) => {
    if (to >= 1 && to <= count) actions.setSlow({ phase: to });
  };
  return (
    <div className="step-tools">
      <button
        type="button"
        className="button"
        aria-disabled={phase <= 1}
        onClick={() => go(phase - 1)}
      >
        Back
      </button>
      <button
        type="button"
        className="button primary"
        data-key="phase"
        aria-disabled={phase >= count}
        onClick={() => go(phase + 1)}
      >
        Next phase
      </button>
      <ol className="step-phases" aria-label="Phases">
        {PHASES.slice(0, count).map((id, k) => (
          <li key={id}>
            <button
              type="button"
              aria-current={k + 1 === phase ? 'step' : undefined}
              onClick={() => go(k + 1)}
            >
              {PHASE_NAMES[id]}
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button"
        onClick={() => actions.setSlow({ example: example + 1, phase: 1 })}
      >
        Another example
      </button>
    </div>
  );
}
