/**
 * Every plot as a file of its own, drawn in real Chromium: it parses, says what it is and where it
 * comes from, needs nothing from the page or the network, and looks the same outside the page.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { anyPlot, type PlotId } from '../../src/plots';
import { drawFigure } from '../../src/plots/figure';
import { figureWidth } from '../../src/plots/figure-width';
import { isEmpty, type PlotInput, type Size } from '../../src/plots/plot';
import { figureColors, type Theme } from '../../src/plots/theme-colors';
import { CASES, type Case, inputOf } from '../gallery/cases';
import { CODE_CASES } from '../gallery/code-cases';
import { PLOT_IDS as IDS, casesOf as usualCases } from '../gallery/plot-cases';

const LINK = 'https://example.org/explorer/#v=1&alpha=4&formula=a.<b>.%26.c';
const MAKER = 'FPE Explorer 1.2.3';
const SVG = 'http://www.w3.org/2000/svg';

/** Those of the codes draw more than the ones they are shown with. */
const casesOf = (id: PlotId): readonly Case[] =>
  id.startsWith('code') ? CODE_CASES : usualCases(id);

const NARROW = 288;
const known = new Map<string, PlotInput>();

/** The figure of a case; null where the plot has nothing to show. */
function figureOf(id: PlotId, at: Case, theme: Theme, width = figureWidth(id)) {
  const plot = anyPlot(id);
  const input = known.get(at.name) ?? inputOf(at);
  known.set(at.name, input);
  const model = plot.select(input);
  if (isEmpty(model)) return null;
  const size: Size = { width, layout: width === NARROW ? 'narrow' : 'wide' };
  return drawFigure(plot, model, size, { link: LINK, maker: MAKER, colors: figureColors(theme) });
}

const parse = (text: string): Document => new DOMParser().parseFromString(text, 'image/svg+xml');

const first = (id: PlotId): Case => casesOf(id).find((c) => figureOf(id, c, 'light')) as Case;

afterEach(() => {
  document.body.replaceChildren();
});

describe.each(IDS)('%s', (id) => {
  it.each(['light', 'dark'] as const)('stands alone, %s', (theme) => {
    const figure = figureOf(id, first(id), theme);
    if (!figure) throw new Error('nothing to show');
    const root = parse(figure.svg).documentElement;
    expect(root.namespaceURI).toBe(SVG);
    expect(root.localName).toBe('svg');
    expect(faultsOf(figure.svg)).toEqual([]);

    expect(root.querySelector('title')?.textContent).toBe(figure.title);
    expect(figure.title.length).toBeGreaterThan(5);
    const desc = root.querySelector('desc')?.textContent ?? '';
    for (const part of [figure.caption, LINK, MAKER]) expect(desc).toContain(part);
    expect(root.querySelector('metadata')?.textContent).toContain(LINK);

    const seen = Array.from(root.querySelectorAll('text'), (t) => t.textContent).join('');
    expect(seen).toContain(MAKER);
    expect(seen.replaceAll(/\s/g, '')).toContain(LINK.replaceAll(/\s/g, ''));
    const { inside, carded = false } = anyPlot(id);
    const words = (text: string): string => text.replaceAll(/\s+/g, '');
    if (carded || !inside.title) expect(words(seen)).toContain(words(figure.title));
    if (carded || !inside.caption) expect(words(seen)).toContain(words(figure.caption));
    expect(root.getAttribute('width')).toBe(String(figure.width));
    expect(root.querySelectorAll('path').length).toBeGreaterThan(1);
  });

  it('draws the very same file twice and leaves nothing on the page', () => {
    const [a, b] = [figureOf(id, first(id), 'light'), figureOf(id, first(id), 'light')];
    expect(a?.svg).toBe(b?.svg);
    expect(document.body.childElementCount).toBe(0);
  });

  it('keeps every text inside the picture, wide and narrow, in every situation', () => {
    const faults: string[] = [];
    for (const c of casesOf(id)) {
      for (const width of [figureWidth(id), NARROW]) {
        const figure = figureOf(id, c, 'light', width);
        if (figure) faults.push(...cutOff(figure.svg).map((f) => `${c.name} at ${width}: ${f}`));
        document.body.replaceChildren();
      }
    }
    expect(faults).toEqual([]);
  });
});

