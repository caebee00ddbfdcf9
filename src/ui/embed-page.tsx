/**
 * The page in a frame of another one: the parts that its link shows, and the way to the page itself.
 * Fetched there before the first picture; what speaks with the page around comes after it.
 */

import { type ReactNode, useEffect, useMemo } from 'react';
import { t } from '../lib/text';
import type { Embed, PartId } from '../spec/embed';
import { Advanced } from './advanced';
import { Claims } from './claims';
import { Codes } from './codes';
import { EmbedBar, PageLink } from './embed-bar';
import { useExplorerStore } from './explorer';
import { Fetched } from './fetched';
import { Headline } from './headline';
import { Hero } from './hero';
import { Lesson } from './lesson';
import { Mechanism } from './mechanism';
import { PanelBoundary } from './panel-boundary';
import { Step } from './step';
import { Sweep } from './sweep';
import { Theory } from './theory';
import './embed.css';

const SECTIONS: readonly (readonly [id: PartId, section: ReactNode])[] = [
  ['sweep', <Sweep key="sweep" />],
  ['theory', <Theory key="theory" />],
  ['mechanism', <Mechanism key="mechanism" />],
  ['codes', <Codes key="codes" />],
  ['slow', <Step key="slow" />],
  ['claims', <Claims key="claims" />],
  ['advanced', <Advanced key="advanced" />],
];
const EVIDENCE = ['curve', 'interference', 'load'] as const satisfies readonly PartId[];
/** What stands in the headline's line. */
const HEADLINE = ['headline', 'alpha', 'method'] as const satisfies readonly PartId[];

export const embedPage = (embed: Embed): ReactNode => <EmbedPage embed={embed} />;

function EmbedPage({ embed }: { embed: Embed }) {
  const { parts } = embed;
  useApi(embed);
  const hidden = [...HEADLINE, 'play' as const].filter((id) => !parts.has(id));
  return (
    <div className={['embed', ...hidden.map((id) => `no-${id}`)].join(' ')}>
      {parts.has('bar') && (
        <PanelBoundary name={t('The bar')}>
          <EmbedBar parts={parts} />
        </PanelBoundary>
      )}
      {parts.has('lesson') && <Lesson />}
      <main aria-label={t('The explorer')}>
        <h1 className="sr-only">
          {t(
            'FPE Explorer: same non-zero weights, more neurons, less interference, higher accuracy',
          )}
        </h1>
        {HEADLINE.some((id) => parts.has(id)) && (
          <PanelBoundary name={t('The headline')}>
            <Headline />
          </PanelBoundary>
        )}
        {(parts.has('networks') || parts.has('ledger')) && (
          <Hero networks={parts.has('networks')} budget={parts.has('ledger')} />
        )}
        <SomeEvidence parts={parts} />
        {SECTIONS.filter(([id]) => parts.has(id)).map(([, section]) => section)}
      </main>
      {!parts.has('bar') && (
        <p className="embed-foot">
          <PageLink />
        </p>
      )}
    </div>
  );
}

function SomeEvidence({ parts }: Pick<Embed, 'parts'>) {
  const shown = useMemo(() => EVIDENCE.filter((id) => parts.has(id)), [parts]);
  // One function for good: another one at every render would ask again.
  const load = useMemo(
    () => () =>
      import('./evidence-panels').then(({ EvidencePanels }) => () => (
        <EvidencePanels only={shown} />
      )),
    [shown],
  );
  if (shown.length === 0) return null;
  return (
    <section className="evidence" data-panels={shown.length} aria-label={t('Evidence')}>
      <Fetched name={t('The evidence')} wanted load={load} />
    </section>
  );
}

/** Speaks with the page around, once the pictures stand. */
function useApi({ origin }: Embed): void {
  const { store } = useExplorerStore();
  useEffect(() => {
    let stop = (): void => {};
    let gone = false;
    const start = async (): Promise<void> => {
      const [{ startApi }, { browserSurroundings }] = await Promise.all([
        import('../store/embed/api'),
        import('../store/embed/surroundings'),
      ]);
      const root = document.getElementById('root');
      if (root && !gone) stop = startApi(store, origin, browserSurroundings(root));
    };
    const whenIdle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 100));
    whenIdle(() => void start(), { timeout: 500 });
    return () => {
      gone = true;
      stop();
    };
  }, [store, origin]);
}
