/** What a file of one's own holds, or where it cannot be read. */
import { retell, t } from '../lib/text';
import type { OwnData } from '../store/own-data';
import type { FilesReading } from '../store/own-real';
import { dataWords } from './own-words';

export function DataFacts(props: {
  name: string;
  reading: Exclude<FilesReading, { kind: 'real' }>;
  /** The file that the settings ask for, '' for none. */
  wanted: string;
}) {
  const { name, reading, wanted } = props;
  if (reading.kind === 'problems') {
    const { problems, more } = reading;
    return (
      <>
        <p className="own-problem">
          <strong>{t`${name} cannot be used.`}</strong>
        </p>
        <ul className="own-problems">
          {problems.map((text) => (
            <li key={text}>{retell(text)}</li>
          ))}
          {more > 0 && <li>{t`and ${more.toLocaleString('en')} more like this`}</li>}
        </ul>
      </>
    );
  }
  const { data } = reading;
  const other = wanted !== '' && wanted !== data.dataset.id;
  return (
    <>
      <p className="own-size">{name}</p>
      {other && (
        <p className="own-wanted">
          {t`This is another file than the link’s (${wanted}); this one is ${data.dataset.id}. Train on it only if you mean to.`}
        </p>
      )}
      {dataWords(data).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <Rows {...data} />
    </>
  );
}

/** Inputs shown of each row. */
const SHOWN = 8;

function Rows({ dataset: { names, label }, sample }: OwnData) {
  const shown = names.slice(0, SHOWN);
  const rest = names.length - shown.length;
  return (
    <div className="own-rows">
      <table>
        <caption>{t('The first rows as they were read')}</caption>
        <thead>
          <tr>
            {shown.map((name, j) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: headings may repeat
              <th key={j} scope="col">
                {name}
              </th>
            ))}
            {rest > 0 && <th scope="col">{t`${rest} more`}</th>}
            <th scope="col">{label}</th>
          </tr>
        </thead>
        <tbody>
          {sample.map((bits, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <tr key={r}>
              {shown.map((_, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are columns
                <td key={j}>{bits[j]}</td>
              ))}
              {rest > 0 && <td>…</td>}
              <td>{bits[names.length]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
