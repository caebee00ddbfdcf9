/** The baked examples beside the page; what reads them is fetched along with the first one. */
import { t } from '../lib/text';
import type { Example } from './example';

/** Expansion factors with a baked example: the notches of the dial, the default first. */
export const BAKED_ALPHAS = [2, 1, 3, 4, 8] as const;

/** Fetches an example from beside the page; null where there is none to be had. */
export async function fetchExample(alpha: number): Promise<Example | null> {
  try {
    const [answer, { readExample }] = await Promise.all([
      fetch(`${import.meta.env.BASE_URL}examples/alpha-${alpha}.json`),
      import('./example'),
    ]);
    return answer.ok ? readExample(await answer.text()) : null;
  } catch (error) {
    console.warn(t`The example for α = ${alpha} could not be shown: ${String(error)}`);
    return null;
  }
}
