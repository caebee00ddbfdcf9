/**
 * Data that the page itself can bring before something trains on it: FashionMNIST from the built
 * site, the generated sample. All that the first script holds of it; what fetches is fetched.
 */
import { reasonOf } from '../lib/reason';
import type { Spec } from '../spec/spec';
import { SAMPLE_ID } from '../tasks/embeddings';
import { needsAllImages, realFor } from '../tasks/real-needed';
import { fashionOf } from '../tasks/real-store';
import type { State } from './state';

/** The first 12,000 images, all 70,000, the generated embeddings. */
export type Bringable = 'images' | 'all-images' | 'sample';

/** How much of it is here; bytes, both 0 where that is not known yet. */
export interface Fetching {
  readonly what: Bringable;
  readonly loaded: number;
  readonly total: number;
}

/** Brings it and keeps it; rejects with an error whose message is for people. */
export type BringData = (
  what: Bringable,
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: (loaded: number, total: number) => void;
  },
) => Promise<void>;

const fetched: BringData = async (what, options) =>
  (await import('./real-fetch')).bringData(what, options);

/** What these specifications learn from that is not here but can be brought; null for nothing. */
export function lacking(specs: readonly Spec[]): Bringable | null {
  let found: Bringable | null = null;
  for (const spec of specs) {
    if (spec.task === 'embeddings' && spec.data === SAMPLE_ID && !realFor(spec)) return 'sample';
    if (spec.task !== 'fashion-mnist' || realFor(spec)) continue;
    if (needsAllImages(spec)) return 'all-images';
    found = 'images';
  }
  return found;
}

/** Images of FashionMNIST that are here: 0, 12,000 or 70,000. */
export const imagesHere = (): number => fashionOf()?.rows ?? 0;

export interface RealData {
  /**
   * Asks for it and calls `settled` once: with null when it is here, else with why it is not, as a
   * sentence. What is under way is not asked for twice. Gives the way to call it off.
   */
  bring(what: Bringable, settled: (failure: string | null) => void): () => void;
  dispose(): void;
}

interface Going {
  readonly stop: AbortController;
  readonly settled: Set<(failure: string | null) => void>;
}

export function createRealData(
  set: (patch: Pick<State, 'fetching'>) => void,
  bringData: BringData = fetched,
): RealData {
  const going = new Map<Bringable, Going>();

  const end = (what: Bringable): void => {
    going.delete(what);
    const [other] = going.keys();
    set({ fetching: other ? { what: other, loaded: 0, total: 0 } : null });
  };

  const begin = (what: Bringable): Going => {
    const one: Going = { stop: new AbortController(), settled: new Set() };
    const { signal } = one.stop;
    going.set(what, one);
    set({ fetching: { what, loaded: 0, total: 0 } });
    const settle = (failure: string | null): void => {
      if (signal.aborted) return;
      end(what);
      for (const settled of [...one.settled]) settled(failure);
      one.settled.clear();
    };
    const onProgress = (loaded: number, total: number): void => {
      if (!signal.aborted) set({ fetching: { what, loaded, total } });
    };
    bringData(what, { signal, onProgress }).then(
      () => settle(null),
      (error: unknown) => settle(reasonOf(error)),
    );
    return one;
  };

  return {
    bring(what, settled) {
      const one = going.get(what) ?? begin(what);
      one.settled.add(settled);
      return () => {
        if (!one.settled.delete(settled) || one.settled.size > 0) return;
        one.stop.abort();
        end(what);
      };
    },
    dispose() {
      for (const { stop } of going.values()) stop.abort();
      going.clear();
    },
  };
}
