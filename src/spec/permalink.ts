/**
 * The link format: `v=1&key=value&…` in the URL fragment, only what differs from that version's
 * defaults, keys in table order, a sweep's axes (`sx`, `sy`) between those of the run and those of
 * the view. Pure text in and out; the address bar is `store/url.ts`.
 * decode(encode(s)) is the identity for valid states, and equal states give equal links.
 */

import { later, t } from '../lib/text';
import { type Field, type FieldValue, formatValue } from './field';
import { DEFAULT_SPEC, DEFAULT_VIEW, FIELDS, RUN_FIELDS, VIEW_FIELDS } from './fields';
import { quote, type SpecNotice } from './notice';
import { SPEC_VERSION, type Spec, type View } from './spec';
import { formatAxis, NO_SWEEP, type Sweep, validateSweep } from './sweep';
import { type Defaults, type Validated, validate } from './validate';

/** Longer texts are refused unread. */
export const MAX_LINK = 50_000;
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
const REFUSED = later('nothing of it');

const VERSION = /^[1-9]\d{0,8}$/;

const newest = (): Defaults => DEFAULTS_BY_VERSION[SPEC_VERSION] as Defaults;

/** A whole state as a link describes it. */
export interface Decoded extends Validated {
  readonly sweep: Sweep;
}

const AXES = ['sx', 'sy'] as const;

/** One pair of a link; ':' and ',' need no escape in a fragment. */
const pair = (key: string, value: string): string =>
  `${key}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`;

const hex = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/**
 * The same of words and signs. Blanks are dots, so that words can be read; of the rest only letters,
 * digits, '-' and '_' stay as they are, because chat apps end a link at a bracket, or make it bold.
 */
const prosePair = (key: string, value: string): string =>
  `${key}=${encodeURIComponent(value)
    .replace(/[!'()*~.]/g, hex)
    .replaceAll('%20', '.')}`;

const isProse = (key: string): boolean =>
  FIELDS.some((f) => f.key === key && f.type === 'text' && 'prose' in f);

