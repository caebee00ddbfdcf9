/** The table twin of a plot, in the same box; follows the run at most twice a second. */
import { t } from '../lib/text';
import { isEmpty, type Plot, type TableTwin } from '../plots/plot';
import { useSampled } from './explorer';
import { plotInput } from './plot-input';

export function PlotTable<M>({ plot, name }: { plot: Plot<M>; name: string }) {
  const twin = useSampled(
    (state): TableTwin | null => {
      const model = plot.select(plotInput(state, plot.subject));
      return isEmpty(model) ? null : plot.table(model);
    },
    2,
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  if (!twin) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="plot-table" aria-label={t`${name}, as a table`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {twin.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {twin.rows.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <tr key={r}>
              {row.map((cell, c) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are columns
                <td key={c} className={typeof cell === 'number' ? 'number' : ''}>
                  {typeof cell === 'number' && Number.isNaN(cell) ? '—' : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
