/** Notices, newest last, over the corner of the window; each says what happened and what is used. */
import { retell, t } from '../lib/text';
import { useActions, useExplorer } from './explorer';
import { CloseIcon } from './icons';

export function Notices() {
  const actions = useActions();
  const notices = useExplorer((state) => state.notices);
  return (
    <div className="notices">
      {notices.map((notice) => (
        <div
          key={notice.id}
          className="notice"
          data-level={notice.level}
          role={notice.level === 'failure' ? 'alert' : 'status'}
        >
          <p>{retell(notice.text)}</p>
          <button
            type="button"
            className="button quiet"
            aria-label={t('Dismiss')}
            onClick={() => actions.dismiss(notice.id)}
          >
            <CloseIcon />
          </button>
        </div>
      ))}
    </div>
  );
}
