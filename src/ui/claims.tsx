/** The claims section: fetched when it comes near. */
import { LazySection } from './lazy-section';

export function Claims() {
  return (
    <LazySection
      id="claims"
      title="What this shows, and what it does not"
      className="claims"
      name="The claims"
      load={loadPanel}
    />
  );
}

const loadPanel = () => import('./claims-panel').then(({ ClaimsPanel }) => ClaimsPanel);
