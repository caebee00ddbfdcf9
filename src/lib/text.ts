/**
 * Texts in the reader's language. The English text is the key: `t('Play')`, and with numbers in it
 * t`${n} neurons of ${m}`, whose key is "{0} neurons of {1}". In English both give the text itself
 * and nothing is loaded; a text that the catalogue lacks stays English. Never call `t` where a module
 * is loaded: the language may change later. A constant is marked there with `later`, and given to `t`
 * where it is shown.
 */

export type Language = 'en' | 'zh';

/** Texts by key; `{0}`, `{1}` … stand for the values, in any order. */
export type Catalogue = Readonly<Record<string, string>>;

/** Between a text and what tells it from the same English words with another meaning. */
export const CONTEXT = ' // ';

let spoken: Language = 'en';
let texts: ReadonlyMap<string, string> | null = null;
let patterns: readonly Pattern[] | null = null;

export const language = (): Language => spoken;

/** From now on texts are in that language; English needs no catalogue. */
export function speakIn(next: Language, catalogue: Catalogue | null): void {
  spoken = next;
  texts = catalogue && new Map(Object.entries(catalogue));
  patterns = null;
}

/** The text in the reader's language; `context` tells apart what English calls by one word. */
export function t(text: string, context?: string): string;
export function t(text: TemplateStringsArray, ...values: readonly (string | number)[]): string;
export function t(text: string | TemplateStringsArray, ...rest: readonly unknown[]): string {
  if (typeof text === 'string') {
    const found = rest[0] === undefined ? undefined : texts?.get(`${text}${CONTEXT}${rest[0]}`);
    return found ?? texts?.get(text) ?? text;
  }
  const found = texts?.get(keyOf(text));
  return found === undefined ? inEnglish(text, rest) : filled(found, rest);
}

/**
 * Marks a text that is shown later, by `t`, and gives it back as it is. Of a template: the finished
 * English text, to be stored or sent, and shown by `retell`.
 */
export function later<T extends string>(text: T): T;
export function later(text: TemplateStringsArray, ...values: readonly (string | number)[]): string;
export function later(
  text: string | TemplateStringsArray,
  ...values: readonly (string | number)[]
): string {
  return typeof text === 'string' ? text : inEnglish(text, values);
}

const inEnglish = (text: TemplateStringsArray, values: readonly unknown[]): string =>
  text.reduce((all, part, i) => `${all}${values[i - 1]}${part}`);

/** The key of a text with values. */
export const keyOf = (parts: readonly string[]): string =>
  parts.reduce((all, part, i) => `${all}{${i - 1}}${part}`);

/** The text with its values in their places. */
export const filled = (text: string, values: readonly unknown[]): string =>
  text.replace(/\{(\d+)\}/g, (_, i) => String(values[i]));

/** Whole sentences after one another, the empty ones left out; Chinese has no space between them. */
export const sentences = (...all: readonly string[]): string =>
  all.filter((one) => one !== '').join(gap());

/** Between two words, or two sentences. */
export const gap = (): string => (spoken === 'zh' ? '' : ' ');

interface Pattern {
  readonly test: RegExp;
  readonly text: string;
  /** The place in the text of each value, in the order of the English text. */
  readonly places: readonly number[];
  readonly letters: number;
  /** Whether it begins with a value. */
  readonly leads: boolean;
}

/**
 * A finished English text in the reader's language: for what was written elsewhere, by a worker or
 * into a file. A text with values is known by the catalogue's key that fits it with most letters.
 */
export function retell(text: string): string {
  if (!texts) return text;
  const whole = texts.get(text);
  if (whole !== undefined) return whole;
  // Several sentences, each a text of its own: a value would take in the ones before.
  const parts = text.split(/(?<=[.!?]) (?=[A-Z\d])/);
  const told = parts.map(retold);
  if (told.every((part) => part !== undefined)) return sentences(...told);
  return retold(text) ?? sentences(...parts.map((part, i) => told[i] ?? part));
}

function retold(text: string): string | undefined {
  if (!texts) return undefined;
  const whole = texts.get(text);
  if (whole !== undefined) return whole;
  patterns ??= [...texts]
    .flatMap(([key, value]) => patternOf(key, value))
    .sort((a, b) => b.letters - a.letters);
  for (const { test, text: told, places, leads } of patterns) {
    const found = test.exec(text);
    // A place of a file is no value of what is wrong there, which is a text of its own.
    if (!found || (leads && found[1].includes(': '))) continue;
    const values: string[] = [];
    places.forEach((place, i) => {
      values[place] = retell(found[i + 1]);
    });
    return filled(told, values);
  }
  return listed(text) ?? placed(text);
}

/** What is wrong after where it is: "features.npy: it has no rows." */
function placed(text: string): string | undefined {
  const [, place, what, stop] = /^(.+?): (.+?)(\.?)$/s.exec(text) ?? [];
  const told = what === undefined ? undefined : retold(what);
  return told && `${retell(place)}：${told}${stop && '。'}`;
}

/** Known texts after one another, each perhaps with a number: "uniform bits −14.1, mixed polarity +0.7". */
function listed(text: string): string | undefined {
  const told = text.split(', ').map((item) => {
    const [, name, number = ''] = /^(.*?)( [+−]?[\d.]+)?$/s.exec(item) ?? [];
    const known = texts?.get(name) ?? (/[A-Za-z]/.test(name) ? undefined : name);
    return known === undefined ? undefined : known + number;
  });
  return told.includes(undefined) ? undefined : told.join(t(', ', 'list'));
}

/** Of a pattern, commas and colons counted: as many as "Line {0}: {1}." has. */
const LEAST_LETTERS = 5;

const patternOf = (key: string, text: string): Pattern[] => {
  const parts = key.split(/\{(\d+)\}/);
  if (parts.length === 1 || key.includes(CONTEXT)) return [];
  const fixed = parts.filter((_, i) => i % 2 === 0);
  const letters = fixed.join('').replace(/[^A-Za-z,:]/g, '').length;
  // Of hardly any letters: it would fit almost everything.
  if (letters < LEAST_LETTERS) return [];
  const test = new RegExp(
    `^${fixed.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('([^]*?)')}$`,
  );
  const places = parts.filter((_, i) => i % 2 === 1).map(Number);
  return [{ test, text, places, letters, leads: fixed[0] === '' }];
};
