/** The mechanism section: fetched when it comes near. */
import { t } from '../lib/text';
import { LazySection } from './lazy-section';

export function Mechanism() {
  return (
    <LazySection
      id="mechanism"
      title={t('What predicts the gain?')}
      className="mechanism"
      name={t('What predicts the gain')}
      load={loadPanel}
    />
  );
}

// One function for good: another one at every render would ask again.
const loadPanel = () => import('./mechanism-panel').then(({ MechanismPanel }) => MechanismPanel);
