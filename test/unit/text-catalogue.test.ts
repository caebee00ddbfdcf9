/**
 * The catalogue: every text of the finished parts of the page has its Chinese, the Chinese has no
 * text that nobody says, the same values stand in both, and nothing is shown past the catalogue.
 */
import { describe, expect, test } from 'vitest';
import { bareIn, keysIn, sourcesOf } from '../../scripts/text.mjs';
import { AREAS, tableTexts, zh } from '../support/table-texts';

/** Files and folders whose texts are all in the catalogue. In the end: all that the page shows. */
const FINISHED: readonly string[] = [
  'src/claims',
  'src/engine',
  'src/lessons',
  'src/methods',
  'src/metrics/names.ts',
  'src/plots',
  'src/spec',
  'src/store',
  'src/tasks',
  'src/ui',
];

/** For terminals, files and scripts around a frame: English whatever the page speaks. */
const NOT_SHOWN: readonly string[] = [
  'src/claims/document.ts',
  ...['headless', 'headless-sweep', 'headless-table', 'results-file'].map(
    (name) => `src/engine/${name}.ts`,
  ),
  ...['results-read', 'sweep-table'].map((name) => `src/engine/${name}.ts`),
  'src/store/embed/answer.ts',
  'src/store/embed/api.ts',
  'src/store/embed/messages.ts',
];

/** Shown, and the same in every language. */
const NAMES: readonly string[] = [
  'FPE Explorer',
  'CSV',
  'JSON',
  // A class of FashionMNIST, as the data have it.
  'Ankle boot',
  'English',
  'DIMACS',
  'Read this page in English',
];

