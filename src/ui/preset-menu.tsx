/** Known-good settings, and instructive bad ones, with their reasons as tooltips. */
import { t } from '../lib/text';
import { matchingPreset, PRESETS, presetOf } from '../spec/presets';
import { useActions, useExplorer } from './explorer';
import { goToOwn } from './own-section';

/** Not a preset: leads to the box further down. */
const OWN = 'own';

export function PresetMenu() {
  const actions = useActions();
  const id = useExplorer((state) => matchingPreset(state.spec)?.id ?? '');
  return (
    <select
      className="preset"
      aria-label={t('Preset')}
      title={t(presetOf(id)?.reason ?? 'Your own settings')}
      value={id}
      onChange={({ target }) =>
        target.value === OWN ? goToOwn() : actions.applyPreset(target.value)
      }
    >
      {id === '' && <option value="">{t('own settings')}</option>}
      {PRESETS.map((preset) => (
        <option key={preset.id} value={preset.id}>
          {t(preset.label)}
        </option>
      ))}
      <option value={OWN}>{t('your own formula…')}</option>
    </select>
  );
}
