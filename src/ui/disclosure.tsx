/**
 * A button that opens a small panel: native <details>, closed by Esc, by a click elsewhere and by
 * focus leaving it, but not for a dialog that it opened. Used by the status pill, the plots' menus and the narrow bar.
 */
import { type ReactNode, useEffect, useRef } from 'react';

export function Disclosure(props: {
  /** Accessible name of the button. */
  label: string;
  /** What the button shows. */
  summary: ReactNode;
  className: string;
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const close = () => {
      element.open = false;
    };
    /** Neither in it nor in a dialog over the page. */
    const isElsewhere = (target: EventTarget | null): boolean =>
      target instanceof Element && !element.contains(target) && !target.closest('dialog');
    const outside = (event: Event) => {
      if (element.open && isElsewhere(event.target)) close();
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !element.open) return;
      event.stopPropagation();
      close();
      element.querySelector('summary')?.focus();
    };
    const left = (event: FocusEvent) => {
      if (isElsewhere(event.relatedTarget)) close();
    };
    document.addEventListener('pointerdown', outside);
    element.addEventListener('keydown', onEscape);
    element.addEventListener('focusout', left);
    return () => {
      document.removeEventListener('pointerdown', outside);
      element.removeEventListener('keydown', onEscape);
      element.removeEventListener('focusout', left);
    };
  }, []);

  return (
    <details ref={details} className={`disclosure ${props.className}`}>
      <summary aria-label={props.label} title={props.label}>
        {props.summary}
      </summary>
      <div className="disclosure-panel">{props.children}</div>
    </details>
  );
}
