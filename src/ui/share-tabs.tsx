/** The two pages of the share dialog: links and file, and frames for other pages. */
import { type ReactNode, useState } from 'react';
import { later, t } from '../lib/text';

const TABS = [
  { id: 'links', label: later('Links and file') },
  { id: 'embed', label: later('Embed') },
] as const;

interface Props {
  /** The first page; the second, made only while it is looked at. */
  readonly children: ReactNode;
  readonly embed: () => ReactNode;
}

export function ShareTabs({ children, embed }: Props) {
  const [tab, setTab] = useState<(typeof TABS)[number]['id']>('links');
  const other = tab === 'links' ? 'embed' : 'links';
  return (
    <>
      <div
        className="share-tabs"
        role="tablist"
        aria-label={t('What to share')}
        onKeyDown={({ key }) => {
          if (key !== 'ArrowRight' && key !== 'ArrowLeft') return;
          setTab(other);
          document.getElementById(`share-tab-${other}`)?.focus();
        }}
      >
        {TABS.map(({ id, label }) => (
          <button
            key={id}
            id={`share-tab-${id}`}
            type="button"
            role="tab"
            aria-selected={id === tab}
            aria-controls="share-panel"
            tabIndex={id === tab ? 0 : -1}
            onClick={() => setTab(id)}
          >
            {t(label)}
          </button>
        ))}
      </div>
      <div id="share-panel" role="tabpanel" aria-labelledby={`share-tab-${tab}`}>
        {tab === 'embed' ? embed() : children}
      </div>
    </>
  );
}
