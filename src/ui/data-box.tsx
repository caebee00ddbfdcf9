/**
 * The data box: files to choose, drop or paste. They are read here and go nowhere else; the link has
 * their checksum and shape. A link about a file that is not here says which one to choose.
 */

import { type DragEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { sentences, t } from '../lib/text';
import { dataPatch, realPatch } from '../spec/own-task';
import type { Spec } from '../spec/spec';
import { fileWords, lacksFile } from '../store/own-file';
import { type FilesReading, readOwn, realId } from '../store/own-real';
import { DataFacts } from './data-facts';
import { useExplorer, useExplorerStore } from './explorer';
import { onGivenFiles } from './given-files';
import { RealFacts, usualScale } from './real-facts';
import { trainThis } from './train-this';

interface Chosen {
  /** Names of the files, "What you pasted". */
  readonly name: string;
  /** null while it is being read. */
  readonly reading: FilesReading | null;
  readonly bytes: number;
}

export function DataBox() {
  const { store, actions } = useExplorerStore();
  const id = useId();
  const { chosen, take, cancel } = useFiles();
  const [over, setOver] = useState(false);
  const [scale, setScale] = useState<Spec['scale']>('plain');
  const wanted = useExplorer(({ spec }) =>
    spec.task === 'data' || spec.task === 'embeddings' ? spec.data : '',
  );
  const lacking = useExplorer(({ spec }) => lacksFile(spec));
  const reading = chosen?.reading;

  useEffect(() => {
    if (reading?.kind === 'bits') actions.keepData(reading.data.dataset);
    if (reading?.kind !== 'real') return;
    actions.keepReal(reading.facts.dataset);
    setScale(usualScale(reading.facts));
  }, [reading, actions]);
  useEffect(() => onGivenFiles(take), [take]);

  const pasted = useCallback(
    (text: string) => take([new File([text], t('What you pasted'), { type: 'text/csv' })]),
    [take],
  );
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  const patch = (): Partial<Spec> | null => {
    const { spec } = store.getState();
    if (reading?.kind === 'bits') return dataPatch(reading.data.dataset.id, spec);
    if (reading?.kind !== 'real') return null;
    const { dataset } = reading.facts;
    return realPatch(realId(dataset), dataset, spec, scale);
  };
  const train = () => {
    const settings = patch();
    if (settings) trainThis(actions, settings);
  };

  return (
    <div className="own-box own-data">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a file can be chosen by keyboard below */}
      <div
        className="own-input"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <h3>{t('Your own data')}</h3>
        {wanted !== '' && lacking && (
          <p className="own-wanted">
            {t`This link learns from a file that is not here: ${fileWords(wanted)}. Choose that file to train.`}
          </p>
        )}
        <div className="own-drop">
          <label htmlFor={`${id}-file`}>
            {t('A table (CSV or TSV) or arrays of NumPy (.npz, .npy): choose or drop it')}
          </label>
          <input
            id={`${id}-file`}
            type="file"
            multiple
            accept=".npz,.npy,.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            aria-describedby={`${id}-help`}
            onChange={(event) => {
              take([...(event.target.files ?? [])]);
              // The same file, mended, can be chosen again.
              event.target.value = '';
            }}
          />
        </div>
        <Paste id={id} onText={pasted} />
        <p id={`${id}-help`} className="field-help">
          {sentences(
            t(
              'A row an example. A table of zeros and ones (or true and false, yes and no, 1 and −1) trains networks of bits, as long as it has up to 128 inputs and 50,000 rows; all else is read as numbers with a class each. The label is the column named label, y, target or class, else the last one; two .npy files are features and labels.',
            ),
            t('The file stays on your machine; the link has only its checksum and shape.'),
          )}
        </p>
        {(reading?.kind === 'bits' || reading?.kind === 'real') && (
          <button type="button" className="button primary" onClick={train}>
            {t('Train on this file')}
          </button>
        )}
      </div>
      <div className="own-facts" role="status">
        {chosen && !reading && <Reading {...chosen} onCancel={cancel} />}
        {chosen && reading?.kind === 'real' && (
          <RealFacts
            name={chosen.name}
            facts={reading.facts}
            wanted={wanted}
            scale={scale}
            onScale={setScale}
          />
        )}
        {chosen && reading && reading.kind !== 'real' && (
          <DataFacts name={chosen.name} reading={reading} wanted={wanted} />
        )}
      </div>
    </div>
  );
}

/** The files chosen last and what they are; choosing others, or cancelling, ends their reading. */
function useFiles() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const running = useRef<AbortController | null>(null);
  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setChosen(null);
  }, []);
  const take = useCallback((files: readonly File[]) => {
    if (files.length === 0) return;
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const name = files.map((file) => file.name).join(' + ');
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    setChosen({ name, bytes, reading: null });
    const settle = (reading: FilesReading): void => {
      if (!stop.signal.aborted) setChosen({ name, bytes, reading });
    };
    readOwn(files, stop.signal).then(settle, (error: unknown) =>
      settle({ kind: 'problems', problems: [`${name}: ${error}`], more: 0 }),
    );
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  return { chosen, take, cancel };
}

function Reading({ name, bytes, onCancel }: Chosen & { onCancel: () => void }) {
  const size = (bytes / 1e6).toFixed(1);
  return (
    <>
      <p className="own-size">{name}</p>
      <p>{t`Reading ${size} MB …`}</p>
      <progress aria-label={t`Reading ${name}`} />
      <button type="button" className="button" onClick={onCancel}>
        {t('Cancel')}
      </button>
    </>
  );
}

/** Reads what is pasted or typed once it has rested. */
function Paste({ id, onText }: { id: string; onText: (text: string) => void }) {
  const [text, setText] = useState('');
  useEffect(() => {
    if (text.trim() === '') return;
    const timer = setTimeout(() => onText(text), 300);
    return () => clearTimeout(timer);
  }, [text, onText]);
  return (
    <details className="own-paste">
      <summary>{t('or paste it')}</summary>
      <label className="sr-only" htmlFor={`${id}-paste`}>
        {t('Rows of a table')}
      </label>
      <textarea
        id={`${id}-paste`}
        rows={5}
        spellCheck={false}
        autoComplete="off"
        placeholder={t('a,b,c,label\n0,1,1,1\n1,0,0,0')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </details>
  );
}
