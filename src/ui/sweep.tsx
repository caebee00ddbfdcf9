/** Panel 3, the sweep: fetched when it comes near, or at once for a link with a sweep. */
import { t } from '../lib/text';
import { useExplorer } from './explorer';
import { LazySection } from './lazy-section';

export function Sweep() {
  const asked = useExplorer((state) => state.sweep.asked.x !== null);
  return (
    <LazySection
      id="sweep"
      title={t('Sweep: when does splitting help?')}
      className="sweep"
      name={t('The sweep')}
      eager={asked}
      load={loadPanel}
    />
  );
}

// One function for good: another one at every render would ask again.
const loadPanel = () => import('./sweep-panel').then(({ SweepPanel }) => SweepPanel);