/** Formulas, selectors, media queries, HTML and names of verdicts: no text of the page. */
const NO_TEXT =
  /^(\(prefers-|screen and |system-ui, |<[a-z]|[.#][a-z]|input, |textarea, |button, |not \(rain|c an AND|https:|(reproduces in part|does not reproduce here)$)/;

/** What things are called in the program and in files, and what is said where Chinese is missing. */
const SILENT: readonly string[] = [
  ...['sweep preset {0}', 'sweep failure', 'sweep device', 'own file', 'not run: {0}'],
  ...['destroyed by a test', 'all slots together'],
  ...['lengths differ', 'names of measures', 'networks in all'],
  'The Chinese text could not be fetched, so the page stays in English. 无法获取中文文本，页面保持英文。',
];

const finished = (path: string): boolean =>
  !NOT_SHOWN.includes(path) &&
  FINISHED.some((place) => path === place || path.startsWith(`${place}/`));

const sources = sourcesOf('src');
const keys = sources.flatMap(({ path, source }) => keysIn(path, source));
const placesIn = (text: string): string[] => [...(text.match(/\{\d+\}/g) ?? [])].sort();

/** Keys without Chinese, each with its place. */
const missing = (catalogue: Readonly<Record<string, string>>): string[] =>
  [...keys, ...tableTexts()]
    .filter(({ path, text }) => finished(path) && !Object.hasOwn(catalogue, text))
    .map(({ path, text }) => `${path}: ${text}`);

/** Entries that no code and no table says. */
function dead(catalogue: Readonly<Record<string, string>>): string[] {
  const said = new Set([...keys, ...tableTexts()].map(({ text }) => text));
  return Object.keys(catalogue).filter((key) => !said.has(key));
}

/** Entries whose values are not those of their keys. */
const uneven = (catalogue: Readonly<Record<string, string>>): string[] =>
  Object.entries(catalogue)
    .filter(([key, text]) => placesIn(key).join() !== placesIn(text).join())
    .map(([key]) => key);

const tables = new Set(tableTexts().map(({ text }) => text));

/** What is shown past the catalogue; the tables are translated where they are shown. */
const bare = (files: readonly { path: string; source: string }[]): string[] =>
  files
    // Made of parts there, and whole in the tables.
    .filter(({ path }) => path !== 'src/metrics/names.ts')
    .flatMap(({ path, source }) => bareIn(path, source))
    .filter(({ text }) => ![...NAMES, ...SILENT].includes(text) && !NO_TEXT.test(text))
    .filter(({ text }) => !tables.has(text))
    .map(({ path, line, text }) => `${path}:${line}: ${text}`);

describe('the catalogue', () => {
  test('has the Chinese of every text of the finished parts', () => {
    expect(missing(zh)).toEqual([]);
  });

  test('has no text that nothing says', () => {
    expect(dead(zh)).toEqual([]);
  });

  test('keeps the values of every text', () => {
    expect(uneven(zh)).toEqual([]);
  });

  test('says one English text in one way', () => {
    const told = new Map<string, string>();
    for (const area of Object.values(AREAS)) {
      for (const [key, text] of Object.entries(area)) {
        expect(told.get(key) ?? text, key).toBe(text);
        told.set(key, text);
      }
    }
  });

  test('has no empty text, and Chinese in each but names and signs', () => {
    const odd = Object.entries(zh).filter(
      ([key, text]) =>
        text.trim() === '' ||
        (!/[\p{Script=Han}\u3001-\uff5e]/u.test(text) && /[A-Za-z]/.test(key) && text !== key),
    );
    expect(odd).toEqual([]);
  });

  test('is passed by nothing that the finished parts show', () => {
    expect(bare(sources.filter(({ path }) => finished(path)))).toEqual([]);
  });

  test('lists finished parts that there are', () => {
    const lost = FINISHED.filter(
      (place) => !sources.some(({ path }) => path === place || path.startsWith(`${place}/`)),
    );
    expect(lost).toEqual([]);
  });
});

describe('the checks', () => {
  const [first] = Object.keys(zh);

  test('a key that is taken out is missing, one that is put in is dead', () => {
    const { [first]: _, ...rest } = zh;
    expect(keys.some(({ text }) => text === first)).toBe(true);
    expect(Object.hasOwn(rest, first)).toBe(false);
    expect(dead({ ...zh, 'nobody says this': '没有人这样说' })).toEqual(['nobody says this']);
  });

  test('a value that is lost, doubled or renumbered is found', () => {
    expect(uneven({ '{0} of {1}': '共 {1} 个，第 {0} 个' })).toEqual([]);
    for (const text of ['{0}', '{0}{0}{1}', '{0}{2}', '无']) {
      expect(uneven({ '{0} of {1}': text })).toEqual(['{0} of {1}']);
    }
  });

  test('keys are read from calls, choices, templates and contexts', () => {
    const source = [
      "const a = t('One'); const b = t(x ? 'Two' : 'Three');",
      `const c = t\`\${n} of \${m + t('Four')}\`; const d = t('split', 'noun');`,
      "const e = later('Five'); const f = <p>{said('Six {0}', <b>{t('Seven')}</b>)}</p>;",
      `const g = other('Eight'); const h = other\`\${n} of nine\`;`,
      `const i = later\`\${n} of ten\`; const j = words\`\${n} of eleven\`;`,
    ].join('\n');
    expect(keysIn('a.tsx', source).map(({ text }) => text)).toEqual([
      ...['One', 'Two', 'Three', '{0} of {1}', 'Four', 'split // noun', 'Five', 'Six {0}', 'Seven'],
      ...['{0} of ten', '{0} of eleven'],
    ]);
  });

  test('what is shown past the catalogue is found', () => {
    const found = (source: string): string[] => bareIn('a.tsx', source).map(({ text }) => text);
    expect(found('const a = <p>Press it</p>;')).toEqual(['Press it']);
    expect(found('const a = <p title="Stop">{t("x")}</p>;')).toEqual(['Stop']);
    expect(found("const a = <p aria-label={on ? 'Stop' : t('Go')} />;")).toEqual(['Stop']);
    expect(found(`const a = \`\${n} networks were trained\`;`)).toEqual([
      '{0} networks were trained',
    ]);
    expect(found(`const a = t\`\${n} of \${\`only \${m} of them\`}\`;`)).toEqual([
      'only {0} of them',
    ]);
    expect(found("say({ level: 'info', text: 'It has stopped.' });")).toEqual(['It has stopped.']);
    expect(found("const a = <p className='big old thing' data-key='x'>{t('Go on')}</p>;")).toEqual(
      [],
    );
    expect(found("import a from 'b c'; throw new Error('it is broken');")).toEqual([]);
    expect(found("mark.attr('class', 'big old thing').attr('d', 'M 0 0');")).toEqual([]);
    expect(found('const a = <kbd>Shift</kbd>;')).toEqual([]);
  });
});
