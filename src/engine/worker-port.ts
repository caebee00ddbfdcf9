/** A worker as its client sees it; tests give others. */
export interface Port<Command> {
  post(command: Command): void;
  terminate(): void;
}

export type OpenPort<Command, Answer> = (
  onAnswer: (answer: Answer) => void,
  /** The worker is of no use any more. */
  onCrash: (reason: string) => void,
) => Port<Command>;

/** The port of a worker. Whoever calls it makes the worker, whose address the bundler must see there. */
export function portOf<Command, Answer>(
  worker: Worker,
  ...[onAnswer, onCrash]: Parameters<OpenPort<Command, Answer>>
): Port<Command> {
  worker.onmessage = ({ data }: MessageEvent<Answer>) => onAnswer(data);
  worker.onerror = (event) => {
    event.preventDefault();
    onCrash(event.message);
  };
  return {
    post: (command) => worker.postMessage(command),
    terminate: () => worker.terminate(),
  };
}
