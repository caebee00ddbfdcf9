/**
 * The link format: `v=1&key=value&…` in the URL fragment, only what differs from that version's
 * defaults, keys in table order. Pure text in and out; the address bar is `store/url.ts`.
 * decode(encode(s)) is the identity for valid states, and equal states give equal links.
 */
import * as v from 'valibot';
import { type FieldValue, formatValue } from './field';
import { DEFAULT_SPEC, DEFAULT_VIEW, FIELDS } from './fields';
import { quote, type SpecNotice } from './notice';
import { SPEC_VERSION, type Spec, type View } from './spec';
import { type Defaults, type Validated, validate } from './validate';

/** Longer texts are refused unread. */
export const MAX_LINK = 20_000;
/** Notices about one link; a hostile one could name thousands of keys. */
const MAX_NOTICES = 12;

/**
 * What an omitted key means, by version. When a default of the table changes, `SPEC_VERSION` goes
 * up and the old defaults are written out here: `test/golden/links.txt` fails otherwise.
 */
export const DEFAULTS_BY_VERSION: { readonly [version: number]: Defaults } = {
  1: { spec: DEFAULT_SPEC, view: DEFAULT_VIEW },
};

/** `used` of the notice about a link that was refused unread. */
const REFUSED = 'nothing of it';

const Link = v.pipe(v.string(), v.maxLength(MAX_LINK));
const Version = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number));

const newest = (): Defaults => DEFAULTS_BY_VERSION[SPEC_VERSION] as Defaults;

/** The fragment of a valid state, without '#'. */
export function encode(spec: Spec, view: View): string {
  const values = { ...spec, ...view };
  const usual = { ...newest().spec, ...newest().view };
  const parts = [`v=${SPEC_VERSION}`];
  for (const { key } of FIELDS) {
    const value: FieldValue = values[key];
    if (formatValue(value) === formatValue(usual[key])) continue;
    parts.push(`${key}=${encodeURIComponent(formatValue(value)).replaceAll('%2C', ',')}`);
  }
  return parts.join('&');
}

/** The fragment of a full URL, of '#…' or of the fragment itself. */
export function fragmentOf(text: string): string {
  const mark = text.indexOf('#');
  if (mark >= 0) return text.slice(mark + 1);
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? '' : text;
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Known keys with their raw texts, the first of each; notices about everything else. */
function pairsOf(fragment: string): { raw: Map<string, string>; notices: SpecNotice[] } {
  const raw = new Map<string, string>();
  const notices: SpecNotice[] = [];
  for (const pair of fragment.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const key = unescaped(equals < 0 ? pair : pair.slice(0, equals));
    const value = unescaped(equals < 0 ? '' : pair.slice(equals + 1));
    const name = quote(key ?? pair);
    if (key === null || (key !== 'v' && !FIELDS.some((f) => f.key === key))) {
      const reason = 'is not a setting this page knows';
      notices.push({ key: name, given: quote(value ?? ''), used: '', reason });
    } else if (raw.has(key)) {
      const used = `the first, ${quote(raw.get(key))},`;
      notices.push({ key, given: quote(value ?? ''), used, reason: 'is given again' });
    } else {
      // A broken escape stays as it is: no field accepts '%', so it becomes a notice of its key.
      raw.set(key, value ?? pair.slice(equals + 1));
    }
  }
  return { raw, notices };
}

/** Defaults of the version named; a missing version is the newest one. */
function defaultsOf(text: string | undefined, notices: SpecNotice[]): Defaults {
  if (text === undefined) return newest();
  const parsed = v.safeParse(Version, text);
  const known = parsed.success ? DEFAULTS_BY_VERSION[parsed.output] : undefined;
  if (known) return known;
  const reason =
    parsed.success && parsed.output > SPEC_VERSION
      ? 'is from a newer version of this page'
      : 'is not a version of this page';
  notices.push({ key: 'v', given: quote(text), used: String(SPEC_VERSION), reason });
  return newest();
}

function limited(notices: readonly SpecNotice[]): readonly SpecNotice[] {
  if (notices.length <= MAX_NOTICES) return notices;
  const more = notices.length - MAX_NOTICES;
  const rest = {
    key: 'link',
    given: '',
    used: 'only what is valid',
    reason: `has ${more} more faults`,
  };
  return [...notices.slice(0, MAX_NOTICES), rest];
}

/** Whether the link was refused as a whole, so that what is on screen should stay. */
export const isRefused = (notices: readonly SpecNotice[]): boolean =>
  notices.some((n) => n.key === 'link' && n.used === REFUSED);

/** Decodes a full URL, '#fragment', 'fragment' or ''. Never throws. */
export function decode(text: string): Validated {
  const link = v.safeParse(Link, text);
  if (!link.success) {
    const reason = `is longer than ${MAX_LINK} characters`;
    return { ...newest(), notices: [{ key: 'link', given: '', used: REFUSED, reason }] };
  }
  const { raw, notices } = pairsOf(fragmentOf(link.output));
  const defaults = defaultsOf(raw.get('v'), notices);
  const state = validate(Object.fromEntries(raw), defaults);
  return { ...state, notices: limited([...notices, ...state.notices]) };
}
