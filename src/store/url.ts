/**
 * The address bar, the only place that touches `location` and `history`: the state's fragment goes
 * in at most twice a second and without new history entries, a pasted link comes out. It knows
 * nothing of what a fragment means.
 */
import { throttle } from '../lib/throttle';

/** Safari refuses more than 100 writes in 30 s. */
const WRITE_GAP = 500;

export interface UrlPort {
  /** The fragment, with or without '#'. */
  read(): string;
  /** Shows a fragment (without '#'), soon. */
  write(fragment: string): void;
  /** The full address with that fragment. */
  absolute(fragment: string): string;
  /** Calls back with each fragment a person brings in; returns the function that ends it. */
  onChange(listener: (fragment: string) => void): () => void;
}

/** What is needed of `window`. */
export interface Page {
  readonly location: Pick<Location, 'hash' | 'href'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
  addEventListener(type: 'hashchange', listener: () => void): void;
  removeEventListener(type: 'hashchange', listener: () => void): void;
}

/** The address bar of a page. */
export function browserUrl(page: Page = window): UrlPort {
  let wanted = '';
  const writes = throttle(() => {
    if (page.location.hash === `#${wanted}`) return;
    try {
      page.history.replaceState(page.history.state, '', `#${wanted}`);
    } catch {
      // A sandboxed frame may forbid it. The link action does not need the address bar.
    }
  }, WRITE_GAP);
  return {
    read: () => page.location.hash,
    write(fragment) {
      wanted = fragment;
      writes.call();
    },
    absolute: (fragment) => `${page.location.href.replace(/#.*$/s, '')}#${fragment}`,
    onChange(listener) {
      const changed = (): void => {
        // What was about to be written is older than what was just pasted.
        writes.cancel();
        listener(page.location.hash);
      };
      page.addEventListener('hashchange', changed);
      return () => {
        page.removeEventListener('hashchange', changed);
        writes.flush();
      };
    },
  };
}

/** Opens the page again, with the address that it shows now. */
export const reload = (): void => window.location.reload();
