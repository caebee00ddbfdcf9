/** Data that comes when a test says so, in place of a worker that fetches it. */
import type { Bringable, BringData } from '../../src/store/real-data';
import { embeddingSample } from '../../src/tasks/embeddings/sample';
import type { RealDataset } from '../../src/tasks/real-dataset';
import { dropReal, keepFashion, keepReal } from '../../src/tasks/real-store';

export interface StagedData {
  readonly bringData: BringData;
  /** What was asked for, in order. */
  readonly asked: readonly Bringable[];
  /** What was called off. */
  readonly aborted: readonly Bringable[];
  /** How much of the last is here. */
  progress(loaded: number, total: number): void;
  /** The last has come. */
  come(): Promise<void>;
  /** The last will not come. */
  fail(message: string): Promise<void>;
}

/** As many rows as FashionMNIST has, but of no pixels: nothing here looks at one. */
const images = (rows: number): RealDataset => ({
  title: 'FashionMNIST',
  ...{ features: new Uint8Array(0), labels: new Uint8Array(0), rows, columns: 784, classes: 10 },
  classNames: [],
  checksum: `${rows}`,
  parts: null,
});

/** Lets promises that are settled go on. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

export function stagedData(): StagedData {
  const asked: Bringable[] = [];
  const aborted: Bringable[] = [];
  let last: Parameters<BringData>[1] | null = null;
  let end = { resolve: (): void => {}, reject: (_: Error): void => {} };
  return {
    asked,
    aborted,
    bringData: (what, options) => {
      asked.push(what);
      last = options;
      options.signal.addEventListener('abort', () => aborted.push(what));
      return new Promise((resolve, reject) => {
        end = { resolve, reject };
      });
    },
    progress: (loaded, total) => last?.onProgress(loaded, total),
    async come() {
      const what = asked.at(-1);
      if (what === 'sample') keepReal(await embeddingSample());
      else keepFashion(images(what === 'images' ? 12_000 : 70_000));
      end.resolve();
      await settled();
    },
    async fail(message) {
      end.reject(new Error(message));
      await settled();
    },
  };
}

/** Nothing is here again. */
export function forgetData(id: string): void {
  dropReal('fashion-mnist');
  dropReal(id);
}
