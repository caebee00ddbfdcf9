/** The browser's window as the page around it is seen from a frame. */
import type { Heard, Surroundings } from './api';

/** Of the page around: from the browsers that list it, else whence the frame was asked for. */
function parentOrigin(): string {
  const [listed] = window.location.ancestorOrigins ?? [];
  if (listed !== undefined) return listed;
  try {
    return new URL(document.referrer).origin;
  } catch {
    return '';
  }
}

/** `root` holds all that is on the page. */
export function browserSurroundings(root: Element): Surroundings {
  const { parent } = window;
  return {
    parent: parent === window ? null : parent,
    parentOrigin: parentOrigin(),
    post: (message, origin) => parent.postMessage(message, origin),
    listen(heard) {
      const listener = (event: MessageEvent): void => {
        // Extensions of the browser speak to the page from within.
        if (event.source !== window) heard(event satisfies Heard);
      };
      window.addEventListener('message', listener);
      return () => window.removeEventListener('message', listener);
    },
    watchHeight(changed) {
      let last = 0;
      const observer = new ResizeObserver(() => {
        const height = Math.ceil(root.getBoundingClientRect().height);
        if (height !== last && height > 0) changed(height);
        last = height;
      });
      observer.observe(root);
      return () => observer.disconnect();
    },
    warn: (text) => console.warn(text),
  };
}
