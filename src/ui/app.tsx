/** The page: bar, headline, hero, evidence, sweep, advanced, about; overlays last. */
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { t } from '../lib/text';
import { Advanced } from './advanced';
import { Bar } from './bar';
import { ChangesBar } from './changes-bar';
import { Claims } from './claims';
import { Codes } from './codes';
import { Cost } from './cost';
import { Evidence } from './evidence';
import { ExplorerContext, explorerOf, type Store, useExplorer, useExplorerStore } from './explorer';
import { Fetched } from './fetched';
import { Headline } from './headline';
import { Hero } from './hero';
import { installKeyboard } from './keyboard';
import { Lesson } from './lesson';
import { Mechanism } from './mechanism';
import { Notices } from './notices';
import { OwnSection } from './own-section';
import { PanelBoundary } from './panel-boundary';
import { Presenter } from './presenter';
import { Runs } from './runs';
import { watchSplit } from './split-animation';
import { StatusAnnouncer } from './status-pill';
import { Step } from './step';
import { Sweep } from './sweep';
import { Theory } from './theory';

const extras = () => import('./page-extras').then((module) => module.PageExtras);
const about = () => import('./about').then((module) => module.About);

interface Props {
  readonly store: Store;
  /** Stands in the place of everything but what lies over the page, in a frame of another one. */
  readonly frame?: ReactNode;
}

export function App({ store, frame }: Props) {
  const explorer = useMemo(() => explorerOf(store), [store]);
  return (
    <ExplorerContext value={explorer}>
      <Page frame={frame} />
    </ExplorerContext>
  );
}

function Page({ frame }: Pick<Props, 'frame'>) {
  const explorer = useExplorerStore();
  const theme = useExplorer((state) => state.view.theme);
  // Whatever is below is rendered again when the language changes.
  const spoken = useExplorer((state) => state.spoken);
  const [help, setHelp] = useState(false);
  const [stills, setStills] = useState(false);
  const loadHelp = useCallback(
    async () => (await import('./help-dialog')).helpDialog(() => setHelp(false)),
    [],
  );
  const loadStills = useCallback(
    async () => (await import('./still-strip')).stillStrip(() => setStills(false)),
    [],
  );

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = spoken === 'zh' ? 'zh-Hans' : 'en';
    document.title = t('FPE Explorer: more neurons, the same number of weights');
  }, [spoken]);
  // With the first picture of the page: a key pressed at the sight of it is not lost.
  useLayoutEffect(() => installKeyboard(explorer), [explorer]);
  useEffect(() => {
    let shown = false;
    return watchSplit(explorer, () => {
      if (!shown) setStills(true);
      shown = true;
    });
  }, [explorer]);

  return (
    <>
      {frame ?? <Whole onHelp={() => setHelp(true)} />}
      <StatusAnnouncer />
      <div className="overlays">
        {stills && <Fetched name={t('The stills')} wanted load={loadStills} />}
        <Notices />
        <ChangesBar />
      </div>
      {help && <Fetched name={t('The help')} wanted load={loadHelp} />}
    </>
  );
}

function Whole({ onHelp }: { onHelp: () => void }) {
  return (
    <>
      <PanelBoundary name={t('The bar')}>
        <Bar onHelp={onHelp} />
      </PanelBoundary>
      <Lesson />
      <main>
        <h1 className="sr-only">
          {t(
            'FPE Explorer: same non-zero weights, more neurons, less interference, higher accuracy',
          )}
        </h1>
        <PanelBoundary name={t('The headline')}>
          <Headline />
        </PanelBoundary>
        <Hero />
        <Evidence />
        <Below />
      </main>
      <Presenter />
      <Fetched name={t('Opening dropped files')} wanted load={extras} />
    </>
  );
}

/** Everything below the first screen. */
function Below() {
  return (
    <>
      <Sweep />
      <Theory />
      <Mechanism />
      <Codes />
      <Step />
      <Cost />
      <Runs />
      <OwnSection />
      <Claims />
      <PanelBoundary name={t('The advanced settings')}>
        <Advanced />
      </PanelBoundary>
      <Fetched name={t('What is ours')} wanted load={about} />
    </>
  );
}
