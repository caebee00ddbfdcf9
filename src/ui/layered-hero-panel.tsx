/** The first picture of a run of layered networks: what neurons read, and the budget by layer. */
import './layered.css';
import { t } from '../lib/text';
import { layers } from '../plots/layer-ledger';
import { images } from '../plots/weight-images';
import { PanelBoundary } from './panel-boundary';
import { PlotFrame } from './plot-frame';

export function LayeredHeroPanels() {
  return (
    <div className="layered-hero">
      <PanelBoundary name={t('What the neurons read')}>
        <PlotFrame plot={images} name={t('What each neuron reads')} className="layered-images" />
      </PanelBoundary>
      <PanelBoundary name={t('The budget by layer')}>
        <PlotFrame plot={layers} name={t('Budget, layer by layer')} className="layered-layers" />
      </PanelBoundary>
    </div>
  );
}
