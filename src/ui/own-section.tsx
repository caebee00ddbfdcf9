/** Panel "your own": heading and room at once, the boxes once somebody comes near. */
import { t } from '../lib/text';
import { useExplorer } from './explorer';
import { LazySection } from './lazy-section';

const load = () => import('./own-panel').then(({ OwnPanel }) => OwnPanel);

/** Frames to wait for the box, which may still be on its way. */
const PATIENCE = 300;

/** Goes to the section and, once it is there, to what the selector finds in it. */
function goTo(selector: string, arrive: (found: HTMLElement) => void): void {
  document.getElementById('own')?.scrollIntoView({ block: 'start' });
  const enter = (left: number): void => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) arrive(found);
    else if (left > 0) requestAnimationFrame(() => enter(left - 1));
  };
  enter(PATIENCE);
}

/** Goes into the box of the formula. */
export const goToOwn = (): void => goTo('#own textarea', (box) => box.focus());

/** Goes to the data box. */
export const goToData = (): void =>
  goTo('#own .own-data', (box) => {
    box.scrollIntoView({ block: 'start' });
    box.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
  });

export function OwnSection() {
  const asked = useExplorer(({ spec }) => spec.formula !== '' || spec.data !== '');
  return (
    <LazySection
      id="own"
      title={t('Your own formula, or your own data')}
      className="own"
      name={t('Your own formula')}
      eager={asked}
      load={load}
    />
  );
}
