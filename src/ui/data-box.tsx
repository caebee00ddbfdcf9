/**
 * The data box: a file to choose, drop or paste. It is read here and goes nowhere else; the link has
 * its checksum and shape. A link about a file that is not here says which one to choose.
 */

import { type DragEvent, useCallback, useEffect, useId, useState } from 'react';
import { t } from '../lib/text';
import { dataPatch } from '../spec/own-task';
import { type DataReading, MAX_FILE, readData } from '../store/own-data';
import { fileWords, lacksFile } from '../store/own-file';
import { DataFacts } from './data-facts';
import { useExplorer, useExplorerStore } from './explorer';
import { trainThis } from './train-this';

interface Chosen {
  /** Name of the file, "What you pasted". */
  readonly name: string;
  readonly reading: DataReading;
}

export function DataBox() {
  const { store, actions } = useExplorerStore();
  const id = useId();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [over, setOver] = useState(false);
  const wanted = useExplorer(({ spec }) => (spec.task === 'data' ? spec.data : ''));
  const lacking = useExplorer(({ spec }) => lacksFile(spec));
  const data = chosen?.reading.kind === 'data' ? chosen.reading.data : null;

  const take = useCallback(
    (name: string, text: string) => {
      const reading = readData(text);
      if (reading.kind === 'data') actions.keepData(reading.data.dataset);
      setChosen({ name, reading });
    },
    [actions],
  );
  const pasted = useCallback((text: string) => take(t('What you pasted'), text), [take]);
  const open = async (file: File | undefined) => {
    if (!file) return;
    // A file that is far too large is not even loaded.
    const text = file.size > 2 * MAX_FILE ? 'x'.repeat(MAX_FILE + 1) : await file.text();
    take(file.name, text);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void open(event.dataTransfer.files[0]);
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
            {t('A table of zeros and ones (CSV or TSV): choose or drop it')}
          </label>
          <input
            id={`${id}-file`}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            aria-describedby={`${id}-help`}
            onChange={(event) => {
              void open(event.target.files?.[0]);
              // The same file, mended, can be chosen again.
              event.target.value = '';
            }}
          />
        </div>
        <Paste id={id} onText={pasted} />
        <p id={`${id}-help`} className="field-help">
          {t(
            'A row an example: 0 and 1, true and false, yes and no, or 1 and −1. The label is the column named label, y, target or class, else the last one. 128 to 50,000 rows, up to 128 inputs. The file stays on your machine; the link has only its checksum.',
          )}
        </p>
        {data && (
          <button
            type="button"
            className="button primary"
            onClick={() => trainThis(actions, dataPatch(data.dataset.id, store.getState().spec))}
          >
            {t('Train on this file')}
          </button>
        )}
      </div>
      <div className="own-facts" role="status">
        {chosen && <DataFacts name={chosen.name} reading={chosen.reading} wanted={wanted} />}
      </div>
    </div>
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
        {t('Rows of zeros and ones')}
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
