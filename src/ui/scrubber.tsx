/**
 * The epoch scrubber: a native range over frames, so the split has two detents (before it, at it).
 * Position and label follow the run outside React, at most ten times a second.
 */

import { useEffect, useRef } from 'react';
import { t } from '../lib/text';
import { epochOf, lastFrame, type Schedule, splitFrame } from '../model/timeline';
import { shownFrame } from '../store/selectors';
import type { State } from '../store/state';
import { useExplorer, useExplorerStore, useLocked, useSampled } from './explorer';

/** The epoch in words; the two frames of the split's epoch say which one they are. */
export function epochLabel(schedule: Schedule, frame: number): string {
  const epoch = epochOf(schedule, frame);
  if (frame === splitFrame(schedule)) return t`epoch ${epoch}, split`;
  return frame === schedule.warmup ? t`epoch ${epoch}, before` : t`epoch ${epoch}`;
}

const lastKnown = (state: State): number => Math.max(0, state.record.frames - 1);

export function Scrubber() {
  const { store, actions } = useExplorerStore();
  const input = useRef<HTMLInputElement>(null);
  const done = useRef<HTMLDivElement>(null);
  const label = useRef<HTMLOutputElement>(null);
  const schedule = useExplorer((state) => state.record.schedule);
  const last = lastFrame(schedule);
  const locked = useLocked('at');
  const tick = useSampled((state) => {
    const at = shownFrame(state);
    return `${at}/${lastKnown(state)}/${epochLabel(state.record.schedule, at)}`;
  }, 10);

  useEffect(() => {
    const [, known, text = ''] = tick.split('/');
    // The frame of now: a key may have moved on since that moment.
    const frame = shownFrame(store.getState());
    if (input.current) {
      input.current.value = String(frame);
      input.current.setAttribute('aria-valuetext', text);
    }
    if (label.current && label.current.textContent !== text) label.current.textContent = text;
    done.current?.style.setProperty('--known', String(Number(known) / last));
    done.current?.style.setProperty('--at', String(frame / last));
  }, [tick, last, store]);

  const move = (value: number) => {
    const state = store.getState();
    const known = lastKnown(state);
    const frame = Math.min(value, known);
    if (input.current) input.current.value = String(frame);
    actions.setView({ at: frame >= known && state.status.kind === 'running' ? -1 : frame });
  };

  return (
    <div className="scrubber">
      <div className="scrub" ref={done}>
        <div className="scrub-track" aria-hidden="true" />
        <div className="scrub-known" aria-hidden="true" />
        <div className="scrub-done" aria-hidden="true" />
        <div
          className="scrub-split"
          style={{ left: `calc(7px + (100% - 14px) * ${(schedule.warmup + 0.5) / last})` }}
          aria-hidden="true"
        >
          {t('split')}
        </div>
        <input
          ref={input}
          type="range"
          min={0}
          max={last}
          step={1}
          defaultValue={0}
          disabled={locked}
          aria-label={t('Epoch shown')}
          onChange={(event) => move(Number(event.target.value))}
        />
      </div>
      <output ref={label} className="scrub-label" />
    </div>
  );
}
