/** Which language the page speaks, and its catalogue, which is fetched when a reader needs it. */
import { type Language, speakIn } from '../lib/text';

/** A choice of the `lang` field as a language; `auto` is the first the browser prefers. */
export function languageOf(choice: 'auto' | Language): Language {
  if (choice !== 'auto') return choice;
  // Outside of a page nobody reads.
  if (typeof document === 'undefined') return 'en';
  return /^zh\b/i.test(navigator.language) ? 'zh' : 'en';
}

/** Latest request; an older one that comes late changes nothing. */
let asked: Language = 'en';

/**
 * Speaks that language from now on; gives a promise where the catalogue is yet to be fetched. It
 * rejects where it cannot be fetched, and the language stays as it was.
 */
export function speak(next: Language): Promise<void> | undefined {
  asked = next;
  if (next === 'en') {
    speakIn('en', null);
    return undefined;
  }
  return import('./zh').then(({ zh }) => {
    if (asked === next) speakIn(next, zh);
  });
}
