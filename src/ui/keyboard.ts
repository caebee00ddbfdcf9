/**
 * The page's keys. Never taken from someone who is typing, from a control that uses the key
 * itself, or from a dialog; with Ctrl or Meta held only Z and Y, as everywhere.
 */

import { neighbour } from './alpha-dial';
import type { Explorer } from './explorer';
import { toStep } from './to-step';

const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

/** Listens on the document until the returned function is called. */
export function installKeyboard(explorer: Explorer): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (document.querySelector('dialog[open]') || isTyping(target)) return;
    if (takenByControl(target, event.key)) return;
    const act = event.ctrlKey || event.metaKey ? travel : perform;
    if (act(explorer, event)) event.preventDefault();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

/** Does what the key means; false when it means nothing. */
function perform(explorer: Explorer, event: KeyboardEvent): boolean {
  const { store, actions } = explorer;
  const { alpha } = store.getState().spec;
  switch (event.key) {
    case ' ':
      click('[data-key="play"]');
      return true;
    case 'ArrowRight':
      actions.step();
      return true;
    case '.':
      toStep();
      return true;
    case 'r':
    case 'R':
      actions.rewind();
      return true;
    case '[':
      actions.setSpec({ alpha: neighbour(alpha, -1) });
      return true;
    case ']':
      actions.setSpec({ alpha: neighbour(alpha, 1) });
      return true;
    case 'l':
    case 'L':
      toLesson(store.getState().view.lesson);
      return true;
    case 'p':
    case 'P':
      click('[data-key="present"]');
      return true;
    case 's':
    case 'S':
      click('[data-key="share"]');
      return true;
    case 'z':
    case 'Z':
      return travel(explorer, event);
    case 't':
    case 'T':
      toggleTable();
      return true;
    case 'Escape':
      actions.hover({ kind: 'none' });
      actions.setView({ pin: '' });
      return true;
    case '?':
      click('[data-key="help"]');
      return true;
    default:
      return false;
  }
}

/** Undo, redo: Z and shift Z, whatever Caps Lock says, and Y. */
function travel({ actions }: Explorer, { key, shiftKey }: KeyboardEvent): boolean {
  const letter = key.toLowerCase();
  if (letter !== 'z' && letter !== 'y') return false;
  if (letter === 'y' || shiftKey) actions.redo();
  else actions.undo();
  return true;
}

/** The card of an open lesson takes the focus. */
function toLesson(lesson: number): void {
  const card = document.querySelector<HTMLElement>('[data-key="lesson-card"] h2');
  if (lesson > 0 && card) card.focus();
  else click('[data-key="lesson"]');
}

/** The panel with the focus, else the one under the pointer. */
function toggleTable(): void {
  const panel =
    document.querySelector('.plot:focus-within') ?? document.querySelector('.plot:hover');
  panel?.querySelector<HTMLElement>('[data-table-toggle]')?.click();
}

const isTyping = (target: Element): boolean =>
  target.matches('textarea, select, [contenteditable="true"]') ||
  (target.matches('input') && !target.matches('[type="range"], [type="checkbox"]'));

/** Space presses buttons and ticks boxes; arrows move sliders, tabs and marks. */
function takenByControl(target: Element, key: string): boolean {
  if (key === ' ') return target.matches('button, summary, a, input');
  return key === 'ArrowRight' && target.matches('input, [role="tab"], [role="img"], .plot-table');
}
