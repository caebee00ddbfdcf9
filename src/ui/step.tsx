/** One training step in slow motion: fetched when it comes near, or when a lesson leads there. */
import { LazySection } from './lazy-section';

export function Step() {
  return (
    <LazySection
      id="step"
      title="One training step, slowly"
      className="step"
      name="The training step"
      load={loadPanel}
    />
  );
}

const loadPanel = () => import('./step-panel').then(({ StepPanel }) => StepPanel);
