/** Presenter mode's place on the page: fetched when it is asked for. */
import { t } from '../lib/text';
import { useExplorer } from './explorer';
import { Fetched } from './fetched';

export function Presenter() {
  const on = useExplorer((state) => state.view.present === '1');
  return on ? <Fetched name={t('Presenter mode')} wanted load={loadPanel} /> : null;
}

const loadPanel = () => import('./presenter-panel').then(({ PresenterPanel }) => PresenterPanel);
