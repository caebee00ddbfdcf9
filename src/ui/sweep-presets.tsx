/** The paper's figures as sweeps: cards while nothing was asked for, a menu ever after. */
import { t } from '../lib/text';
import { presetSpec } from '../spec/presets';
import { cellsOf } from '../spec/sweep';
import { matchingSweepPreset, SWEEP_PRESETS } from '../spec/sweep-presets';
import { useActions, useExplorer } from './explorer';
import { sizeWords } from './sweep-words';

export function SweepPresetCards() {
  const actions = useActions();
  const spec = useExplorer((state) => state.spec);
  return (
    <section className="sweep-cards" aria-label={t('Sweeps to start from')}>
      <ul>
        {SWEEP_PRESETS.map((preset) => (
          <li key={preset.id}>
            <button type="button" onClick={() => actions.applySweepPreset(preset.id)}>
              <strong>{t(preset.label)}</strong>
              <span>{t(preset.reason)}</span>
              <small>{sizeWords(cellsOf(presetSpec(preset, spec), preset.sweep))}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function SweepPresetMenu({ id }: { id: string }) {
  const actions = useActions();
  const value = useExplorer(({ spec, sweep }) => matchingSweepPreset(spec, sweep.asked)?.id ?? '');
  const none = useExplorer(({ sweep }) => sweep.asked.x === null);
  return (
    <div className="field sweep-preset">
      <label htmlFor={id}>{t('Preset')}</label>
      <div className="field-input">
        <select
          id={id}
          value={value}
          onChange={(event) => actions.applySweepPreset(event.target.value)}
        >
          {value === '' && <option value="">{none ? t('none chosen') : t('own axes')}</option>}
          {SWEEP_PRESETS.map((preset) => (
            <option key={preset.id} value={preset.id}>
              {t(preset.label)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
