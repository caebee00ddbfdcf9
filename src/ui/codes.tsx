/** The codes section: fetched when it comes near, or at once for a link that asks about codes. */
import { t } from '../lib/text';
import './codes.css';
import { DEFAULT_VIEW } from '../spec/fields';
import { useExplorer } from './explorer';
import { LazySection } from './lazy-section';

export function Codes() {
  const asked = useExplorer(
    ({ view }) => view.tau !== DEFAULT_VIEW.tau || view.codes !== DEFAULT_VIEW.codes,
  );
  return (
    <LazySection
      id="codes"
      title={t('Codes: reading the network from its signs')}
      className="codes"
      name={t('The codes')}
      eager={asked}
      load={loadPanel}
    />
  );
}

// One function for good: another one at every render would ask again.
const loadPanel = () => import('./codes-panel').then(({ CodesPanel }) => CodesPanel);
