/**
 * What a link says about the frame that it is opened in, beside run and view: which parts of the page
 * are shown (`ui-ledger=0`), which settings are locked (`lock=alpha,seed`), and whose scripts may
 * speak to it (`origin=https://school.example`). Read only where the link has `embed=1`; fetched then.
 */
import { later, t } from '../lib/text';
import { FIELDS } from './fields';
import { quote, type SpecNotice } from './notice';
import { EMBED_KEY, embedKeysInLink } from './permalink';

export interface Part {
  /** In links, behind `ui-`: never changes its meaning. */
  readonly id: string;
  readonly kind: 'control' | 'panel';
  readonly label: string;
  /** Whether a frame has it where the link does not say. */
  readonly usual: boolean;
  /** It changes settings by itself, so that it cannot stand where some are locked. */
  readonly sets?: true;
}

export const PARTS = [
  { id: 'bar', kind: 'control', label: later('Bar'), usual: true },
  { id: 'play', kind: 'control', label: later('Play and pause'), usual: true },
  { id: 'rewind', kind: 'control', label: later('Rewind'), usual: true },
  { id: 'step', kind: 'control', label: later('Step one epoch'), usual: true },
  { id: 'scrubber', kind: 'control', label: later('Epoch shown'), usual: true },
  { id: 'preset', kind: 'control', label: later('Presets'), usual: false },
  { id: 'seed', kind: 'control', label: later('Seed'), usual: false },
  { id: 'undo', kind: 'control', label: later('Undo and redo'), usual: false },
  { id: 'status', kind: 'control', label: later('Status'), usual: true },
  { id: 'alpha', kind: 'control', label: later('α dial'), usual: true },
  { id: 'method', kind: 'control', label: later('Menu of methods'), usual: true },
  { id: 'headline', kind: 'panel', label: later('Headline in numbers'), usual: true },
  { id: 'networks', kind: 'panel', label: later('Networks'), usual: true },
  { id: 'ledger', kind: 'panel', label: later('Budget ledger'), usual: true },
  { id: 'curve', kind: 'panel', label: later('Accuracy'), usual: true },
  { id: 'interference', kind: 'panel', label: later('Interference'), usual: true },
  { id: 'load', kind: 'panel', label: later('Load'), usual: true },
  { id: 'lesson', kind: 'panel', label: later('Lesson'), usual: false, sets: true },
  { id: 'sweep', kind: 'panel', label: later('Sweep'), usual: false, sets: true },
  { id: 'theory', kind: 'panel', label: later('Theory'), usual: false },
  { id: 'mechanism', kind: 'panel', label: later('Mechanism'), usual: false },
  { id: 'codes', kind: 'panel', label: later('Codes'), usual: false },
  { id: 'slow', kind: 'panel', label: later('One training step'), usual: false },
  { id: 'claims', kind: 'panel', label: later('Claims'), usual: false, sets: true },
  { id: 'advanced', kind: 'panel', label: later('Advanced settings'), usual: false },
] as const satisfies readonly Part[];

export type PartId = (typeof PARTS)[number]['id'];

/** Beside the origin of one page: the page around, whichever it is; nobody. */
export const ANYONE = '';
export const NOBODY = 'none';

export interface Embed {
  readonly parts: ReadonlySet<PartId>;
  /** Keys of fields, in the order of the table. */
  readonly lock: readonly string[];
  /** Who may speak to the page: `ANYONE` that frames it, `NOBODY`, or an origin. */
  readonly origin: string;
}

/** Not what is trained or pictured, but where one looks and what lies over it. */
const NEVER_LOCKED: ReadonlySet<string> = new Set(['pin', 'lesson', 'present', 'theme', 'lang']);

/** Rows of fields that a link can lock. */
export const LOCKABLE = FIELDS.filter(({ key }) => !NEVER_LOCKED.has(key));

export const USUAL: Embed = {
  parts: new Set(PARTS.filter((part) => part.usual).map((part) => part.id)),
  lock: [],
  origin: ANYONE,
};

/** Whether the text is an origin as browsers write it: scheme, host and port, nothing behind. */
export function isOrigin(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
  } catch {
    return false;
  }
}

/** What a link with `embed=1` says; what cannot be read is a notice, and closes rather than opens. */
export function parseEmbed(link: string): { embed: Embed; notices: readonly SpecNotice[] } {
  const raw = embedKeysInLink(link);
  const notices: SpecNotice[] = [];
  const note = (key: string, used: string, reason: string): void => {
    notices.push({ key, given: quote(raw.get(key)), used, reason });
  };
  for (const key of raw.keys()) {
    if (key.startsWith('ui-') && !PARTS.some(({ id }) => key === `ui-${id}`)) {
      notices.push({
        key: quote(key),
        given: '',
        used: '',
        reason: t('names no part of this page'),
      });
    }
  }
  const asked = (raw.get('lock') ?? '').split(',').filter((key) => key !== '');
  const lock = LOCKABLE.map(({ key }) => key as string).filter((key) => asked.includes(key));
  if (asked.some((key) => !lock.includes(key))) {
    note('lock', lock.join(','), t('names a setting that cannot be locked'));
  }
  const parts = new Set<PartId>();
  for (const part of PARTS satisfies readonly Part[]) {
    const key = `ui-${part.id}`;
    const text = raw.get(key) ?? (part.usual ? '1' : '0');
    if (text !== '0' && text !== '1') note(key, part.usual ? '1' : '0', t('is neither 0 nor 1'));
    const shown = text === '1' || (text !== '0' && part.usual);
    if (shown && lock.length > 0 && 'sets' in part) {
      note(key, '0', t('changes settings by itself, and some are locked'));
    } else if (shown) parts.add(part.id);
  }
  let origin = raw.get('origin') ?? ANYONE;
  if (raw.has('origin') && origin !== NOBODY && !isOrigin(origin)) {
    note('origin', NOBODY, t('is not the origin of a page, e.g. https://school.example'));
    origin = NOBODY;
  }
  return { embed: { parts, lock, origin }, notices };
}

/** What to write behind a link; equal frames give equal links. */
export function formatEmbed({ parts, lock, origin }: Embed): string {
  const pairs = [
    `${EMBED_KEY}=1`,
    ...PARTS.filter(({ id, usual }) => parts.has(id) !== usual).map(
      ({ id }) => `ui-${id}=${parts.has(id) ? 1 : 0}`,
    ),
    ...(lock.length > 0 ? [`lock=${lock.join(',')}`] : []),
    ...(origin === ANYONE ? [] : [`origin=${encodeURIComponent(origin)}`]),
  ];
  return pairs.join('&');
}
