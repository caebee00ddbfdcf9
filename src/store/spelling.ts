/** Keeps the texts on screen in the language that is asked for. */
import { language } from '../lib/text';
import { languageOf, speak } from '../text/speak';
import type { Message } from './notices';
import type { State } from './state';

/** Gives what is to be called when another language is asked for. */
export function createSpelling(
  get: () => State,
  set: (patch: Partial<State>) => void,
  say: (...messages: readonly Message[]) => void,
): () => void {
  const spoken = (): void => {
    if (get().spoken !== language()) set({ spoken: language() });
  };
  return () => {
    const waiting = speak(languageOf(get().view.lang));
    if (!waiting) {
      spoken();
      return;
    }
    waiting.then(spoken, () =>
      say({
        level: 'warning',
        text: 'The Chinese text could not be fetched, so the page stays in English. 无法获取中文文本，页面保持英文。',
        topic: 'language',
      }),
    );
  };
}
