/** Into presenter mode; here because only a press or a key may ask for fullscreen. */
import { t } from '../lib/text';
import { useActions } from './explorer';
import { PresentIcon } from './icons';

export function PresentButton() {
  const actions = useActions();
  const present = () => {
    // Refused in many frames and on some phones: large type does without.
    document.documentElement.requestFullscreen?.().catch(() => {});
    actions.setView({ present: '1' });
  };
  return (
    <button
      type="button"
      className="button bar-icon present"
      data-key="present"
      title={t('Present: large type, one picture at a time (P)')}
      onClick={present}
    >
      <PresentIcon />
      <span>{t('Present')}</span>
    </button>
  );
}
