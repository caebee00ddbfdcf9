/**
 * Where a run waits: pause, resume, one epoch at a time, stop. Asked between dispatches; also the
 * point at which the worker's event loop gets its turn, or no command would ever arrive.
 */
export class Gate {
  stopped = false;
  private waiting = false;
  private stepping = false;
  private open: (() => void) | null = null;
  private readonly turn = new MessageChannel();

  constructor(private readonly onPaused: () => void) {}

  pause(): void {
    this.waiting = true;
    this.stepping = false;
  }

  resume(): void {
    this.waiting = false;
    this.stepping = false;
    this.release();
  }

  /** Goes on to the end of the current epoch, then waits. */
  step(): void {
    this.waiting = false;
    this.stepping = true;
    this.release();
  }

  /** For good; whoever waits is told at once. */
  stop(): void {
    this.stopped = true;
    this.release();
  }

  /** Resolves true when the run may go on, false when it must stop. */
  async pass(at: 'chunk' | 'epoch'): Promise<boolean> {
    await this.yieldTurn();
    if (at === 'epoch' && this.stepping) this.pause();
    while (this.waiting && !this.stopped) {
      this.onPaused();
      await new Promise<void>((resolve) => {
        this.open = resolve;
      });
    }
    if (this.stopped) this.turn.port1.close();
    return !this.stopped;
  }

  private release(): void {
    this.open?.();
    this.open = null;
  }

  /** A macrotask without the 4 ms that nested timers cost. */
  private yieldTurn(): Promise<void> {
    return new Promise((resolve) => {
      this.turn.port1.onmessage = () => resolve();
      this.turn.port2.postMessage(null);
    });
  }
}
