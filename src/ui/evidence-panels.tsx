/** The inside of panel 2: accuracy, interference and load; three columns, or tabs where there is one. */

import { type KeyboardEvent, useState } from 'react';
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
  if (narrow && panels.length > 1) return <Tabs panels={panels} />;
  return panels.map(({ id, name, Panel }) => (
    <PanelBoundary key={id} name={t(name)}>
      <Panel />
    </PanelBoundary>
  ));
}

function Tabs({ panels }: { panels: readonly (typeof PANELS)[number][] }) {
  const [open, setOpen] = useState<string>(panels[0]?.id ?? '');
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = panels.findIndex((panel) => panel.id === open) + step;
    const next = panels[(at + panels.length) % panels.length];
    if (!next) return;
    setOpen(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  const shown = panels.find((panel) => panel.id === open) ?? PANELS[0];
  return (
    <>
      <div className="tabs" role="tablist" aria-label={t('Evidence')} onKeyDown={move}>
        {panels.map(({ id, tab }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={id === open}
            aria-controls="tab-panel"
            tabIndex={id === open ? 0 : -1}
            onClick={() => setOpen(id)}
          >
            {t(tab)}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${open}`}>
        <PanelBoundary key={open} name={t(shown.name)}>
          <shown.Panel />
        </PanelBoundary>
      </div>
    </>
  );
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
