import { REDUCED_MOTION } from './media';

/** Down to the training step in slow motion, with the focus, so that keys go on from there. */
export function toStep(): void {
  const section = document.getElementById('step');
  const behavior = matchMedia(REDUCED_MOTION).matches ? 'auto' : 'smooth';
  section?.scrollIntoView({ block: 'start', behavior });
  let tries = 20;
  const focus = () => {
    const next = section?.querySelector<HTMLElement>('[data-key="phase"]');
    if (next) next.focus({ preventScroll: true });
    else if (tries-- > 0) setTimeout(focus, 100);
  };
  focus();
}
