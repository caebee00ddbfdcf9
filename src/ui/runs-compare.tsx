/** Two pinned runs: the plot of both, and the table of what differs between them. */

import { fixed, signed } from '../lib/format';
import { later, t } from '../lib/text';
import { runs } from '../plots/runs';
import { endsOfRuns, type MethodEnds } from '../plots/runs-pairs';
import { differencesOf } from '../store/history/difference';
import type { RunPair } from '../store/history/runs-state';
import { useExplorer } from './explorer';
import { PlotFrame } from './plot-frame';

export function RunsCompare() {
  const pair = useExplorer((state) => state.runs.pair);
  const pinned = useExplorer((state) => state.runs.list.filter((entry) => entry.pinned).length);
  if (!pair) {
    return (
      <p className="runs-hint">
        {pinned === 1
          ? t('One run is pinned. Pin another one to compare them.')
          : t(
              'Pin two runs with the round buttons of the list. A is the earlier one, B the later.',
            )}
      </p>
    );
  }
  return (
    <>
      <PlotFrame plot={runs} name={t('Two runs')} className="runs-plot" />
      <Settings pair={pair} />
      <Accuracies pair={pair} />
    </>
  );
}

function Settings({ pair }: { pair: RunPair }) {
  const { settings, data } = differencesOf(pair);
  if (settings.length === 0) {
    return (
      <p className="runs-note">
        {t('No setting differs: the same run twice gives the same bits.')}
      </p>
    );
  }
  return (
    <>
      <table className="runs-table">
        <caption>{t('Settings that differ')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('setting')}</th>
            <th scope="col">A</th>
            <th scope="col">B</th>
          </tr>
        </thead>
        <tbody>
          {settings.map(({ label, a, b }) => (
            <tr key={label}>
              <th scope="row">{t(label)}</th>
              <td>{a}</td>
              <td>{b}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data && (
        <p className="runs-note">
          {t('What is learned differs too, so the same seed does not mean the same examples.')}
        </p>
      )}
    </>
  );
}

const HEADS = [
  later('method'),
  'A',
  'B',
  'B − A',
  later('95 % interval'),
  later('seeds'),
  later('weights A, B'),
];

function Accuracies({ pair: { a, b } }: { pair: RunPair }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="runs-scroll" aria-label={t('Where the two runs ended')} tabIndex={0}>
      <table className="runs-table">
        <caption>
          {t('Where they ended: test accuracy in %, differences seed by seed in points')}
        </caption>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {endsOfRuns(a.run, b.run).map((ends) => (
            <tr key={ends.method.id}>
              <th scope="row">{t(ends.method.short)}</th>
              {cellsOf(ends).map((cell, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are columns
                <td key={k} className="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A dash stands where a run has no such method, or no second seed for an interval. */
function cellsOf({ a, b, paired, weights }: MethodEnds): string[] {
  const { low, high } = paired?.interval ?? { low: Number.NaN, high: Number.NaN };
  return [
    fixed(a),
    fixed(b),
    signed(paired?.difference ?? Number.NaN),
    Number.isFinite(low) ? t`${signed(low)} to ${signed(high)}` : fixed(Number.NaN),
    fixed(paired?.n ?? Number.NaN, 0),
    weights.map((count) => fixed(count, 0)).join(', '),
  ];
}
