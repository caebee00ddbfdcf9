/** Media queries as React values; one column below 900 px (brief, section 7). Paper is wide. */

import { useSyncExternalStore } from 'react';

export const NARROW = 'screen and (max-width: 899px)';
/** The bar has no room for all of its buttons. */
export const TIGHT = 'screen and (max-width: 1279px)';
export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

/** Whether the query matches now, and again whenever that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
