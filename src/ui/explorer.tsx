/**
 * How components reach the store: a context with the vanilla store, a narrow selector hook, and a
 * sampled one for figures that change while training. Charts do not use either; see `surface.ts`.
 */
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { now } from '../lib/clock';
import type { Actions, State } from '../store/state';

export type Store = StoreApi<State & Actions>;

/** The store, and its actions on their own: they never change. */
export interface Explorer {
  readonly store: Store;
  readonly actions: Actions;
}

export const explorerOf = (store: Store): Explorer => ({ store, actions: store.getState() });

export const ExplorerContext = createContext<Explorer | null>(null);

/** Store and actions; throws outside of `<ExplorerContext>`. */
export function useExplorerStore(): Explorer {
  const explorer = useContext(ExplorerContext);
  if (!explorer) throw new Error('no store above this component');
  return explorer;
}

/** A value of the store. The selector must return a primitive or something that keeps identity. */
export function useExplorer<T>(select: (state: State) => T): T {
  return useStore(useExplorerStore().store, select);
}

/** Whether whoever framed the page has locked that setting. */
export const useLocked = (key: string): boolean =>
  useExplorer((state) => state.locked.includes(key));

/** The actions; they never change, so taking them never re-renders. */
export function useActions(): Actions {
  return useExplorerStore().actions;
}

/**
 * A value computed at most `perSecond` times a second, however often the store changes.
 * `same` decides whether a new value is worth a render.
 */
export function useSampled<T>(
  select: (state: State) => T,
  perSecond: number,
  same: (a: T, b: T) => boolean = Object.is,
): T {
  const { store } = useExplorerStore();
  const [value, setValue] = useState(() => select(store.getState()));
  const latest = useRef({ select, same, value });
  latest.current = { ...latest.current, select, same };

  useEffect(() => {
    const gap = 1000 / perSecond;
    let last = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const sample = () => {
      timer = undefined;
      last = now();
      const next = latest.current.select(store.getState());
      if (latest.current.same(latest.current.value, next)) return;
      latest.current.value = next;
      setValue(next);
    };
    const schedule = () => {
      timer ??= setTimeout(sample, Math.max(0, last + gap - now()));
    };
    schedule();
    const unsubscribe = store.subscribe(schedule);
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store, perSecond]);

  return value;
}
