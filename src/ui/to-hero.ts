import { REDUCED_MOTION } from './media';

/** Up to the networks, with the focus, so that reading and keys go on from there. */
export function toHero(): void {
  const loom = document.querySelector<SVGSVGElement>('.loom svg[data-part="svg"]');
  const behavior = matchMedia(REDUCED_MOTION).matches ? 'auto' : 'smooth';
  window.scrollTo({ top: 0, behavior });
  loom?.focus({ preventScroll: true });
}
