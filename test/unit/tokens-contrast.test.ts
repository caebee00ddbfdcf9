import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEVELS, smallInk, strength } from '../../src/plots/sweep-fill';
import { type Theme, themeColors } from '../../src/plots/theme-colors';
import { contrast, type Rgb, rgb } from '../support/contrast';

const css = readFileSync('src/plots/tokens-contrast.css', 'utf8');
const usualCss = readFileSync('src/plots/tokens.css', 'utf8');
const usual = (theme: Theme) => themeColors(theme, usualCss);

/** Colours of a theme where the system asks for more contrast, over those it leaves alone. */
const stronger = (theme: Theme): Map<string, string> =>
  new Map([...usual(theme), ...themeColors(theme, css)]);

/** Of the rule that holds in forced colours. */
const forced = (): Map<string, string> => {
  const rule = css.slice(css.indexOf(':root[data-theme] {'));
  const rules = rule.slice(0, rule.indexOf('}')).matchAll(/--([\w-]+):\s*([^;]+);/g);
  return new Map(Array.from(rules, ([, name, value]) => [name, value]));
};

const of = (colors: ReadonlyMap<string, string>, name: string): Rgb => rgb(colors.get(name) ?? '');

const INKS = ['ink', 'ink-2', 'ink-3'];
const DATA = ['positive', 'negative', 'dense', 'random', 'clause', 'other', 'warning', 'failure'];
const CLAUSES = [...Array(8).keys()].map((clause) => `clause-${clause}`);

/** Pairs of a text and its ground that stand out less than `least`. */
const weak = (
  colors: ReadonlyMap<string, string>,
  texts: readonly string[],
  grounds: readonly string[],
  least: number,
): string[] =>
  texts.flatMap((text) =>
    grounds
      .filter((ground) => contrast(of(colors, text), of(colors, ground)) < least)
      .map((ground) => `${text} on ${ground}`),
  );

describe.each(['light', 'dark'] as const)('more contrast, %s', (theme) => {
  const colors = stronger(theme);

  it('gives every text 7:1 on whatever it stands on', () => {
    expect(weak(colors, INKS, ['bg', 'panel', 'tile', 'tile-selected'], 7)).toEqual([]);
    expect(weak(colors, DATA, ['bg', 'panel', 'tile'], 7)).toEqual([]);
    // Control: the usual colours would not do.
    expect(weak(usual(theme), [...INKS, ...DATA], ['bg'], 7)).not.toEqual([]);
  });

  it('gives lines 4.5:1, 3:1 to the marks of clauses', () => {
    expect(weak(colors, ['rule', 'rule-2'], ['bg', 'panel'], 4.5)).toEqual([]);
    expect(weak(colors, CLAUSES, ['bg', 'panel'], 3)).toEqual([]);
    expect(weak(usual(theme), ['rule'], ['bg'], 4.5)).toEqual(['rule on bg']);
  });

  it('leaves the figures of a sweep readable on every fill', () => {
    const hues = { ahead: ['random', 'clause'], behind: ['failure'], measure: ['ink'] } as const;
    for (const kind of ['ahead', 'behind', 'measure'] as const) {
      for (const hue of hues[kind]) {
        for (let level = 0; level <= LEVELS; level++) {
          const share = strength(kind, level);
          const ground = of(colors, 'tile').map(
            (v, k) => (1 - share) * v + share * of(colors, hue)[k],
          );
          for (const ink of ['ink', smallInk({ kind, level })]) {
            const found = contrast(ground, of(colors, ink));
            expect(found, `${ink} on ${hue} ${level}`).toBeGreaterThan(4.5);
          }
        }
      }
    }
  });
});

describe('forced colours', () => {
  it('takes ground and ink from the system', () => {
    for (const name of ['bg', 'panel']) expect(forced().get(name)).toBe('Canvas');
    for (const name of INKS) expect(forced().get(name)).toBe('CanvasText');
  });

  it('shows data 3:1 on black as on white, in as many colours as ever', () => {
    const ground = new Map([...forced(), ['white', '#ffffff'], ['black', '#000000']]);
    expect(weak(ground, [...DATA, ...CLAUSES], ['white', 'black'], 3)).toEqual([]);
    expect(new Set([...DATA, ...CLAUSES].map((name) => forced().get(name))).size).toBe(16);
    // Control: those of a theme are seen on one of them only.
    for (const theme of ['light', 'dark'] as const) {
      const of = new Map([...usual(theme), ['white', '#ffffff'], ['black', '#000000']]);
      expect(weak(of, [...DATA, ...CLAUSES], ['white', 'black'], 3)).not.toEqual([]);
    }
  });
});
