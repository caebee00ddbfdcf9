/** What keeps some settings as they are; made by `embed/lock.ts`, which only framed pages fetch. */
import type { Spec, View } from '../spec/spec';

export interface Held {
  readonly spec: Spec;
  readonly view: View;
}

export interface Lock {
  /** Keys of the fields. */
  readonly fields: readonly string[];
  /** What may be taken over of `next`: the same but for what is locked. */
  hold(now: Held, next: Held): Held;
}
