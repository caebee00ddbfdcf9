/** One thread of a benchmark over several: prepares a case of `bench.ts`, then runs it on demand. */
import { type Counted, prepare } from './bench';

export type BenchCommand = { readonly prepare: string } | { readonly seconds: number };
export type BenchAnswer = { readonly bytesPerStep: number } | Counted;

const send = (answer: BenchAnswer): void => self.postMessage(answer);
let run: ((seconds: number) => Promise<Counted>) | undefined;

self.onmessage = async ({ data }: MessageEvent<BenchCommand>) => {
  if ('prepare' in data) {
    const prepared = await prepare(data.prepare);
    run = prepared.run;
    send({ bytesPerStep: prepared.bytesPerStep });
  } else if (run) send(await run(data.seconds));
};
