/**
 * The inside of the section: the phases of one training step on one example, from the weights on
 * screen, and the buttons that go from phase to phase.
 */
import { t } from '../lib/text';
import { step } from '../plots/step';
import { PHASE_NAMES, PHASES, phaseCount } from '../plots/step-model';
import { useExplorer, useExplorerStore } from './explorer';
import { PlotFrame } from './plot-frame';
import { plotInput } from './plot-input';
import './step.css';
import { said } from './said';

export function StepPanel() {
  return (
    <>
      <p className="step-intro">
        {said(
          'What training does thousands of times, once: {0} from the inputs to the answer, the {1} that says how wrong it is, {2} to what every weight had to do with it, and the {3}. Recomputed here from the weights on screen, on one example; the networks on screen do not change. Real steps average many examples.',
          <em>{t('forward')}</em>,
          <em>{t('loss')}</em>,
          <em>{t('backward')}</em>,
          <em>{t('update')}</em>,
        )}
      </p>
      <Phases />
      <PlotFrame plot={step} name={t('One training step')} className="step-plot" />
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
        {t('Back')}
      </button>
      <button
        type="button"
        className="button primary"
        data-key="phase"
        aria-disabled={phase >= count}
        onClick={() => go(phase + 1)}
      >
        {t('Next phase')}
      </button>
      <ol className="step-phases" aria-label={t('Phases')}>
        {PHASES.slice(0, count).map((id, k) => (
          <li key={id}>
            <button
              type="button"
              aria-current={k + 1 === phase ? 'step' : undefined}
              onClick={() => go(k + 1)}
            >
              {t(PHASE_NAMES[id])}
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button"
        onClick={() => actions.setSlow({ example: example + 1, phase: 1 })}
      >
        {t('Another example')}
      </button>
    </div>
  );
}
