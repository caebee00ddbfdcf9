/**
 * The colours of `tokens.css` as values, for pictures that leave the page and its custom
 * properties. The stylesheet stays the one place that names them.
 */
import tokens from './tokens.css?raw';

export type Theme = 'light' | 'dark';

/** Colour by the name of its custom property, without dashes: `ink-2`. */
export type Colors = ReadonlyMap<string, string>;

const SELECTORS = { light: ':root', dark: '[data-theme="dark"]' } as const;

/** Colours of a theme. Throws where the stylesheet has no rule for it. */
export function themeColors(theme: Theme, css: string = tokens): Colors {
  const start = css.indexOf(`${SELECTORS[theme]} {`);
  const end = css.indexOf('}', start);
  if (start < 0 || end < 0) throw new Error(`no colours of the ${theme} theme`);
  const rules = css.slice(start, end).matchAll(/--([\w-]+):\s*([^;]+);/g);
  return new Map(Array.from(rules, ([, name, value]) => [name, value.trim()]));
}

/** Colours of a figure: those of the theme, the light one on white, as paper and slides are. */
export const figureColors = (theme: Theme): Colors =>
  theme === 'dark' ? themeColors('dark') : new Map([...themeColors('light'), ['bg', '#ffffff']]);
