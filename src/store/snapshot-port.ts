/**
 * Snapshots in the store: opens texts, shows what was in them as the run on screen. What reads and
 * writes them is fetched then.
 */

import type { TrainingState } from '../engine/training-state';
import { later } from '../lib/text';
import { frameCount } from '../model/timeline';
import { encode, SNAPSHOT_KEY, snapshotInLink } from '../spec/permalink';
import { NO_PROGRESS } from './apply-event';
import type { Message } from './notices';
import type { Results } from './results';
import type { Runner } from './runner';
import type { Snapshot } from './snapshot/snapshot';
import type { State } from './state';

export interface SnapshotActions {
  /**
   * Shows the run in a link or in a file's text, stopping what trains; resolves false where it is
   * refused. Then the reason is a notice, followed by `otherwise`, and nothing else changes.
   */
  openSnapshot(text: string, otherwise?: string): Promise<boolean>;
  /** The state of the run on screen at an epoch's end, null where it is not to be had. */
  trainingState(): Promise<TrainingState | null>;
}

export interface SnapshotParts {
  readonly get: () => State;
  readonly set: (patch: Partial<State>) => void;
  readonly say: (message: Message) => void;
  readonly runner: Pick<Runner, 'leave' | 'rest' | 'trainingState'>;
  readonly results: Results;
  /** Takes over the settings of a link. */
  readonly open: (link: string) => boolean;
  /** Writes the address bar. */
  readonly write: () => void;
}

export interface Snapshots extends SnapshotActions {
  /** What the address has behind the settings while an opened run is on screen as it came. */
  suffix(): string;
}

const STAYS = later('What was on screen is still there.');

export function createSnapshots({
  get,
  set,
  say,
  runner,
  results,
  open,
  write,
}: SnapshotParts): Snapshots {
  /** The last one shown, the text of its link, and how far it had got. */
  let shown: {
    readonly snapshot: Snapshot;
    readonly text: string;
    readonly frames: number;
  } | null = null;
  let asked = 0;

  const show = (snapshot: Snapshot, text: string): void => {
    const { spec, view, record } = snapshot;
    runner.leave();
    shown = { snapshot, text, frames: record.frames };
    open(encode(spec, view));
    const over = record.frames >= frameCount(record.schedule);
    set({
      record,
      shown: get().spec,
      version: get().version + 1,
      status: { kind: over ? 'finished' : 'paused' },
      progress: NO_PROGRESS,
      scrubbed: null,
      transition: 1,
    });
    if (over) results.keep(spec, { record, example: false });
    write();
  };

  return {
    async openSnapshot(text, otherwise = STAYS) {
      const own = ++asked;
      const [{ openSnapshot }, { restingOf }, { SnapshotError }] = await Promise.all([
        import('./snapshot/open'),
        import('./snapshot/resting'),
        import('./snapshot/snapshot'),
      ]);
      try {
        const snapshot = await openSnapshot(text);
        // Another one was asked for meanwhile.
        if (own !== asked) return false;
        show(snapshot, snapshotInLink(text));
        runner.rest(restingOf(snapshot));
        return true;
      } catch (error) {
        if (!(error instanceof SnapshotError)) throw error;
        say({ level: 'warning', text: `${error.message} ${otherwise}`, topic: 'snapshot' });
        return false;
      }
    },
    trainingState() {
      const opened = shown?.snapshot;
      const unchanged = opened?.record === get().record && opened.record.frames === shown?.frames;
      return unchanged ? Promise.resolve(opened.state) : runner.trainingState();
    },
    suffix() {
      const { record, spec, shown: of } = get();
      const same =
        shown?.text && record === shown.snapshot.record && record.frames === shown.frames;
      return same && spec === of ? `&${SNAPSHOT_KEY}=${shown?.text}` : '';
    },
  };
}
