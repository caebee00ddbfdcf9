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
  'src/lessons',
  'src/methods',
  'src/metrics/names.ts',
  'src/plots/accuracy-draw.ts',
  'src/plots/accuracy-model.ts',
  'src/plots/accuracy-sentence.ts',
  'src/plots/accuracy-values.ts',
  'src/plots/accuracy.ts',
  'src/plots/format.ts',
  'src/plots/headline-layered.ts',
  'src/plots/headline.ts',
  'src/plots/interference-draw.ts',
  'src/plots/interference-model.ts',
  'src/plots/interference-sentence.ts',
  'src/plots/interference.ts',
  'src/plots/ledger-bars.ts',
  'src/plots/ledger-draw.ts',
  'src/plots/ledger-model.ts',
  'src/plots/ledger-words.ts',
  'src/plots/ledger.ts',
  'src/plots/load.ts',
  'src/plots/loom-draw.ts',
  'src/plots/loom-head.ts',
  'src/plots/loom-hit.ts',
  'src/plots/loom-layout.ts',
  'src/plots/loom-legend-items.ts',
  'src/plots/loom-legend.ts',
  'src/plots/loom-light.ts',
  'src/plots/loom-margin.ts',
  'src/plots/loom-marks.ts',
  'src/plots/loom-model.ts',
  'src/plots/loom-motion.ts',
  'src/plots/loom-sentence.ts',
  'src/plots/loom-side.ts',
  'src/plots/loom-split.ts',
  'src/plots/loom-texts.ts',
  'src/plots/loom-tips.ts',
  'src/plots/loom-wide-sentence.ts',
  'src/plots/loom-words.ts',
  'src/plots/loom.ts',
  'src/plots/marked.ts',
  'src/plots/method-words.ts',
  'src/plots/networks.ts',
  'src/plots/text-width.ts',
  'src/spec',
  'src/store/apply-event.ts',
  'src/store/backend-info.ts',
  'src/store/history/keeper.ts',
  'src/store/history/port.ts',
  'src/store/index.ts',
  'src/store/own-file.ts',
  'src/store/runner.ts',
  'src/store/snapshot-port.ts',
  'src/tasks/index.ts',
  'src/ui/advanced-groups.tsx',
  'src/ui/advanced.tsx',
  'src/ui/alpha-dial.tsx',
  'src/ui/app.tsx',
  'src/ui/axis-control.tsx',
  'src/ui/axis-draft.ts',
  'src/ui/bar.tsx',
  'src/ui/changes-bar.tsx',
  'src/ui/codes-panel.tsx',
  'src/ui/codes.tsx',
  'src/ui/data-facts.tsx',
  'src/ui/disclosure.tsx',
  'src/ui/download.ts',
  'src/ui/draw-queue.ts',
  'src/ui/duration.ts',
  'src/ui/empty-panel.tsx',
  'src/ui/evidence-panels.tsx',
  'src/ui/evidence.tsx',
  'src/ui/explorer.tsx',
  'src/ui/export-button.tsx',
  'src/ui/export-dialog.tsx',
  'src/ui/export-files.ts',
  'src/ui/fetched.tsx',
  'src/ui/field-control.tsx',
  'src/ui/formula-box.tsx',
  'src/ui/formula-facts.tsx',
  'src/ui/given-files.ts',
  'src/ui/headline.tsx',
  'src/ui/help-dialog.tsx',
  'src/ui/hero.tsx',
  'src/ui/icons.tsx',
  'src/ui/keyboard.ts',
  'src/ui/language-button.tsx',
  'src/ui/lazy-section.tsx',
  'src/ui/lesson-button.tsx',
  'src/ui/lesson-progress.ts',
  'src/ui/lesson-scene.ts',
  'src/ui/lesson-steps.ts',
  'src/ui/lesson.tsx',
  'src/ui/media.ts',
  'src/ui/method-menu.tsx',
  'src/ui/methods-control.tsx',
  'src/ui/modal.tsx',
  'src/ui/new-version.tsx',
  'src/ui/notices.tsx',
  'src/ui/offline.ts',
  'src/ui/open-file.ts',
  'src/ui/options.tsx',
  'src/ui/own-examples.ts',
  'src/ui/own-section.tsx',
  'src/ui/own-words.ts',
  'src/ui/panel-boundary.tsx',
  'src/ui/plot-files.ts',
  'src/ui/plot-frame.tsx',
  'src/ui/plot-input.ts',
  'src/ui/plot-table.tsx',
  'src/ui/pointer.ts',
  'src/ui/present-button.tsx',
  'src/ui/presenter-panel.tsx',
  'src/ui/presenter-slides.ts',
  'src/ui/presenter.tsx',
  'src/ui/preset-menu.tsx',
  'src/ui/rasterise.ts',
  'src/ui/runs-compare.tsx',
  'src/ui/runs-list.tsx',
  'src/ui/runs-panel.tsx',
  'src/ui/runs-words.ts',
  'src/ui/runs.tsx',
  'src/ui/said.tsx',
  'src/ui/save-row.tsx',
  'src/ui/scrubber.tsx',
  'src/ui/seed-field.tsx',
  'src/ui/segments.tsx',
  'src/ui/share-button.tsx',
  'src/ui/share-dialog.tsx',
  'src/ui/share-links.ts',
  'src/ui/share-row.tsx',
  'src/ui/share-tabs.tsx',
  'src/ui/split-animation.ts',
  'src/ui/status-pill.tsx',
  'src/ui/step-panel.tsx',
  'src/ui/step.tsx',
  'src/ui/still-strip.tsx',
  'src/ui/surface.ts',
  'src/ui/sweep-foot.tsx',
  'src/ui/sweep-panel.tsx',
  'src/ui/sweep-presets.tsx',
  'src/ui/sweep-run.tsx',
  'src/ui/sweep-settings.tsx',
  'src/ui/sweep-words.ts',
  'src/ui/sweep.tsx',
  'src/ui/to-hero.ts',
  'src/ui/to-step.ts',
  'src/ui/train-this.ts',
  'src/ui/transport.tsx',
  'src/ui/truth-table.tsx',
  'src/ui/use-reading.ts',
];

/** For terminals and files, which are English whatever the page speaks. */
const NOT_SHOWN: readonly string[] = ['src/claims/document.ts'];

/** Shown, and the same in every language. */
const NAMES: readonly string[] = [
  'FPE Explorer',
  'CSV',
  'JSON',
  'DIMACS',
  'Read this page in English',
];

/** Formulas, selectors, media queries, HTML and names of verdicts: no text of the page. */
const NO_TEXT =
  /^(\(prefers-|<iframe|input, |textarea, |button, |not \(rain|c an AND|#own |own file|(reproduces in part|does not reproduce here|not tested)$)/;

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
    .filter(({ text }) => !NAMES.includes(text) && !NO_TEXT.test(text) && !tables.has(text))
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
