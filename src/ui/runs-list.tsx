/** The list of runs: what changed, where each method ended, a pin and a way back to its settings. */

import { useState } from 'react';
import { t } from '../lib/text';
import { methodOf } from '../methods';
import { changedFields, onAnyMachine } from '../spec/fields';
import type { RunEntry, RunPair } from '../store/history/runs-state';
import type { State } from '../store/state';
import { useActions, useExplorer } from './explorer';
import { CloseIcon } from './icons';
import { endsOf, extentWords, timeWords } from './runs-words';
import { toHero } from './to-hero';

export function RunsList() {
  const list = useExplorer((state) => state.runs.list);
  const pair = useExplorer((state) => state.runs.pair);
  const onScreen = useExplorer(runOnScreen);
  const [back, setBack] = useState<string | null>(null);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <ol className="runs-list" aria-labelledby="runs-list-title" tabIndex={0}>
        {list.map((entry) => (
          <Item
            key={entry.id}
            entry={entry}
            letter={letterIn(pair, entry)}
            current={entry.id === onScreen}
            onBack={() => setBack(entry.name)}
          />
        ))}
      </ol>
      <p className="runs-back" role="status">
        {back !== null && (
          <>
            {t`The settings of “${back}” are back.`}{' '}
            <button type="button" className="link" onClick={toHero}>
              {t('Go to the networks')}
            </button>
          </>
        )}
      </p>
    </>
  );
}

/** The newest entry that is the finished run on screen. */
function runOnScreen({ runs, status, shown }: State): number | null {
  if (status.kind !== 'finished') return null;
  const asked = onAnyMachine(shown);
  const same = ({ spec, end }: RunEntry): boolean =>
    end === 'finished' && changedFields(onAnyMachine(spec), asked).length === 0;
  return runs.list.find(same)?.id ?? null;
}

function letterIn(pair: RunPair | null, entry: RunEntry): string {
  if (!entry.pinned) return '';
  return pair === null ? '●' : pair.a === entry ? 'A' : 'B';
}

interface ItemProps {
  readonly entry: RunEntry;
  readonly letter: string;
  readonly current: boolean;
  readonly onBack: () => void;
}

function Item({ entry, letter, current, onBack }: ItemProps) {
  const actions = useActions();
  const { id, name, spec, show, pinned, link, time } = entry;
  const { shown, others } = endsOf(entry);
  const back = () => {
    actions.restore(spec, show);
    onBack();
  };
  return (
    <li className="runs-item" data-pinned={pinned} aria-current={current || undefined}>
      <button
        type="button"
        className="runs-pin"
        aria-pressed={pinned}
        aria-label={t`Pin “${name}”, ${timeWords(time)}`}
        title={pinned ? t('Let go of this run') : t('Pin this run to compare it')}
        onClick={() => actions.pinRun(id)}
      >
        {letter}
      </button>
      <div className="runs-about">
        <button
          type="button"
          className="runs-name"
          title={t('Get these settings back (Z undoes it)')}
          onClick={back}
        >
          {name}
        </button>
        <p className="runs-ends">
          {shown.map(({ method, accuracy }) => (
            <span key={method} style={{ color: inkOf(method) }}>
              {t(methodOf(method).short)} <strong>{accuracy}</strong>
            </span>
          ))}
          {others > 0 && <span>{t`${others} more`}</span>}
        </p>
        <p className="runs-extent">
          {current && t('on screen · ')}
          {extentWords(entry)} · {timeWords(time)} · <a href={`#${link}`}>{t('link to it')}</a>
        </p>
      </div>
      <button
        type="button"
        className="button quiet runs-remove"
        aria-label={t`Remove “${name}”, ${timeWords(time)}`}
        title={t('Remove this run from the list')}
        onClick={() => actions.removeRun(id)}
      >
        <CloseIcon />
      </button>
    </li>
  );
}

/** The grey of the dense line is too light for letters. */
function inkOf(method: string): string {
  const { color } = methodOf(method);
  return `var(--${color === 'dense' ? 'ink-3' : color})`;
}
