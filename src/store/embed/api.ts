/**
 * Speaks with the page around, in versioned messages (docs/embedding.md), and with nobody else: what
 * comes from another window, another origin or in another shape is ignored, and said once on the
 * console. Fetched in framed pages, after their first picture.
 */
import { ANYONE, isOrigin, NOBODY } from '../../spec/embed';
import { isDirty } from '../selectors';
import type { ExplorerStore } from '../store';
import { answer } from './answer';
import { type Event, watchRun } from './events';
import { API_VERSION, parseMessage } from './messages';
import { reportOf } from './report';

/** What is needed of a window: what is around it, and what it hears. */
export interface Surroundings {
  /** null where the page is in no frame. */
  readonly parent: object | null;
  /** Of the page around, '' where the browser does not tell. */
  readonly parentOrigin: string;
  post(message: object, origin: string): void;
  listen(heard: (event: Heard) => void): () => void;
  /** Calls at once, and whenever the page grows or shrinks, with its pixels. */
  watchHeight(changed: (height: number) => void): () => void;
  warn(text: string): void;
}

export interface Heard {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
}

/** Sentences on the console; a page that goes on for ever shall not fill it. */
const MOST_WARNINGS = 20;

/** Whose messages count and who is answered; '' for nobody. */
function partnerOf(asked: string, parentOrigin: string): string {
  if (asked === NOBODY) return '';
  if (asked !== ANYONE) return asked;
  return isOrigin(parentOrigin) ? parentOrigin : '';
}

/** Starts to speak and to listen; returns what ends it. */
export function startApi(
  store: Pick<ExplorerStore, 'getState' | 'subscribe'>,
  origin: string,
  around: Surroundings,
): () => void {
  if (around.parent === null || origin === NOBODY) return () => {};
  const partner = partnerOf(origin, around.parentOrigin);
  const said = new Set<string>();
  const warn = (text: string): void => {
    if (said.has(text) || said.size >= MOST_WARNINGS) return;
    said.add(text);
    around.warn(`FPE Explorer: ${text}`);
  };
  const report = () => {
    const state = store.getState();
    return reportOf(state, state.link(), isDirty(state));
  };
  // A page that is known to be another one would only find an error on its console.
  const meant = around.parentOrigin === '' || around.parentOrigin === partner;
  const post = (message: object): void => {
    if (partner !== '' && meant) around.post({ fpe: API_VERSION, ...message }, partner);
  };
  const emit = (event: Event): void => post(event);
  if (partner === '') warn('the origin of the page around is not known, so it is not spoken with.');
  else if (!meant) {
    warn(`this frame speaks with ${partner} only, not with ${around.parentOrigin}.`);
  }

  const hear = async ({ source, origin: from, data }: Heard): Promise<void> => {
    if (source !== around.parent || partner === '' || from !== partner) {
      warn(`a message from ${from || 'nowhere'} is ignored.`);
      return;
    }
    const message = parseMessage(data);
    if ('fault' in message) {
      warn(`a message from ${from} ${message.fault}, so it is ignored.`);
      return;
    }
    const error = await answer(store, message).catch((thrown: unknown) => String(thrown));
    if (error) warn(`“${message.type}” from ${from} is refused: ${error}`);
    const { id } = message;
    post({ id, ok: error === '', ...(error ? { error } : { state: report() }) });
  };
  const stops = [
    around.listen((event) => void hear(event)),
    watchRun(store, report, emit),
    around.watchHeight((height) => emit({ type: 'height', height })),
  ];
  emit({ type: 'ready', state: report() });
  return () => {
    for (const stop of stops) stop();
  };
}
