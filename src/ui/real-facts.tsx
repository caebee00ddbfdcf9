/** What real-valued data holds: rows, features, classes, how they are shared out. */
import { useId } from 'react';
import { retell, t } from '../lib/text';
import type { Spec } from '../spec/spec';
import { type RealFacts as Facts, realId } from '../store/own-real';

/** Classes shown one by one. */
const SHOWN = 12;

const number = (n: number): string => n.toLocaleString('en');

/** Numbers of any size are standardised unless somebody minds; pixels are not. */
export const usualScale = ({ dataset }: Facts): Spec['scale'] =>
  dataset.features instanceof Uint8Array ? 'plain' : 'standard';

export function RealFacts(props: {
  name: string;
  facts: Facts;
  /** The file that the settings ask for, '' for none. */
  wanted: string;
  scale: Spec['scale'];
  onScale: (scale: Spec['scale']) => void;
}) {
  const { name, facts, wanted, scale, onScale } = props;
  const { dataset, train, test, ownSplit, notes } = facts;
  const { rows, columns, classes } = dataset;
  const id = useId();
  const own = realId(dataset);
  return (
    <>
      <p className="own-size">{name}</p>
      {wanted !== '' && wanted !== own && (
        <p className="own-wanted">
          {t`This is another file than the link’s (${wanted}); this one is ${own}. Train on it only if you mean to.`}
        </p>
      )}
      <p>{t`${number(rows)} rows × ${number(columns)} features, in ${number(classes)} classes.`}</p>
      <p>
        {ownSplit
          ? t`The file says which rows test: ${number(test)}; the other ${number(train)} are learned from.`
          : t`The seed chooses about ${number(test)} rows to test on; the other ${number(train)} are learned from.`}
      </p>
      {notes.map((note) => (
        <p key={note}>{retell(note)}</p>
      ))}
      <ClassBars facts={facts} />
      <label className="own-check" htmlFor={`${id}-scale`}>
        <input
          id={`${id}-scale`}
          type="checkbox"
          checked={scale === 'standard'}
          onChange={({ target }) => onScale(target.checked ? 'standard' : 'plain')}
        />
        {t('Standardise: each feature gets mean 0 and variance 1 over the rows that train')}
      </label>
      <p>
        {t(
          'No clauses are known of such data, so a clause-aware split cannot be drawn; a split by features takes its place.',
        )}
      </p>
    </>
  );
}

function ClassBars({ facts: { classes } }: { facts: Facts }) {
  const shown = classes.slice(0, SHOWN);
  const rest = classes.length - shown.length;
  const most = classes[0]?.rows ?? 1;
  return (
    <table className="own-classes">
      <caption>{t('Rows of each class, the largest first')}</caption>
      <tbody>
        {shown.map(({ name, rows }, c) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names of classes may repeat
          <tr key={c}>
            <th scope="row">{name}</th>
            <td className="own-bar">
              <span style={{ width: `${(100 * rows) / most}%` }} />
            </td>
            <td>{number(rows)}</td>
          </tr>
        ))}
        {rest > 0 && (
          <tr>
            <th scope="row">{t`and ${number(rest)} more`}</th>
            <td />
            <td>{t`each ${number(classes[classes.length - 1].rows)} or more`}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
