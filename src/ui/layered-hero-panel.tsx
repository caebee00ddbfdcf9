/** The first picture of a run of layered networks: what neurons read, and the budget by layer. */
import './layered.css';
import { layers } from '../plots/layer-ledger';
import { images } from '../plots/weight-images';
import { PanelBoundary } from './panel-boundary';
import { PlotFrame } from './plot-frame';

export function LayeredHeroPanels() {
  return (
    <div className="layered-hero">
      <PanelBoundary name="What the neurons read">
        <PlotFrame plot={images} name="What each neuron reads" className="layered-images" />
      </PanelBoundary>
      <PanelBoundary name="The budget by layer">
        <PlotFrame plot={layers} name="Budget, layer by layer" className="layered-layers" />
      </PanelBoundary>
    </div>
  );
}
