/** The inside of panel 2: accuracy, interference and load; three columns, or tabs where there is one. */

import { later, t } from '../lib/text';
import { interference } from '../plots/interference';
import { load } from '../plots/load';
import { CurvePanel } from './curve-panel';
import { useActions, useExplorer, useLocked } from './explorer';
import { Fetched } from './fetched';
import { NARROW, useMedia } from './media';
import { PanelBoundary } from './panel-boundary';
import { PlotFrame } from './plot-frame';
import { Segments } from './segments';
import { Tabs } from './tabs';

const PANELS = [
  { id: 'curve', tab: later('Accuracy'), name: later('The accuracy panel'), Panel: CurvePanel },
  {
    id: 'interference',
    tab: later('Interference'),
    name: later('The interference panel'),
    Panel: InterferencePanel,
  },
  { id: 'load', tab: later('Load'), name: later('The load panel'), Panel: LoadPanel },
] as const;

const ofLayers = () =>
  import('./layered-evidence').then(({ LayeredEvidencePanels }) => LayeredEvidencePanels);

type PanelId = (typeof PANELS)[number]['id'];

/** `only`: those that a frame of another page shows. */
export function EvidencePanels({ only }: { only?: readonly PanelId[] }) {
  const narrow = useMedia(NARROW);
  const layered = useExplorer(({ record }) => record.layered !== undefined);
  if (layered) return <Fetched name={t('The evidence')} wanted load={ofLayers} />;
  const panels = PANELS.filter(({ id }) => only?.includes(id) ?? true);
  const bounded = ({ id, name, Panel }: (typeof PANELS)[number]) => (
    <PanelBoundary key={id} name={t(name)}>
      <Panel />
    </PanelBoundary>
  );
  if (!narrow || panels.length < 2) return panels.map(bounded);
  const tabs = panels.map((panel) => {
    return { id: panel.id, label: t(panel.tab), content: () => bounded(panel) };
  });
  return <Tabs label={t('Evidence')} tabs={tabs} className="tabs" idPrefix="tab" />;
}

function InterferencePanel() {
  const actions = useActions();
  const value = useExplorer((state) => state.view.matrix);
  const clauses = useExplorer((state) => state.record.groups.count);
  const inputs = useExplorer((state) => state.record.groups.groupOf.length);
  const locked = useLocked('matrix');
  return (
    <PlotFrame
      plot={interference}
      name={t('Interference')}
      className="interference"
      tools={
        locked ? undefined : (
          <Segments
            label={t('Interference between')}
            options={[
              ['clauses', t`${clauses} clauses`],
              ['inputs', t`${inputs} inputs`],
            ]}
            value={value}
            onChange={(next) => actions.setView({ matrix: next })}
          />
        )
      }
    />
  );
}

function LoadPanel() {
  return <PlotFrame plot={load} name={t('Load on each neuron')} className="load" />;
}
