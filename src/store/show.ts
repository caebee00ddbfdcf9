/** Puts finished runs on screen: those the settings lead back to, and those of a sweep's cells. */
import type { Spec } from '../spec/spec';
import { NO_PROGRESS } from './apply-event';
import type { Result, Results } from './results';
import type { State } from './state';

export interface Show {
  /** Shows a finished run as the run of these settings. */
  show(spec: Spec, result: Result): void;
  /** Shows the run that the settings ask for, if it is known and nothing is going on. */
  showKnown(): void;
}

export function createShow(
  get: () => State,
  set: (patch: Partial<State>) => void,
  results: Results,
): Show {
  const show = (spec: Spec, { record, example }: Result): void => {
    set({
      record,
      shown: spec,
      version: get().version + 1,
      status: { kind: example ? 'idle' : 'finished' },
      progress: NO_PROGRESS,
      scrubbed: null,
      transition: 1,
    });
  };
  return {
    show,
    showKnown() {
      const { spec, shown, status, record } = get();
      if (status.kind !== 'idle' && status.kind !== 'finished') return;
      const known = results.find(spec);
      if (!known || known.record === record) return;
      // The untrained network of a rewind stays until something is changed.
      if (record.frames <= 1 && !known.example && shown === spec) return;
      show(spec, known);
    },
  };
}
