/** The inside of the cost section: a button that measures, and what was measured. */
import { useEffect, useRef, useState } from 'react';
import { percent } from '../lib/format';
import { retell, t } from '../lib/text';
import { methodOf } from '../methods';
import { type Cost, type CostAnswer, type CostRow, costShape, requestCost } from '../store/cost';
import { bytesWords, costSentence, nameOf, shapeWords, shareOfCopy, timeWords } from './cost-words';
import { useExplorer, useExplorerStore } from './explorer';
import './cost.css';

type Measuring =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly share: number }
  | { readonly kind: 'failed'; readonly reason: string };

export function CostPanel() {
  const { store, actions } = useExplorerStore();
  const gpu = useExplorer(({ backend }) => backend.kind === 'webgpu');
  const shape = useExplorer((state) => JSON.stringify(costShape(state)));
  const [state, setState] = useState<Measuring>({ kind: 'idle' });
  const [cost, setCost] = useState<Cost | null>(null);
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  const measure = (): void => {
    // A run that trains on would be measured with it.
    actions.pause();
    setState({ kind: 'running', share: 0 });
    const heard = (answer: CostAnswer): void => {
      if (answer.type === 'progress') setState({ kind: 'running', share: answer.share });
      else if (answer.type === 'failed') setState({ kind: 'failed', reason: answer.reason });
      else {
        setCost(answer.cost);
        setState({ kind: 'idle' });
      }
    };
    stop.current = requestCost(
      { shape: costShape(store.getState()), on: gpu ? 'webgpu' : 'cpu' },
      heard,
    );
  };
  const cancel = (): void => {
    stop.current();
    setState({ kind: 'idle' });
  };

  const running = state.kind === 'running';
  return (
    <>
      <p className="cost-intro">
        {t(
          'The paper ends on a claim about machines: what sparse networks cost is moving their non-zero weights, not computing with them. Measure it here: one training step of three networks, and how fast this machine copies memory.',
        )}
      </p>
      <div className="cost-tools">
        <button type="button" className="button primary" onClick={running ? cancel : measure}>
          {running ? t('Stop') : cost ? t('Measure again') : t('Measure')}
        </button>
        <span className="cost-shape">{shapeWords(JSON.parse(shape))}</span>
        {running && (
          <progress max={1} value={state.share} aria-label={t('Share of the measurement')} />
        )}
      </div>
      <div aria-live="polite">
        {state.kind === 'failed' && (
          <p className="cost-failed">{t`It could not be measured: ${state.reason}.`}</p>
        )}
        {cost && <Measured cost={cost} />}
      </div>
    </>
  );
}

function Measured({ cost }: { cost: Cost }) {
  const { rows, copy, backend, shape } = cost;
  const longest = Math.max(...rows.map(({ seconds }) => seconds));
  const most = Math.max(...rows.map(({ bytes }) => bytes));
  return (
    <>
      <table className="cost-table">
        <caption>
          {t`${shapeWords(shape)}, ${retell(backend.adapter)}. This machine copies ${(copy / 1e9).toFixed(1)} GB a second, read and written.`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('network')}</th>
            <th scope="col">{t('neurons')}</th>
            <th scope="col">{t('non-zero weights')}</th>
            <th scope="col">{t('time of a step')}</th>
            <th scope="col">{t('memory moved, at least')}</th>
            <th scope="col">{t('against a copy')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.method}>
              <th scope="row">{nameOf(row, shape)}</th>
              <td data-label={t('neurons')}>{row.neurons}</td>
              <td data-label={t('non-zero weights')}>{row.nonzeros.toLocaleString('en')}</td>
              <td data-label={t('time of a step')}>
                <Bar row={row} share={row.seconds / longest} text={timeWords(row.seconds)} />
              </td>
              <td data-label={t('memory moved, at least')}>
                <Bar row={row} share={row.bytes / most} text={bytesWords(row.bytes)} />
              </td>
              <td data-label={t('against a copy')}>{percent(shareOfCopy(row, copy), 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="cost-sentence">{costSentence(cost)}</p>
      <p className="cost-note">
        {t(
          'Times are medians of five interleaved rounds over random data; other work on this machine makes them longer. Memory is counted from the networks: weights, indices, moments and activations, each moved once where a step needs it.',
        )}
      </p>
    </>
  );
}

function Bar({ row, share, text }: { row: CostRow; share: number; text: string }) {
  return (
    <span className="cost-bar">
      <span
        className="cost-fill"
        style={{ width: `${100 * share}%`, background: `var(--${methodOf(row.method).color})` }}
        aria-hidden="true"
      />
      <span className="cost-figure">{text}</span>
    </span>
  );
}
