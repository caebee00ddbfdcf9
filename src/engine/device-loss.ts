/**
 * The loss of a device, told once. Work is raced against it without `Promise.race`, whose racers stay
 * with a promise that does not settle, each with what the other one gave: a device is kept for hours,
 * and every chunk of every run is raced against its loss.
 */

export class DeviceLoss {
  /** Why the device is gone; undefined while it is there. */
  reason: string | undefined;
  private readonly listeners = new Set<() => void>();

  /** The device is gone for good. Only the first reason counts. */
  tell(reason: string): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    for (const listener of [...this.listeners]) listener();
    this.listeners.clear();
  }

  /** Calls the listener when the device goes, at once where it is gone; the answer calls it off. */
  on(listener: () => void): () => void {
    if (this.reason !== undefined) {
      listener();
      return () => {};
    }
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What the work gives, or an error with the reason as soon as the device is gone. */
  race<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const off = this.on(() => reject(new Error(`device lost: ${this.reason}`)));
      work.then(resolve, reject).finally(off);
    });
  }

  /** Whether the device is gone, or goes within so many milliseconds. */
  within(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        off();
        resolve(false);
      }, ms);
      const off = this.on(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}
