import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { policyFor, withPolicy } from '../../scripts/vite-security.mjs';

const PROJECT = join(import.meta.dirname, '..', '..');
const HEAD = '<!doctype html><head><meta charset="utf-8" />';

describe('the policy', () => {
  test('lets through the styles of the page by the hash of what is served', () => {
    const css = 'html{color:red}';
    const hash = createHash('sha256').update(css).digest('base64');
    expect(policyFor(`${HEAD}<style>${css}</style>`)).toContain(
      `style-src 'self' 'sha256-${hash}'`,
    );
    expect(policyFor(HEAD)).toContain("style-src 'self';");
  });

  test('comes right after the encoding', () => {
    const html = withPolicy(`${HEAD}<style>a{}</style><script src="./a.js"></script>`);
    expect(html).toMatch(/charset="utf-8" \/>\s*<meta http-equiv="Content-Security-Policy"/);
  });

  test.each([
    ['a script inside the HTML', '<script>let x</script>', /a script inside the HTML/],
    ['a module inside it', '<script type="module">let x</script>', /a script inside the HTML/],
    ['a handler', '<p onclick="x()">', /attribute onclick/],
    ['a style attribute', '<p style="color:red">', /attribute style/],
  ])('stops the build on %s', (_, planted, reason) => {
    expect(() => withPolicy(HEAD + planted)).toThrow(reason);
  });

  test('stops the build where the page does not name its encoding', () => {
    expect(() => withPolicy('<!doctype html><head></head>')).toThrow(/UTF-8/);
  });
});

/** What `public/before.js` does on a page of that address. */
function pageWith(address: string, hash = '', language = 'en-GB') {
  const dataset: Record<string, string> = {};
  let rules: { createScriptURL(text: string): string | null } | undefined;
  const trustedTypes = {
    createPolicy: (name: string, given: typeof rules) => {
      expect(name).toBe('default');
      expect(Object.keys(given ?? {})).toEqual(['createScriptURL']);
      rules = given;
    },
  };
  runInNewContext(readFileSync(join(PROJECT, 'public', 'before.js'), 'utf8'), {
    document: { baseURI: address, documentElement: { dataset } },
    location: { hash },
    navigator: { language },
    window: { trustedTypes },
    URL,
  });
  return { dataset, trusted: (text: string) => rules?.createScriptURL(text) ?? null };
}

describe('before the first script', () => {
  test('addresses below the page are trusted, and no other', () => {
    const { trusted } = pageWith('https://host.test/deep/index.html#v=1');
    for (const good of ['./service-worker.js', 'https://host.test/deep/assets/worker-1.js'])
      expect(trusted(good)).toBe(good);
    for (const bad of [
      'https://host.test/other.js',
      'https://host.test/deeper/x.js',
      'https://host.test/deep/../x.js',
      'https://foreign.test/deep/x.js',
      '//foreign.test/deep/x.js',
      'https://host.test@foreign.test/deep/x.js',
      'blob:https://host.test/deep/1',
      'data:text/javascript,1',
      'javascript:1',
    ]) {
      expect(trusted(bad), bad).toBeNull();
    }
  });

  test.each([
    ['#v=1&theme=dark', 'dark'],
    ['#theme=light', 'light'],
    ['#v=1&theme=x', undefined],
    ['#v=1&xtheme=dark', undefined],
  ])('%s gives the theme %s', (hash, theme) => {
    expect(pageWith('https://host.test/', hash).dataset.theme).toBe(theme);
  });

  test.each([
    ['', 'en', undefined],
    ['#', 'de', undefined],
    ['#v=1', 'en', undefined],
    ['#theme=dark', 'en', undefined],
    ['#v=1&theme=light', 'en', undefined],
    ['', 'zh-TW', 'no'],
    ['#v=1&alpha=4', 'en', 'no'],
    ['#v=1&embed=1', 'en', 'no'],
    ['#v=1&lang=zh', 'en', 'no'],
    ['#theory', 'en', 'no'],
    ['#v=2', 'en', 'no'],
  ])('the picture of the default settings at %s, read in %s: %s', (hash, language, first) => {
    expect(pageWith('https://host.test/', hash, language).dataset.first).toBe(first);
  });
});

test('nothing in the page makes HTML, styles or code out of a text', () => {
  const pattern =
    /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|srcDoc|createContextualFragment|DOMParser)\b|\bdocument\s*\.\s*write|\bnew\s+Function\b|(?<![\w.])eval\(|\.html\(|\.attr\(\s*'style',(?!\s*null\b)|setAttribute\(\s*'style'/;
  const files = readdirSync(join(PROJECT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name),
  );
  const found = files.filter((name) =>
    pattern.test(readFileSync(join(PROJECT, 'src', name), 'utf8')),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
  for (const planted of [
    'element.innerHTML = text',
    'eval(text)',
    "svg.attr('style', 'color:red')",
    'selection.html(text)',
  ]) {
    expect(planted).toMatch(pattern);
  }
});
