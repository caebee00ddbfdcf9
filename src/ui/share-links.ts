/** What the share dialog gives away: links, code and file of the run on screen. Fetched with it. */
import { t } from '../lib/text';
import { countNonzeros } from '../model/network';
import { networkAt } from '../model/record';
import { epochOf } from '../model/timeline';
import { type Embed, formatEmbed } from '../spec/embed';
import { encode } from '../spec/permalink';
import type { View } from '../spec/spec';
import { validateView } from '../spec/validate';
import { addressOf } from '../store/run-link';
import { newestFrame, shownFrame, shownMethod } from '../store/selectors';
import { snapshotFile } from '../store/snapshot/file';
import { type SnapshotLink, snapshotLink } from '../store/snapshot/link';
import type { State } from '../store/state';
import type { SavedFile } from './download';
import type { Explorer } from './explorer';

/** Pixels of a framed page, until it tells its own height. */
const EMBED_HEIGHT = 720;

/** The view as it is on screen: the frame scrubbed to, the method that stands in. */
function viewOnScreen(state: State): View {
  const frame = shownFrame(state);
  const at = frame === newestFrame(state) ? -1 : frame;
  return validateView({ ...state.view, at, show: shownMethod(state) }, state.shown).view;
}

/** Settings as they stand in the controls, axes of the sweep, view; `page` is any link of this page. */
export function setupLink(state: State, page: string): string {
  const { spec, sweep } = state;
  return addressOf(page, encode(spec, validateView(viewOnScreen(state), spec).view, sweep.asked));
}

export const embedLink = (setup: string, embed: Embed): string => `${setup}&${formatEmbed(embed)}`;

/** Between quotes; of what links hold only these two are not safe there. */
const quoted = (link: string): string => link.replaceAll('&', '&amp;').replaceAll('"', '%22');

/** HTML for another page: the frame, and beside it what gives it its height (`public/embed.js`). */
export function embedCode(link: string, page: string): string {
  const script = page.replace(/[#?].*$/s, '').replace(/[^/]*$/, 'embed.js');
  return `<iframe src="${quoted(link)}" data-fpe title="FPE Explorer" width="100%" height="${EMBED_HEIGHT}" style="border:0" loading="lazy"></iframe><script src="${quoted(script)}" async></script>`;
}

/** Whether anything beside first weights is on screen. */
export const isTrained = ({ record }: State): boolean => record.frames > 1;

export function snapshotOnScreen(state: State, page: string): Promise<SnapshotLink> {
  const { shown: spec, record } = state;
  return snapshotLink({ spec, record }, viewOnScreen(state), shownFrame(state), (fragment) =>
    addressOf(page, fragment),
  );
}

/** Everything of the run as a file, with the state it rests in where that is to be had. */
export async function fileOnScreen({ store, actions }: Explorer): Promise<{
  readonly file: SavedFile;
  /** Whether training can go on from it with every bit. */
  readonly whole: boolean;
}> {
  const state = await actions.trainingState();
  // Only now: the state may have been read at the end of the epoch that was going on.
  const after = store.getState();
  const { shown: spec, record } = after;
  const whole =
    state?.frame === record.frames - 1 && state.replicas.length === record.replicas.length;
  const snapshot = { spec, view: viewOnScreen(after), record, state: whole ? state : null };
  return { file: await snapshotFile(snapshot, actions.link()), whole };
}

/** "264 non-zero weights and 17 biases at epoch 50, seed 33". */
export function networkWords(state: State): string {
  const frame = shownFrame(state);
  const network = networkAt(state.record, shownMethod(state), frame);
  const epoch = t`epoch ${epochOf(state.record.schedule, frame)}, seed ${state.record.focusSeed}`;
  if (!network) return epoch;
  const { input, output } = countNonzeros(network);
  const biases = network.bias.length + 1;
  return t`${input + output} non-zero weights and ${biases} biases at ${epoch}`;
}