/** The fragment of a valid state, without '#'. */
export function encode(spec: Spec, view: View, sweep: Sweep = NO_SWEEP): string {
  const values: Readonly<Record<string, FieldValue>> = { ...spec, ...view };
  const usual: Readonly<Record<string, FieldValue>> = { ...newest().spec, ...newest().view };
  const changed = (fields: readonly Field[]): string[] =>
    fields
      .filter(({ key }) => formatValue(values[key]) !== formatValue(usual[key]))
      .map(({ key }) => (isProse(key) ? prosePair : pair)(key, formatValue(values[key])));
  const axes = { sx: formatAxis(sweep.x), sy: formatAxis(sweep.y) };
  const swept = AXES.filter((key) => axes[key] !== '').map((key) => pair(key, axes[key]));
  return [`v=${SPEC_VERSION}`, ...changed(RUN_FIELDS), ...swept, ...changed(VIEW_FIELDS)].join('&');
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

/** Where a snapshot of trained networks stands in a link; what it holds is `store/snapshot`. */
export const SNAPSHOT_KEY = 'snap';
/** Set to 1 in links for frames of other pages. */
export const EMBED_KEY = 'embed';
/** Whether a link is for a frame of another page. */
export const isEmbedLink = (fragment: string): boolean =>
  new RegExp(`[#&]${EMBED_KEY}=1(&|$)`).test(`#${fragment}`);

/** Fields that say what it trains on, not what is trained. */
const MACHINE_KEYS: ReadonlySet<string> = new Set(['backend', 'workers']);

/** Keys of such a link that say how the frame is; read by `embed.ts`, and only there. */
const EMBED_KEYS = /^(ui-.*|lock|origin)$/;

const isKnown = (key: string, framed: boolean): boolean =>
  key === 'v' ||
  (framed && EMBED_KEYS.test(key)) ||
  key === SNAPSHOT_KEY ||
  key === EMBED_KEY ||
  AXES.some((axis) => axis === key) ||
  FIELDS.some((f) => f.key === key);

/** Known keys with their raw texts, the first of each; notices about everything else. */
function pairsOf(fragment: string): { raw: Map<string, string>; notices: SpecNotice[] } {
  const raw = new Map<string, string>();
  const notices: SpecNotice[] = [];
  const framed = isEmbedLink(fragment);
  for (const pair of fragment.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const key = unescaped(equals < 0 ? pair : pair.slice(0, equals));
    const text = equals < 0 ? '' : pair.slice(equals + 1);
    const value = unescaped(key !== null && isProse(key) ? text.replaceAll('.', ' ') : text);
    const name = quote(key ?? pair);
    if (key === null || !isKnown(key, framed)) {
      const reason = t('is not a setting this page knows');
      notices.push({ key: name, given: quote(value ?? ''), used: '', reason });
    } else if (raw.has(key)) {
      const used = t`the first, ${quote(raw.get(key))},`;
      notices.push({ key, given: quote(value ?? ''), used, reason: t('is given again') });
    } else {
      // A broken escape stays as it is: nothing that accepts '%' can use it, so it is noticed there.
      raw.set(key, value ?? text);
    }
  }
  return { raw, notices };
}

/** Defaults of the version named; a missing version is the newest one. */
function defaultsOf(text: string | undefined, notices: SpecNotice[]): Defaults {
  if (text === undefined) return newest();
  const version = VERSION.test(text) ? Number(text) : null;
  const known = version === null ? undefined : DEFAULTS_BY_VERSION[version];
  if (known) return known;
  const reason =
    version !== null && version > SPEC_VERSION
      ? t('is from a newer version of this page')
      : t('is not a version of this page');
  notices.push({ key: 'v', given: quote(text), used: String(SPEC_VERSION), reason });
  return newest();
}

function limited(notices: readonly SpecNotice[]): readonly SpecNotice[] {
  if (notices.length <= MAX_NOTICES) return notices;
  const more = notices.length - MAX_NOTICES;
  const rest = {
    key: 'link',
    given: '',
    used: t('only what is valid'),
    reason: t`has ${more} more faults`,
  };
  return [...notices.slice(0, MAX_NOTICES), rest];
}

/** Whether the link was refused as a whole, so that what is on screen should stay. */
export const isRefused = (notices: readonly SpecNotice[]): boolean =>
  notices.some((n) => n.key === 'link' && n.used === REFUSED);

/** The snapshot in a link, as text; '' where there is none. */
export const snapshotInLink = (text: string): string =>
  text.length > MAX_LINK ? '' : (pairsOf(fragmentOf(text)).raw.get(SNAPSHOT_KEY) ?? '');

/**
 * What a link says of the run, whatever it says of the view or of the machine, in one order: equal
 * for links of the same networks, today and when there are more settings.
 */
export function runInLink(text: string): string {
  const { raw } = pairsOf(fragmentOf(text));
  const keys = RUN_FIELDS.map(({ key }) => key).filter((key) => !MACHINE_KEYS.has(key));
  return ['v', ...keys]
    .filter((key) => raw.has(key))
    .sort()
    .map((key) => `${key}=${raw.get(key)}`)
    .join('&');
}

/** The task that a link asks for, whether or not there is one of that name; '' where it says none. */
export const taskInLink = (text: string): string =>
  text.length > MAX_LINK ? '' : (pairsOf(fragmentOf(text)).raw.get('task') ?? '');

/** What a link says of the frame it is opened in, as texts; see `embed.ts`. */
export function embedKeysInLink(text: string): ReadonlyMap<string, string> {
  const raw = text.length > MAX_LINK ? [] : pairsOf(fragmentOf(text)).raw;
  return new Map([...raw].filter(([key]) => EMBED_KEYS.test(key)));
}

/** Decodes a full URL, '#fragment', 'fragment' or ''. Never throws. */
export function decode(text: string): Decoded {
  if (text.length > MAX_LINK) {
    const reason = t`is longer than ${MAX_LINK} characters`;
    const notices = [{ key: 'link', given: '', used: REFUSED, reason }];
    return { ...newest(), sweep: NO_SWEEP, notices };
  }
  const { raw, notices } = pairsOf(fragmentOf(text));
  const defaults = defaultsOf(raw.get('v'), notices);
  const state = validate(Object.fromEntries(raw), defaults);
  const { sweep, notices: more } = validateSweep({ x: raw.get('sx'), y: raw.get('sy') });
  return { ...state, sweep, notices: limited([...notices, ...state.notices, ...more]) };
}
