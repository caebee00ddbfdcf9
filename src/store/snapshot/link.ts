/** The snapshot link of what is on screen: all seeds where that is short enough, else the one shown. */
import type { RunRecord } from '../../model/record';
import { beforeFrame, splitFrame } from '../../model/timeline';
import { encode, SNAPSHOT_KEY } from '../../spec/permalink';
import type { View } from '../../spec/spec';
import { encodeBody } from './code';
import { type Run, seedOnScreen } from './part';
import { MOST_CHARACTERS } from './snapshot';

/** What a link holds: the whole run, the seed on screen, or of that only the networks on screen. */
export type Holds = 'run' | 'seed' | 'networks';

export interface SnapshotLink {
  /** The full address; '' where even the networks on screen make it longer than it may be. */
  readonly url: string;
  readonly holds: Holds;
  /** Characters of the address, whether or not that was too long. */
  readonly length: number;
}

/** Frames whose networks a link keeps: what the panels show at rest. */
export function linkFrames(record: RunRecord, shown: number): number[] {
  const { schedule, frames, sparse } = record;
  return [...(sparse ?? []), beforeFrame(schedule), splitFrame(schedule), shown, frames - 1];
}

/** `shown`: the frame on screen; `absolute` makes an address of a fragment. */
export async function snapshotLink(
  run: Run,
  view: View,
  shown: number,
  absolute: (fragment: string) => string,
): Promise<SnapshotLink> {
  const onScreen = run.spec.methods.filter((id) => id === 'dense' || id === view.show);
  const tries: readonly [Holds, () => Run][] = [
    ['run', () => run],
    ['seed', () => seedOnScreen(run)],
    ['networks', () => seedOnScreen(run, onScreen)],
  ];
  let last: SnapshotLink = { url: '', holds: 'networks', length: 0 };
  for (const [holds, make] of tries) {
    const { spec, record } = make();
    const url = absolute(await fragmentOf({ spec, record }, view, shown));
    last = { url: url.length <= MOST_CHARACTERS ? url : '', holds, length: url.length };
    if (last.url) break;
  }
  return last;
}

async function fragmentOf({ spec, record }: Run, view: View, shown: number): Promise<string> {
  const settings = encode(spec, view);
  const detail = { resolution: 'thinned', frames: linkFrames(record, shown) } as const;
  const text = await encodeBody(spec, { record, state: null }, settings, detail);
  return `${settings}&${SNAPSHOT_KEY}=${text}`;
}
