/** What can be saved of what is on screen: its networks, its numbers, all its figures. */
import { type ReactNode, useState } from 'react';
import { reasonOf } from '../lib/reason';
import { later, t } from '../lib/text';
import type { Theme } from '../plots/theme-colors';
import { download, type SavedFile } from './download';
import { type Explorer, useExplorer, useExplorerStore } from './explorer';
import { figuresZip, networksZip, runFile, savedNetworks } from './export-files';
import { Modal } from './modal';
import { themeOnScreen } from './plot-files';
import { Segments } from './segments';
import './export.css';
import { said } from './said';

type Say = (text: string) => void;
type Make = (explorer: Explorer, say: Say) => SavedFile | null | Promise<SavedFile>;

const FORMATS = ['csv', 'json'] as const;
const THEMES = [
  ['light', later('light, on white')],
  ['dark', later('dark')],
] as const;

export function ExportDialog({ onClose }: { onClose: () => void }) {
  const explorer = useExplorerStore();
  const swept = useExplorer((state) => state.sweep.progress.finished > 0);
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState(false);
  const [theme, setTheme] = useState<Theme>(() => themeOnScreen(explorer.store.getState()));

  const save = async (make: Make) => {
    if (busy) return;
    setBusy(true);
    setTold('');
    try {
      const file = await make(explorer, setTold);
      if (file) download(file);
      setTold(file ? t`Saved ${file.name}` : t('There is nothing to save yet.'));
    } catch (error) {
      setTold(t`Not saved: ${reasonOf(error)}`);
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
    <Modal id="export-title" title={t('Export')} className="export" onClose={onClose}>
      {() => (
        <>
          <Part title={t('Networks on screen')}>
            <NetworkList />
            <p>
              {t(
                'Weights, masks and biases as .safetensors, with ten test examples and their logits, and a short PyTorch script that loads the networks and checks that it computes the same logits.',
              )}
            </p>
            <div className="export-row">
              {button(t('Networks (.zip)'), t('Save the networks on screen'), networksZip)}
            </div>
          </Part>

          <Part title={t('Numbers')}>
            <p>
              {t(
                'Every curve of the run on screen; JSON also has what was measured before, at and after the split.',
              )}
            </p>
            <div className="export-row">
              <span>{t('This run')}</span>
              {FORMATS.map((format) =>
                button(format.toUpperCase(), t`Save this run as ${format.toUpperCase()}`, (from) =>
                  runFile(from, format),
                ),
              )}
              {swept && <span>{t('The sweep')}</span>}
              {swept &&
                FORMATS.map((format) =>
                  button(
                    format.toUpperCase(),
                    t`Save the sweep as ${format.toUpperCase()}`,
                    sweepFile(format),
                  ),
                )}
            </div>
          </Part>

          <Part title={t('Figures')}>
            <p>
              {t(
                'Every plot that has something to show: SVG, PNG at twice its size, and its table as CSV, each with title, caption, link and version. The ⋯ beside a plot saves that one as it stands.',
              )}
            </p>
            <div className="export-row">
              <Segments
                label={t('Colours of the figures')}
                options={THEMES}
                value={theme}
                onChange={setTheme}
              />
              {button(t('All figures (.zip)'), t('Save all figures'), (from, say) =>
                figuresZip(from, theme, (done, of) => say(t`Drawing: ${done} of ${of}`)),
              )}
            </div>
          </Part>
          <output className="export-said">{told}</output>
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
  const [networks] = useState(() => savedNetworks(store.getState()));
  return (
    <ul>
      {networks.map(({ name, words, neurons, nonzeros }) => (
        <li key={name}>
          {said(
            '{0}: {1} neurons, {2} non-zero weights',
            <strong>{words}</strong>,
            neurons,
            nonzeros,
          )}
        </li>
      ))}
    </ul>
  );
}

const sweepFile =
  (format: 'csv' | 'json'): Make =>
  ({ actions }) => {
    const file = actions.exportSweep(format);
    return file && { ...file, data: file.text };
  };
