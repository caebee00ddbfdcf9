/** The theory section: fetched when it comes near. */
import { LazySection } from './lazy-section';

export function Theory() {
  return (
    <LazySection
      id="theory"
      title="Why it works: clauses kept whole, clauses kept apart"
      className="theory"
      name="The theory"
      load={loadPanel}
    />
  );
}

// One function for good: another one at every render would ask again.
const loadPanel = () => import('./theory-panel').then(({ TheoryPanel }) => TheoryPanel);
