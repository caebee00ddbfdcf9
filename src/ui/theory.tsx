/** The theory section: fetched when it comes near. */
import { t } from '../lib/text';
import { LazySection } from './lazy-section';

export function Theory() {
  return (
    <LazySection
      id="theory"
      title={t('Why it works: clauses kept whole, clauses kept apart')}
      className="theory"
      name={t('The theory')}
      load={loadPanel}
    />
  );
}

// One function for good: another one at every render would ask again.
const loadPanel = () => import('./theory-panel').then(({ TheoryPanel }) => TheoryPanel);
