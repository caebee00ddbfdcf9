/** Where the places are that a beat points at, and how to get there. */
import type { Place } from '../lessons';
import { REDUCED_MOTION } from './media';

/** What is scrolled to, what takes the focus, and the tab that shows it on a phone. */
const PLACES: { readonly [p in Place]: { at: string; focus: string; tab?: string } } = {
  networks: { at: '.loom', focus: '.loom svg[data-part="svg"]' },
  ledger: { at: '.ledger', focus: '.ledger svg[data-part="svg"]' },
  accuracy: { at: '.curve .plot-box', focus: '.curve svg[data-part="svg"]', tab: '#tab-curve' },
  interference: {
    at: '.interference .plot-box',
    focus: '.interference svg[data-part="svg"]',
    tab: '#tab-interference',
  },
  matrix: {
    at: '.interference .plot-box',
    focus: '.interference .segments button[aria-pressed="false"]',
    tab: '#tab-interference',
  },
  load: { at: '.load .plot-box', focus: '.load svg[data-part="svg"]', tab: '#tab-load' },
  dial: { at: '.dial', focus: '.dial input' },
  methods: { at: '.method-menu', focus: '.method-menu select' },
  epoch: { at: '.scrubber', focus: '.scrubber input' },
};

const find = (selector: string) => document.querySelector<HTMLElement | SVGElement>(selector);

/** Opens what hides the place: a tab, or the narrow bar's menu. */
function uncover({ at, tab }: { at: string; tab?: string }): void {
  const closed = tab && document.querySelector<HTMLElement>(`${tab}[aria-selected="false"]`);
  if (closed) closed.click();
  const menu = find(at)?.closest('details');
  if (menu) menu.open = true;
}

/** Where the window ends that nothing lies over: above a card at its foot. */
function bottom(): number {
  const card = document.querySelector('.lesson')?.getBoundingClientRect();
  return card && card.top > 200 ? card.top : window.innerHeight;
}

const boxOf = (at: Place): DOMRect | undefined => find(PLACES[at].at)?.getBoundingClientRect();

/** Brings a place into sight, where it is not. */
function scrollTo(at: Place): void {
  uncover(PLACES[at]);
  const box = boxOf(at);
  if (!box || (box.top >= 0 && box.bottom <= bottom())) return;
  const behavior = matchMedia(REDUCED_MOTION).matches ? 'auto' : 'smooth';
  find(PLACES[at].at)?.scrollIntoView({ block: 'nearest', behavior });
}

/** Brings into sight where to look, together with where something is to be done if there is room. */
export function showPlaces(look: Place, task: Place): void {
  uncover(PLACES[look]);
  const [a, b] = [boxOf(look), boxOf(task)];
  const room = bottom() - (document.querySelector('.bar')?.clientHeight ?? 0);
  const both = a && b && Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top) <= room;
  // Of the two the one that is further from where one is: the other then is in sight, too.
  scrollTo(both && (b.top < 0 || b.bottom > bottom()) ? task : look);
}

/** The focus to a place. */
export function focusPlace(at: Place): void {
  scrollTo(at);
  find(PLACES[at].focus)?.focus({ preventScroll: true });
}
