/**
 * The parse boundary of what other pages say: `{ fpe: 1, id, type, … }` or a reason why it is not
 * that. Stricter than it needs to be: what is not known today may mean something tomorrow.
 */
import * as v from 'valibot';

/** Version of messages, replies and events; what they mean never changes within one. */
export const API_VERSION = 1;
/** Longest name and longest text of a setting. */
const MOST_NAME = 40;
const MOST_TEXT = 8000;
/** Settings of one message. */
const MOST_SETTINGS = 100;

const Value = v.union([
  v.pipe(v.number(), v.finite()),
  v.pipe(v.string(), v.maxLength(MOST_TEXT)),
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(MOST_NAME))), v.maxLength(MOST_SETTINGS)),
]);

const head = {
  fpe: v.literal(API_VERSION),
  /** Comes back with the reply. */
  id: v.union([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.maxLength(MOST_NAME))]),
};

const Message = v.variant('type', [
  v.strictObject({ ...head, type: v.picklist(['get', 'play', 'pause', 'step', 'rewind']) }),
  v.strictObject({
    ...head,
    type: v.literal('set'),
    settings: v.pipe(
      v.record(v.pipe(v.string(), v.maxLength(MOST_NAME)), Value),
      v.check((settings) => Object.keys(settings).length <= MOST_SETTINGS),
    ),
  }),
]);

export type Message = v.InferOutput<typeof Message>;

/** The message, or why it is none; never throws. */
export function parseMessage(data: unknown): Message | { readonly fault: string } {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'fpe')) {
    return { fault: 'is no message of this page' };
  }
  if ((data as { fpe: unknown }).fpe !== API_VERSION) {
    return { fault: `is not of version ${API_VERSION}` };
  }
  const parsed = v.safeParse(Message, data);
  if (parsed.success) return parsed.output;
  const [{ path }] = parsed.issues;
  const place = path?.map(({ key }) => String(key).slice(0, MOST_NAME)).join('.') ?? '';
  return { fault: `has the wrong shape${place ? ` at “${place}”` : ''}` };
}
