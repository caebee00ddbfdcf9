/** One training step in slow motion: fetched when it comes near, or when a lesson leads there. */
import { t } from '../lib/text';
import { LazySection } from './lazy-section';

export function Step() {
  return (
    <LazySection
      id="step"
      title={t('One training step, slowly')}
      className="step"
      name={t('The training step')}
      load={loadPanel}
    />
  );
}

const loadPanel = () => import('./step-panel').then(({ StepPanel }) => StepPanel);
