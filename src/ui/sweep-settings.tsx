/**
 * What is asked for: preset, axes, seeds a cell. Everything not on an axis, methods included, comes
 * from the page's settings, and the seeds are that very field.
 */

import { useId } from 'react';
import { t } from '../lib/text';
import { methodOf } from '../methods';
import { list } from '../plots/format';
import { fieldOf } from '../spec/fields';
import { AxisControl } from './axis-control';
import { useActions, useExplorer } from './explorer';
import { useDraft } from './field-control';
import { said } from './said';
import { SweepPresetMenu } from './sweep-presets';

const SEEDS = fieldOf('seeds');

export function SweepSettings() {
  const id = useId();
  return (
    <div className="sweep-settings">
      <SweepPresetMenu id={`${id}-preset`} />
      <AxisControl name="x" />
      <AxisControl name="y" />
      <SeedsControl id={`${id}-seeds`} />
    </div>
  );
}

function SeedsControl({ id }: { id: string }) {
  const actions = useActions();
  const seeds = useExplorer((state) => state.spec.seeds);
  const methods = useExplorer((state) => state.spec.methods);
  if (SEEDS.type !== 'integer') throw new Error(`seeds must be an integer, not ${SEEDS.type}`);
  const { draft, problem, type, commit } = useDraft(SEEDS, seeds, (next) =>
    actions.setSpec({ seeds: next }),
  );
  return (
    <div className="field sweep-seeds">
      <label htmlFor={id}>{t('Seeds a setting')}</label>
      <div className="field-input">
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={draft}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-help`}
          onChange={(event) => type(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
        <span className="field-unit">{list(methods.map((m) => t(methodOf(m).short)))}</span>
      </div>
      <p id={`${id}-help`} className={problem ? 'field-problem' : 'field-help'}>
        {problem ||
          said(
            'Seeds, methods and all that is not on an axis are those of the page: {0}.',
            <button type="button" className="link" onClick={openAdvanced}>
              {t('Advanced')}
            </button>,
          )}
      </p>
    </div>
  );
}

/** Opens the settings below and takes the focus there. */
function openAdvanced(): void {
  const details = document.querySelector<HTMLDetailsElement>('#advanced');
  if (!details) return;
  details.open = true;
  details.scrollIntoView({ block: 'start' });
  details.querySelector('summary')?.focus({ preventScroll: true });
}
