/** The inside of the mechanism section: its two controls and the plot. */
import { t } from '../lib/text';
import { mechanism } from '../plots/mechanism';
import { fieldOf } from '../spec/fields';
import { useActions, useExplorer } from './explorer';
import { PlotFrame } from './plot-frame';
import { said } from './said';
import { Segments } from './segments';

const PREDICTOR = fieldOf('predictor');

export function MechanismPanel() {
  return (
    <>
      <p className="mechanism-intro">
        {said(
          'Splitting changes many numbers at once. Which of them goes with a higher accuracy? And part of each change comes from the masks alone, whatever the weights have learned, so beside every line stands the same one for the same masks with the weights {0}.',
          <em>{t('shuffled', 'weights')}</em>,
        )}
      </p>
      <PlotFrame
        plot={mechanism}
        name={t('What predicts the gain')}
        className="mechanism-plot"
        tools={<Tools />}
      />
    </>
  );
}

function Tools() {
  const actions = useActions();
  const predictor = useExplorer((state) => state.view.predictor);
  const over = useExplorer((state) => state.view.over);
  if (PREDICTOR.type !== 'choice') {
    throw new Error(`the predictor must be a choice, not ${PREDICTOR.type}`);
  }
  return (
    <>
      <Segments
        label={t('Each mark is a mean or a network')}
        options={[
          ['seeds', t('seeds of this run')],
          ['cells', t('settings of the sweep')],
        ]}
        value={over}
        onChange={(next) => actions.setView({ over: next })}
      />
      <select
        className="mechanism-measure"
        aria-label={t(PREDICTOR.label)}
        title={t(PREDICTOR.help)}
        value={predictor}
        onChange={(event) => actions.setView({ predictor: event.target.value as typeof predictor })}
      >
        {PREDICTOR.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {t(choice.label)}
          </option>
        ))}
      </select>
    </>
  );
}
