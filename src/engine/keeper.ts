/**
 * Keeps the backend between runs: a device and its compiled kernels take seconds to make on a
 * slow machine. Opened ahead of the first run by `warm`, opened anew after a loss.
 */
import type { Backend } from './backend';
import type { Wanted } from './open';

type Kept = Pick<Backend, 'destroy' | 'lost'>;

export class Keeper<B extends Kept = Backend> {
  private kept: { readonly wanted: Wanted; readonly backend: Promise<B> } | null = null;

  constructor(private readonly open: (wanted: Wanted, lost: boolean) => Promise<B>) {}

  /** Opens a backend for the setting, if none is kept for it; failures show at the first `get`. */
  warm(wanted: Wanted): void {
    this.get(wanted, false).catch(() => {});
  }

  /** Destroys the kept backend, if there is one; resolves when that is done. */
  async dispose(): Promise<void> {
    const backend = this.kept?.backend;
    this.kept = null;
    // One that never opened has nothing to destroy.
    await backend?.then((opened) => opened.destroy()).catch(() => {});
  }

  /**
   * The kept backend for that setting, or a new one; always a new one after a loss. Rejects with the
   * fault of a GPU: whoever has a CPU to go to does not ask.
   */
  get(wanted: Wanted, lost: boolean, fault?: string): Promise<B> {
    if (fault !== undefined) return Promise.reject(new Error(fault));
    if (!lost && this.kept?.wanted === wanted) return this.kept.backend;
    void this.dispose();
    const backend = this.open(wanted, lost);
    const kept = { wanted, backend };
    this.kept = kept;
    const forget = (): void => {
      if (this.kept === kept) this.kept = null;
    };
    // Lost while nothing ran, or never opened: the next run starts with a fresh one.
    backend.then(({ lost: gone }) => gone.on(forget)).catch(forget);
    return backend;
  }
}
