/**
 * What only paper needs, at the end of the page: the settings in words and the link as text. Printers
 * take the page as it stands when they say so, so it is rendered in that very moment.
 */
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { version } from '../../package.json';
import { t } from '../lib/text';
import { epochOf } from '../model/timeline';
import { isIdle } from '../spec/effective';
import { describeValue, type RunKey } from '../spec/field';
import { RUN_FIELDS } from '../spec/fields';
import { addressOf, runFragment } from '../store/run-link';
import { shownFrame } from '../store/selectors';
import type { State } from '../store/state';
import { useExplorerStore } from './explorer';
import './print.css';

export function PrintSheet() {
  const { store, actions } = useExplorerStore();
  const [state, setState] = useState<State | null>(null);
  useEffect(() => {
    const paper = matchMedia('print');
    const print = () => flushSync(() => setState(store.getState()));
    const done = () => setState(null);
    const turned = () => (paper.matches ? setState(store.getState()) : done());
    addEventListener('beforeprint', print);
    addEventListener('afterprint', done);
    paper.addEventListener('change', turned);
    return () => {
      removeEventListener('beforeprint', print);
      removeEventListener('afterprint', done);
      paper.removeEventListener('change', turned);
    };
  }, [store]);
  const place = state && document.querySelector('main');
  if (!place) return null;
  return createPortal(<Sheet state={state} page={actions.link()} />, place);
}

function Sheet({ state, page }: { state: State; page: string }) {
  const { shown, record } = state;
  const settings = RUN_FIELDS.filter(
    ({ key, section }) => section !== 'machine' && !isIdle(key, shown),
  );
  const epoch = epochOf(record.schedule, shownFrame(state));
  return (
    <section className="print-sheet" aria-labelledby="print-title">
      <h2 id="print-title">{t('Settings of what is shown')}</h2>
      <p>{t`epoch ${epoch}, seed ${record.focusSeed}`}</p>
      <dl>
        {settings.map((field) => (
          <div key={field.key}>
            <dt>{t(field.label)}</dt>
            <dd>
              {describeValue(field, shown[field.key as RunKey])} {t(field.unit)}
            </dd>
          </div>
        ))}
      </dl>
      <h2>{t('This link opens it')}</h2>
      <p className="print-link">{addressOf(page, runFragment(state))}</p>
      <p>{t`Printed from ${`FPE Explorer ${version}`}`}</p>
    </section>
  );
}
