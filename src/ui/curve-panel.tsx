/** The curves of all methods over the epochs: accuracy or loss. */
import { t } from '../lib/text';
import { accuracy } from '../plots/accuracy';
import { useActions, useExplorer, useLocked } from './explorer';
import { PlotFrame } from './plot-frame';
import { Segments } from './segments';

export function CurvePanel() {
  const actions = useActions();
  const value = useExplorer((state) => state.view.curve);
  const locked = useLocked('curve');
  return (
    <PlotFrame
      plot={accuracy}
      name={t('Test accuracy')}
      className="curve"
      tools={
        locked ? undefined : (
          <Segments
            label={t('What the curve shows')}
            options={[
              ['accuracy', t('accuracy')],
              ['loss', t('loss')],
            ]}
            value={value}
            onChange={(next) => actions.setView({ curve: next })}
          />
        )
      }
    />
  );
}
