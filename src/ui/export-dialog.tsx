/** What can be saved of what is on screen: its networks, its numbers, all its figures. */
import { type ReactNode, useState } from 'react';
import { countNonzeros } from '../model/network';
import type { Theme } from '../plots/theme-colors';
import { download, type SavedFile } from './download';
import { type Explorer, useExplorer, useExplorerStore } from './explorer';
import { figuresZip, networksOnScreen, networksZip, runFile } from './export-files';
import { Modal } from './modal';
import { themeOnScreen } from './plot-files';
import { Segments } from './segments';
import './export.css';

type Say = (text: string) => void;
type Make = (explorer: Explorer, say: Say) => SavedFile | null | Promise<SavedFile>;

const FORMATS = ['csv', 'json'] as const;
const THEMES = [
  ['light', 'light, on white'],
  ['dark', 'dark'],
] as const;

export function ExportDialog({ onClose }: { onClose: () => void }) {
  const explorer = useExplorerStore();
  const swept = useExplorer((state) => state.sweep.progress.finished > 0);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [theme, setTheme] = useState<Theme>(() => themeOnScreen(explorer.store.getState()));

  const save = async (make: Make) => {
    if (busy) return;
    setBusy(true);
    setSaid('');
    try {
      const file = await make(explorer, setSaid);
      if (file) download(file);
      setSaid(file ? `Saved ${file.name}` : 'There is nothing to save yet.');
    } catch (error) {
      setSaid(`Not saved: ${error instanceof Error ? error.message : error}`);
    } finally {
      setBusy(false);
    }
  };
  const button = (text: string, name: string, make: Make) => (
    <button
      key={name}
      type="button"
      className="button"
      aria-label={name}
      aria-disabled={busy}
      onClick={() => save(make)}
    >
      {text}
    </button>
  );

  return (
    <Modal id="export-title" title="Export" className="export" onClose={onClose}>
      {() => (
        <>
          <Part title="Networks on screen">
            <NetworkList />
            <p>
              Weights, masks and biases as .safetensors, with ten test examples and their logits,
              and a short PyTorch script that loads the networks and checks that it computes the
              same logits.
            </p>
            <div className="export-row">
              {button('Networks (.zip)', 'Save the networks on screen', networksZip)}
            </div>
          </Part>

          <Part title="Numbers">
            <p>
              Every curve of the run on screen; JSON also has what was measured before, at and after
              the split.
            </p>
            <div className="export-row">
              <span>This run</span>
              {FORMATS.map((format) =>
                button(format.toUpperCase(), `Save this run as ${format.toUpperCase()}`, (from) =>
                  runFile(from, format),
                ),
              )}
              {swept && <span>The sweep</span>}
              {swept &&
                FORMATS.map((format) =>
                  button(
                    format.toUpperCase(),
                    `Save the sweep as ${format.toUpperCase()}`,
                    sweepFile(format),
                  ),
                )}
            </div>
          </Part>

          <Part title="Figures">
            <p>
              Every plot that has something to show: SVG, PNG at twice its size, and its table as
              CSV, each with title, caption, link and version. The ⋯ beside a plot saves that one as
              it stands.
            </p>
            <div className="export-row">
              <Segments
                label="Colours of the figures"
                options={THEMES}
                value={theme}
                onChange={setTheme}
              />
              {button('All figures (.zip)', 'Save all figures', (from, say) =>
                figuresZip(from, theme, (done, of) => say(`Drawing: ${done} of ${of}`)),
              )}
            </div>
          </Part>
          <output className="export-said">{said}</output>
        </>
      )}
    </Modal>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="export-part">
    <h3>{title}</h3>
    {children}
  </section>
);

/** Their words and sizes, as they are while the dialog opens. */
function NetworkList() {
  const { store } = useExplorerStore();
  const [networks] = useState(() => networksOnScreen(store.getState()));
  return (
    <ul>
      {networks.map(({ name, words, network }) => {
        const { input, output } = countNonzeros(network);
        return (
          <li key={name}>
            <strong>{words}</strong>: {network.children} neurons, {input + output} non-zero weights
          </li>
        );
      })}
    </ul>
  );
}

const sweepFile =
  (format: 'csv' | 'json'): Make =>
  ({ actions }) => {
    const file = actions.exportSweep(format);
    return file && { ...file, data: file.text };
  };
