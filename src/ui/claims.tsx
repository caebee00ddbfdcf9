/** The claims section: fetched when it comes near. */
import { t } from '../lib/text';
import { LazySection } from './lazy-section';

export function Claims() {
  return (
    <LazySection
      id="claims"
      title={t('What this shows, and what it does not')}
      className="claims"
      name={t('The claims')}
      load={loadPanel}
    />
  );
}

const loadPanel = () => import('./claims-panel').then(({ ClaimsPanel }) => ClaimsPanel);
