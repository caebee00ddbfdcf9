/** Stops burning the GPU for nobody: pauses while the page is hidden, goes on when it is back. */
import type { ExplorerStore } from './store';

/** What is needed of `document`. */
export interface Visible {
  readonly hidden: boolean;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
  removeEventListener(type: 'visibilitychange', listener: () => void): void;
}

/** Watches until the returned function is called. */
export function watchVisibility(
  store: Pick<ExplorerStore, 'suspend' | 'wake'>,
  page: Visible = document,
): () => void {
  const apply = (): void => (page.hidden ? store.suspend() : store.wake());
  page.addEventListener('visibilitychange', apply);
  return () => page.removeEventListener('visibilitychange', apply);
}
