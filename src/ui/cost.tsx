/** What a training step costs on this machine: fetched when it comes near. */
import { t } from '../lib/text';
import { LazySection } from './lazy-section';

export function Cost() {
  return (
    <LazySection
      id="cost"
      title={t('What a step costs on your machine')}
      className="cost"
      name={t('The cost of a step')}
      load={loadPanel}
    />
  );
}

const loadPanel = () => import('./cost-panel').then(({ CostPanel }) => CostPanel);
