/** Panel 1: the loom pair and, under it, the ledger that proves that nothing was added. */
import { ledger } from '../plots/ledger';
import { loom } from '../plots/loom';
import { PanelBoundary } from './panel-boundary';
import { PlotFrame } from './plot-frame';

export function Hero() {
  return (
    <section className="hero" aria-label="The network, dense and split">
      <PanelBoundary name="The networks">
        <PlotFrame plot={loom} name="The networks" className="loom" />
      </PanelBoundary>
      <PanelBoundary name="The budget ledger">
        <PlotFrame plot={ledger} name="Budget ledger" className="ledger" />
      </PanelBoundary>
    </section>
  );
}
