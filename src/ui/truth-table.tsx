/** The truth table of a formula over few variables, in a disclosure; made when it is opened. */

import { useState } from 'react';
import { t } from '../lib/text';
import type { OwnTable } from '../store/own-formula';

/** Most variables of a table that is shown without scrolling. */
const WHOLE = 6;

/** Rows as a person counts: the first variable changes last. */
export function truthRows({ names, table }: OwnTable): { bits: number[]; value: number }[] {
  return Array.from({ length: table.rows }, (_, r) => {
    const bits = names.map((_, i) => (r >> (names.length - 1 - i)) & 1);
    const at = bits.reduce((sum, bit, i) => sum + (bit << i), 0);
    return { bits, value: (table.bits[at >> 5] >>> (at & 31)) & 1 };
  });
}

export function TruthTable(own: OwnTable) {
  const [open, setOpen] = useState(false);
  const { names } = own;
  const rows = truthRows(own);
  const trues = rows.filter(({ value }) => value === 1).length;
  return (
    <details className="own-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t`Truth table: ${trues.toLocaleString('en')} of ${rows.length.toLocaleString('en')} rows are true`}
      </summary>
      {open && (
        <section
          className="own-scroll"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls, by keyboard too
          tabIndex={0}
          aria-label={t('Truth table')}
          data-whole={names.length <= WHOLE}
        >
          <table>
            <thead>
              <tr>
                {names.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col">{t('formula')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ bits, value }) => (
                <tr key={bits.join('')} data-true={value === 1}>
                  {bits.map((bit, i) => (
                    <td key={names[i]}>{bit}</td>
                  ))}
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