it('light and dark differ, and a colour that nobody knows is refused', () => {
  const [light, dark] = (['light', 'dark'] as const).map((t) => figureOf('accuracy', CASES[0], t));
  expect(light?.svg).toContain('#ffffff');
  expect(dark?.svg).toContain('#111316');
  expect(dark?.svg).not.toContain('#ffffff');
  const model = anyPlot('accuracy').select(inputOf(CASES[0]));
  const bare = { link: LINK, maker: MAKER, colors: new Map() };
  expect(() =>
    drawFigure(anyPlot('accuracy'), model, { width: 480, layout: 'wide' }, bare),
  ).toThrow(/no colour is called/);
});

it('several links have a line each, and a very long one ends in an ellipsis', () => {
  const plot = anyPlot('accuracy');
  const model = plot.select(inputOf(CASES[0]));
  const linesOf = (link: string): string[] => {
    const about = { link, maker: MAKER, colors: figureColors('light') };
    const { svg } = drawFigure(plot, model, { width: 480, layout: 'wide' }, about);
    const texts = Array.from(parse(svg).querySelectorAll('text'), (t) => t.textContent ?? '');
    expect(parse(svg).querySelector('metadata')?.textContent).toContain(link);
    return texts.slice(texts.indexOf(MAKER) + 1);
  };
  expect(linesOf(`${LINK} ${LINK}2`)).toEqual([LINK, `${LINK}2`]);
  const long = linesOf(`${LINK}${'x'.repeat(2000)}`);
  expect(long).toHaveLength(3);
  expect(long[2]).toMatch(/x…$/);
});

it('a browser shows the file as an image of its size', async () => {
  const figure = figureOf('loom', CASES[0], 'light');
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([figure?.svg ?? ''], { type: 'image/svg+xml' }));
  await image.decode();
  expect([image.naturalWidth, image.naturalHeight]).toEqual([figure?.width, figure?.height]);
});

it('the check finds what would not stand alone', () => {
  const wrong = (inside: string) => faultsOf(`<svg xmlns="${SVG}">${inside}</svg>`);
  expect(wrong('<path fill="var(--ink)"/>')).not.toEqual([]);
  expect(wrong('<image href="https://example.org/a.png"/>')).not.toEqual([]);
  expect(wrong('<path fill="url(https://example.org/a.svg#b)"/>')).not.toEqual([]);
  expect(wrong('<style>a{}</style>')).not.toEqual([]);
  expect(wrong('<path d="M0,0"/>')).toEqual([]);
  expect(faultsOf(`<svg xmlns="${SVG}"><path></svg>`)).not.toEqual([]);
  const text = (x: number) =>
    `<svg xmlns="${SVG}" width="90" height="20"><text x="${x}" y="14">weights</text></svg>`;
  expect(cutOff(text(60))).toEqual([expect.stringContaining('weights')]);
  expect(cutOff(text(-5))).toEqual([expect.stringContaining('weights')]);
  expect(cutOff(text(4))).toEqual([]);
});

/** What of a file needs something that is not in it. */
function faultsOf(text: string): string[] {
  const file = parse(text);
  const faults = file.querySelector('parsererror') ? ['does not parse'] : [];
  for (const element of file.querySelectorAll('*')) {
    if (/^(script|style|image|use|foreignObject|a)$/.test(element.localName))
      faults.push(element.localName);
    for (const { name, value } of element.attributes) {
      if (/var\(|url\(|^data-/.test(value) || /href$|^data-|^on/.test(name))
        faults.push(`${name}="${value}"`);
      if (name === 'font-family' && !/^system-ui, sans-serif$/.test(value)) faults.push(value);
    }
  }
  return faults;
}

/** Texts that leave the picture. */
function cutOff(svg: string): string[] {
  const box = document.createElement('div');
  box.innerHTML = svg;
  document.body.append(box);
  const frame = (box.firstElementChild as Element).getBoundingClientRect();
  return Array.from(box.querySelectorAll('text')).flatMap((text) => {
    const r = text.getBoundingClientRect();
    const out = r.left < frame.left || r.right > frame.right + 0.5 || r.bottom > frame.bottom;
    return out ? [`"${text.textContent}" by ${Math.round(r.right - frame.right)}`] : [];
  });
}
