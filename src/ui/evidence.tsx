/**
 * Panel 2: accuracy, interference and load. Its room stands from the start; the panels are fetched
 * as soon as the first picture is drawn, so that it waits for none of their code.
 */
import { t } from '../lib/text';
import { Fetched } from './fetched';

const panels = () => import('./evidence-panels').then((module) => module.EvidencePanels);

export function Evidence() {
  return (
    <section className="evidence" aria-label={t('Evidence')}>
      <Fetched name={t('The evidence')} wanted load={panels} />
    </section>
  );
}
