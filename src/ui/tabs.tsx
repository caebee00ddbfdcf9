/** A tab list with the contents of one tab under it; ← and → go round the tabs, as the pattern asks. */
import { type KeyboardEvent, type ReactNode, useState } from 'react';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** Made only while it is looked at. */
  readonly content: () => ReactNode;
}

interface Props {
  /** What the tabs choose between. */
  readonly label: string;
  /** At least one; the first is open at the beginning. */
  readonly tabs: readonly Tab[];
  /** Of the list, and what the elements' ids begin with. */
  readonly className: string;
  readonly idPrefix: string;
}

export function Tabs({ label, tabs, className, idPrefix }: Props) {
  const [open, setOpen] = useState(tabs[0].id);
  const shown = tabs.find(({ id }) => id === open) ?? tabs[0];
  const tabId = ({ id }: Tab): string => `${idPrefix}-${id}`;
  const panelId = `${idPrefix}-panel`;
  const move = ({ key }: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step === undefined) return;
    const next = tabs[(tabs.indexOf(shown) + step + tabs.length) % tabs.length];
    setOpen(next.id);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <>
      <div className={className} role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={tabId(tab)}
            type="button"
            role="tab"
            aria-selected={tab === shown}
            aria-controls={panelId}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => setOpen(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={panelId} role="tabpanel" aria-labelledby={tabId(shown)}>
        {shown.content()}
      </div>
    </>
  );
}
