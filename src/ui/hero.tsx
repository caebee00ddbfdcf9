/** Panel 1: the loom pair and, under it, the ledger that proves that nothing was added. */
import { t } from '../lib/text';
import { ledger } from '../plots/ledger';
import { loom } from '../plots/loom';
import { useExplorer } from './explorer';
import { Fetched } from './fetched';
import { HeroPages } from './hero-pages';
import { PanelBoundary } from './panel-boundary';
import { PlotFrame } from './plot-frame';

const layeredPanels = () =>
  import('./layered-hero-panel').then(({ LayeredHeroPanels }) => LayeredHeroPanels);

/** Which of the two stand there: both, but in frames of other pages. */
export function Hero({ networks = true, budget = true }) {
  const layered = useExplorer(({ record }) => record.layered !== undefined);
  if (layered) {
    return (
      <section className="hero" aria-label={t('The network, dense and split')}>
        <Fetched name={t('The networks')} wanted={networks || budget} load={layeredPanels} />
      </section>
    );
  }
  return (
    <section className="hero" aria-label={t('The network, dense and split')}>
      {networks && (
        <PanelBoundary name={t('The networks')}>
          <HeroPages>
            <PlotFrame plot={loom} name={t('The networks')} className="loom" atOnce />
          </HeroPages>
        </PanelBoundary>
      )}
      {budget && (
        <PanelBoundary name={t('The budget ledger')}>
          <PlotFrame plot={ledger} name={t('Budget ledger')} className="ledger" atOnce />
        </PanelBoundary>
      )}
    </section>
  );
}
