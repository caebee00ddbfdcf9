/** What the page does depends on what a browser can, never on how it calls itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SNIFFING =
  /\buserAgent(Data)?\b|navigator\s*\.\s*(vendor|platform|appVersion|appName|product)\b|\b(isSafari|isFirefox|isChrome)\b|window\.(chrome|safari|InstallTrigger)\b/;

/** Names of a browser asked for in a source, by line. */
const sniffed = (source: string): string[] => source.split('\n').filter((l) => SNIFFING.test(l));

const sources = ['src', 'wasm'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|tsx|html|css)$/.test(path))
    .map((path) => join(folder, path)),
);

test('no source asks which browser it is', () => {
  expect(sources.length).toBeGreaterThan(300);
  const found = [...sources, 'index.html'].flatMap((path) =>
    sniffed(readFileSync(path, 'utf8')).map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test('the check finds what it looks for', () => {
  for (const line of [
    "if (navigator.userAgent.includes('Firefox')) go();",
    'const mac = /Mac/.test(navigator.platform);',
    'if (navigator.userAgentData?.mobile) go();',
    'const old = window.safari !== undefined;',
  ]) {
    expect(sniffed(line)).toHaveLength(1);
  }
  expect(sniffed("if ('gpu' in navigator) go();")).toEqual([]);
});
