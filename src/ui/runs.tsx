/** The section of runs: fetched when it comes near. */
import { t } from '../lib/text';
import './runs.css';
import { LazySection } from './lazy-section';

export function Runs() {
  return (
    <LazySection
      id="runs"
      title={t('Runs: what you have trained, and two of them compared')}
      className="runs"
      name={t('The runs')}
      load={loadPanel}
    />
  );
}

// One function for good: another one at every render would ask again.
const loadPanel = () => import('./runs-panel').then(({ RunsPanel }) => RunsPanel);
