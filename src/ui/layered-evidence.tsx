/** Evidence of a run of layered networks: classes, what is taken for what, how alike inputs are. */
import './layered.css';
import { t } from '../lib/text';
import { classes } from '../plots/class-gains';
import { confusion } from '../plots/confusion';
import { gram } from '../plots/gram';
import { CurvePanel } from './curve-panel';
import { PanelBoundary } from './panel-boundary';
import { PlotFrame } from './plot-frame';

export function LayeredEvidencePanels() {
  return (
    <div className="layered-evidence">
      <PanelBoundary name={t('The accuracy panel')}>
        <CurvePanel />
      </PanelBoundary>
      <PanelBoundary name={t('The accuracy of each class')}>
        <PlotFrame plot={classes} name={t('Accuracy of each class')} className="layered-classes" />
      </PanelBoundary>
      <PanelBoundary name={t('The cosines of the inputs')}>
        <PlotFrame plot={gram} name={t('How alike inputs are treated')} className="layered-gram" />
      </PanelBoundary>
      <PanelBoundary name={t('The confusion of classes')}>
        <PlotFrame
          plot={confusion}
          name={t('Which class is taken for which')}
          className="layered-confusion"
        />
      </PanelBoundary>
    </div>
  );
}
