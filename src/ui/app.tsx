/** The page: bar, headline, hero, evidence, sweep, advanced, about; overlays last. */
import { useEffect, useMemo, useState } from 'react';
import { Advanced } from './advanced';
import { Bar } from './bar';
import { ChangesBar } from './changes-bar';
import { Claims } from './claims';
import { Codes } from './codes';
import { Evidence } from './evidence';
import { ExplorerContext, explorerOf, type Store, useExplorer, useExplorerStore } from './explorer';
import { Fetched } from './fetched';
import { Headline } from './headline';
import { HelpDialog } from './help-dialog';
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
import { StillStrip } from './still-strip';
import { Sweep } from './sweep';
import { Theory } from './theory';

const drop = () => import('./page-drop').then((module) => module.PageDrop);
const about = () => import('./about').then((module) => module.About);

export function App({ store }: { store: Store }) {
  const explorer = useMemo(() => explorerOf(store), [store]);
  return (
    <ExplorerContext value={explorer}>
      <Page />
    </ExplorerContext>
  );
}

function Page() {
  const explorer = useExplorerStore();
  const theme = useExplorer((state) => state.view.theme);
  const [help, setHelp] = useState(false);
  const [stills, setStills] = useState(false);

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => installKeyboard(explorer), [explorer]);
  useEffect(() => {
    let shown = false;
    return watchSplit(explorer, () => {
      if (!shown) setStills(true);
      shown = true;
    });
  }, [explorer]);

  return (
    <>
      <PanelBoundary name="The bar">
        <Bar onHelp={() => setHelp(true)} />
      </PanelBoundary>
      <Lesson />
      <main>
        <h1 className="sr-only">
          FPE Explorer: same non-zero weights, more neurons, less interference, higher accuracy
        </h1>
        <PanelBoundary name="The headline">
          <Headline />
        </PanelBoundary>
        <Hero />
        <Evidence />
        <Sweep />
        <Theory />
        <Mechanism />
        <Codes />
        <Step />
        <Runs />
        <OwnSection />
        <Claims />
        <PanelBoundary name="The advanced settings">
          <Advanced />
        </PanelBoundary>
        <Fetched name="What is ours" wanted load={about} />
      </main>
      <Presenter />
      <StatusAnnouncer />
      <Fetched name="Opening dropped files" wanted load={drop} />
      <div className="overlays">
        {stills && (
          <PanelBoundary name="The stills">
            <StillStrip onClose={() => setStills(false)} />
          </PanelBoundary>
        )}
        <Notices />
        <ChangesBar />
      </div>
      <HelpDialog open={help} onClose={() => setHelp(false)} />
    </>
  );
}
