/** Takes over settings made in a box far down the page, starts them and goes up to see it. */
import type { Spec } from '../spec/spec';
import type { Actions } from '../store/state';
import { REDUCED_MOTION } from './media';

export function trainThis(actions: Actions, patch: Partial<Spec>): void {
  actions.setSpec(patch);
  actions.restart();
  const behavior = matchMedia(REDUCED_MOTION).matches ? 'auto' : 'smooth';
  window.scrollTo({ top: 0, behavior });
}
