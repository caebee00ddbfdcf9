/** Everything that is not among the twelve controls in sight; fetched after the first picture. */
import { Fetched } from './fetched';

const groups = () => import('./advanced-groups').then((module) => module.AdvancedGroups);

export function Advanced() {
  return (
    <details className="advanced" id="advanced">
      <summary>
        <h2>Advanced</h2>
        <span>data, network size, training, methods, number of seeds, colours</span>
      </summary>
      <div className="advanced-groups">
        <Fetched name="The advanced settings" wanted load={groups} />
      </div>
    </details>
  );
}
