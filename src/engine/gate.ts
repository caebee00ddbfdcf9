/**
 * Where a run waits: pause, resume, one epoch at a time, stop. Asked between dispatches; also the
 * point at which the worker's event loop gets its turn, or no command would ever arrive.
 */
export class Gate {
  stopped = false;
  private waiting = false;
  private stepping = false;
  private open: (() => void) | null = null;

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
    await nextTurn();
    if (at === 'epoch' && this.stepping) this.pause();
    while (this.waiting && !this.stopped) {
      this.onPaused();
      await new Promise<void>((resolve) => {
        this.open = resolve;
      });
    }
    return !this.stopped;
  }

  private release(): void {
    this.open?.();
    this.open = null;
  }
}

/**
 * One channel for all gates: a port that listens is never collected, nor is anything that it would
 * wake, which here are a run's networks and its device.
 */
let channel: MessageChannel | null = null;
const turns: (() => void)[] = [];

/** A macrotask without the 4 ms that nested timers cost; turns come in the order asked for. */
function nextTurn(): Promise<void> {
  channel ??= new MessageChannel();
  const { port1, port2 } = channel;
  return new Promise((resolve) => {
    turns.push(resolve);
    port1.onmessage = () => {
      turns.shift()?.();
      // Nothing is waited for: Node may end.
      if (turns.length === 0) port1.onmessage = null;
    };
    port2.postMessage(null);
  });
}
