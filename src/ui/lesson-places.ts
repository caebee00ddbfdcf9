/** Where the places are that a beat points at, and how to get there. */
import type { Place } from '../lessons';
import { REDUCED_MOTION } from './media';

/** What is scrolled to, what takes the focus, and the tab that shows it on a phone. */
const PLACES: { readonly [p in Place]: { at: string; focus: string; tab?: string } } = {
  networks: { at: '.loom', focus: '.loom svg[data-part="svg"]' },
  ledger: { at: '.ledger', focus: '.ledger svg[data-part="svg"]' },
  accuracy: { at: '.curve', focus: '.curve svg[data-part="svg"]', tab: '#tab-curve' },
  interference: {
    at: '.interference',
    focus: '.interference svg[data-part="svg"]',
    tab: '#tab-interference',
  },
  matrix: {
    at: '.interference',
    focus: '.interference .segments button[aria-pressed="false"]',
    tab: '#tab-interference',
  },
  load: { at: '.load', focus: '.load svg[data-part="svg"]', tab: '#tab-load' },
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

/**
 * Brings into sight where to look and, above all, where something is to be done; false while the
 * first is not on the page yet.
 */
export function showPlaces(look: Place, task: Place): boolean {
  const both = look !== task && PLACES[look].at !== PLACES[task].at;
  const smooth = !both && !matchMedia(REDUCED_MOTION).matches;
  for (const place of both ? [look, task] : [look]) {
    uncover(PLACES[place]);
    find(PLACES[place].at)?.scrollIntoView({
      block: 'nearest',
      // One smooth scroll would be cut off by the next.
      behavior: smooth ? 'smooth' : 'auto',
    });
  }
  return find(PLACES[look].at) !== null;
}

/** The focus to a place. */
export function focusPlace(place: Place): void {
  uncover(PLACES[place]);
  find(PLACES[place].focus)?.focus({ preventScroll: true });
}
