/** The inside of panel 2: accuracy, interference and load; three columns, or tabs where there is one. */
import { type KeyboardEvent, useState } from 'react';
import { accuracy } from '../plots/accuracy';
import { interference } from '../plots/interference';
import { load } from '../plots/load';
import { useActions, useExplorer } from './explorer';
import { NARROW, useMedia } from './media';
import { PanelBoundary } from './panel-boundary';
import { PlotFrame } from './plot-frame';
import { Segments } from './segments';

const PANELS = [
  { id: 'curve', tab: 'Accuracy', panel: <CurvePanel /> },
  { id: 'interference', tab: 'Interference', panel: <InterferencePanel /> },
  { id: 'load', tab: 'Load', panel: <LoadPanel /> },
] as const;

export function EvidencePanels() {
  const narrow = useMedia(NARROW);
  if (narrow) return <Tabs />;
  return PANELS.map(({ id, tab, panel }) => (
    <PanelBoundary key={id} name={`The ${tab.toLowerCase()} panel`}>
      {panel}
    </PanelBoundary>
  ));
}

function Tabs() {
  const [open, setOpen] = useState<string>('curve');
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = PANELS.findIndex((panel) => panel.id === open) + step;
    const next = PANELS[(at + PANELS.length) % PANELS.length];
    if (!next) return;
    setOpen(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  const shown = PANELS.find((panel) => panel.id === open) ?? PANELS[0];
  return (
    <>
      <div className="tabs" role="tablist" aria-label="Evidence" onKeyDown={move}>
        {PANELS.map(({ id, tab }) => (
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
            {tab}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${open}`}>
        <PanelBoundary key={open} name={`The ${shown.tab.toLowerCase()} panel`}>
          {shown.panel}
        </PanelBoundary>
      </div>
    </>
  );
}

function CurvePanel() {
  const actions = useActions();
  const value = useExplorer((state) => state.view.curve);
  return (
    <PlotFrame
      plot={accuracy}
      name="Test accuracy"
      className="curve"
      tools={
        <Segments
          label="What the curve shows"
          options={[
            ['accuracy', 'accuracy'],
            ['loss', 'loss'],
          ]}
          value={value}
          onChange={(next) => actions.setView({ curve: next })}
        />
      }
    />
  );
}

function InterferencePanel() {
  const actions = useActions();
  const value = useExplorer((state) => state.view.matrix);
  const clauses = useExplorer((state) => state.record.groups.count);
  const inputs = useExplorer((state) => state.record.groups.groupOf.length);
  return (
    <PlotFrame
      plot={interference}
      name="Interference"
      className="interference"
      tools={
        <Segments
          label="Interference between"
          options={[
            ['clauses', `${clauses} clauses`],
            ['inputs', `${inputs} inputs`],
          ]}
          value={value}
          onChange={(next) => actions.setView({ matrix: next })}
        />
      }
    />
  );
}

function LoadPanel() {
  return <PlotFrame plot={load} name="Load on each neuron" className="load" />;
}
