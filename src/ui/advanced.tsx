/** Everything that is not among the twelve controls in sight; fetched after the first picture. */
import { t } from '../lib/text';
import { Fetched } from './fetched';

const groups = () => import('./advanced-groups').then((module) => module.AdvancedGroups);

export function Advanced() {
  return (
    <details className="advanced" id="advanced">
      <summary>
        <h2>{t('Advanced')}</h2>
        <span>{t('data, network size, training, methods, number of seeds, colours')}</span>
      </summary>
      <div className="advanced-groups">
        <Fetched name={t('The advanced settings')} wanted load={groups} />
      </div>
    </details>
  );
}
