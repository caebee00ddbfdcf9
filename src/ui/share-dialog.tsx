/** Everything that shows what is on screen to somebody else: links, a file, code for a page. */
import { type ReactNode, useEffect, useState } from 'react';
import { reasonOf } from '../lib/reason';
import { filled, later, sentences, t } from '../lib/text';
import type { Holds, SnapshotLink } from '../store/snapshot/link';
import { MOST_CHARACTERS } from '../store/snapshot/snapshot';
import { download } from './download';
import { EmbedBuilder } from './embed-builder';
import { useExplorerStore } from './explorer';
import { Modal } from './modal';
import { QrCode } from './qr-code';
import { fileOnScreen, isTrained, networkWords, setupLink, snapshotOnScreen } from './share-links';
import { ShareRow } from './share-row';
import { Tabs } from './tabs';
import './share.css';

/** Longest link that phones read off a screen without trouble. */
const MOST_IN_CODE = 1200;

const HOLDS: Record<Holds, string> = {
  run: later('All seeds, weights bit for bit, losses rounded to 0.001.'),
  seed: later(
    'Only the seed on screen: all of them would be longer than {0} characters. The file has them.',
  ),
  networks: later(
    'Only the networks on screen: more would be longer than {0} characters. The file has them all.',
  ),
};

type Made = SnapshotLink | { readonly failure: string };

export function ShareDialog({ onClose }: { onClose: () => void }) {
  const explorer = useExplorerStore();
  // As it was when the dialog opened: what trains meanwhile does not change a link that is read.
  const [state] = useState(() => explorer.store.getState());
  const [made, setMade] = useState<Made | null>(null);
  const trained = isTrained(state);
  const [page] = useState(() => explorer.actions.link());
  const setup = setupLink(state, page);

  useEffect(() => {
    if (!trained) return;
    let gone = false;
    snapshotOnScreen(state, page)
      .catch((error: unknown) => ({ failure: String(error) }))
      .then((link) => {
        if (!gone) setMade(link);
      });
    return () => {
      gone = true;
    };
  }, [state, page, trained]);

  const links = (close: () => void) => (
    <>
      <div className="share-columns">
        <div>
          <ShareRow title={t('Snapshot link')} text={trained ? snapshotText(made) : ''}>
            {trained
              ? sentences(
                  t`Opens at once to exactly this, without training: ${networkWords(state)}.`,
                  snapshotWords(made),
                )
              : t(
                  'Nothing has been trained yet. Press Play, and a link can hold the networks themselves.',
                )}
          </ShareRow>
          <ShareRow title={t('Settings link')} text={setup}>
            {t(
              'Short and readable. Opens the same settings and seed; Play trains the same networks again.',
            )}
          </ShareRow>
        </div>
        <div className="share-side">
          {setup.length <= MOST_IN_CODE ? (
            <>
              <QrCode text={setup} label={t('QR code of the settings link')} />
              <p>{t('The settings link as a QR code. A snapshot is too long for one.')}</p>
            </>
          ) : (
            <p>{t('The settings link is too long for a QR code.')}</p>
          )}
        </div>
      </div>
      <FilePart trained={trained} onOpened={close} />
    </>
  );

  return (
    <Modal id="share-title" title={t('Share this network')} className="share" onClose={onClose}>
      {(close) => (
        <Tabs
          label={t('What to share')}
          className="share-tabs"
          idPrefix="share-tab"
          tabs={[
            { id: 'links', label: t('Links and file'), content: () => links(close) },
            {
              id: 'embed',
              label: t('Embed'),
              content: () => <EmbedBuilder state={state} page={page} />,
            },
          ]}
        />
      )}
    </Modal>
  );
}

const snapshotText = (made: Made | null): string | null =>
  made === null ? null : 'failure' in made ? '' : made.url;

function snapshotWords(made: Made | null): string {
  if (made === null) return '';
  if ('failure' in made) return t`The link could not be made: ${made.failure}.`;
  if (made.url) return filled(t(HOLDS[made.holds]), [MOST_CHARACTERS.toLocaleString('en')]);
  return t`It would have ${made.length.toLocaleString('en')} characters, more than chat programs pass on: save the file instead.`;
}

function FilePart(props: { trained: boolean; onOpened: () => void }): ReactNode {
  const explorer = useExplorerStore();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  const save = async () => {
    if (busy || !props.trained) return;
    setBusy(true);
    setSaid('');
    try {
      const { file, whole } = await fileOnScreen(explorer);
      download(file);
      const state = whole
        ? t('Training can go on from it with every bit.')
        : t('It is without the optimiser’s state, which is not kept here.');
      setSaid(sentences(t`Saved ${file.name}, ${Math.ceil(file.data.length / 1000)} kB.`, state));
    } catch (error) {
      setSaid(t`Not saved: ${reasonOf(error)}`);
    } finally {
      setBusy(false);
    }
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    const { openFile } = await import('./open-file');
    if (await openFile(explorer.actions, file)) props.onOpened();
    else setSaid(explorer.store.getState().notices.at(-1)?.text ?? t('It could not be opened.'));
  };

  return (
    <section className="share-file">
      <h3>{t('File')}</h3>
      <p>
        {t(
          'All of the run exactly as it is, with the optimiser’s state, so that training can go on. A run in the middle of an epoch trains to its end first. To open one, choose it here, or drop or paste it anywhere on the page.',
        )}
      </p>
      <div className="share-actions">
        <button
          type="button"
          className="button"
          aria-disabled={busy || !props.trained}
          onClick={save}
        >
          {t('Save file')}
        </button>
        <label className="button share-open">
          {t('Open a file')}
          <input
            className="sr-only"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              void open(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
      </div>
      <output className="share-said">{said}</output>
    </section>
  );
}
