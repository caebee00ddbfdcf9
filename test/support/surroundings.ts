/** A page around a framed one: notes what it is told, says what a test wants. */
import type { Heard, Surroundings } from '../../src/store/embed/api';

export interface FakeWindow extends Surroundings {
  readonly parent: object;
  readonly posted: Record<string, unknown>[];
  /** To which it was posted. */
  readonly origins: Set<string>;
  readonly warnings: string[];
  say(event: Heard): void;
  grow(height: number): void;
  listening(): boolean;
}

export function surroundings(parentOrigin: string): FakeWindow {
  let hear: ((event: Heard) => void) | null = null;
  let changed: ((height: number) => void) | null = null;
  const posted: Record<string, unknown>[] = [];
  const origins = new Set<string>();
  const warnings: string[] = [];
  return {
    parent: { name: 'the page around' },
    parentOrigin,
    posted,
    origins,
    warnings,
    post(message, origin) {
      // As the browser does: a copy, and nothing that cannot be copied.
      posted.push(structuredClone(message) as Record<string, unknown>);
      origins.add(origin);
    },
    listen(heard) {
      hear = heard;
      return () => {
        hear = null;
      };
    },
    watchHeight(listener) {
      changed = listener;
      return () => {
        changed = null;
      };
    },
    warn: (text) => warnings.push(text),
    say: (event) => hear?.(event),
    grow: (height) => changed?.(height),
    listening: () => hear !== null,
  };
}
