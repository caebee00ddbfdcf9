/**
 * A plot as an SVG file of its own: title above, caption and small print (maker, link) below,
 * the same as metadata, colours written out, generic fonts, nothing fetched from anywhere.
 * Needs a document; the drawing is attached, unseen, for as long as it is measured.
 */
import { select } from 'd3';
import { wrapLink, wrapWidth } from './figure-text';
import { type Plot, plain, type Sentence, type Size } from './plot';
import type { Colors } from './theme-colors';

export interface FigureOptions {
  /** The link that opens what is drawn, or several with blanks between. */
  readonly link: string;
  /** Who made it: "FPE Explorer 0.1.0". */
  readonly maker: string;
  readonly colors: Colors;
}

export interface Figure {
  /** The file's text. */
  readonly svg: string;
  /** Px. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly caption: string;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const FONT = 'system-ui, sans-serif';
/** Px: air around everything, and between the drawing and its texts. */
const MARGIN = 20;
const GAP = 10;
/** A link of a formula may have thousands of characters; all of it is in the metadata. */
const LINK_LINES = 3;

/** Draws the model and gives the file. Throws where the drawing names a colour nobody knows. */
export function drawFigure<M>(
  plot: Plot<M>,
  model: M,
  size: Size,
  { link, maker, colors }: FigureOptions,
): Figure {
  const title = plot.title(model);
  const caption = plot.caption(model);
  const svg = document.createElementNS(NAMESPACE, 'svg');
  plot.draw(svg, model, size);
  const drawing = select(svg).append('g');
  for (const part of Array.from(svg.children)) {
    if (part !== drawing.node()) drawing.node()?.append(part);
  }
  standAlone(svg, colors);

  const ink = (name: string): string => known(colors, name);
  const box = extent(svg, {
    width: plot.width?.(model, size) ?? size.width,
    height: plot.height(model, size),
  });
  const left = MARGIN - box.x;
  const width = Math.ceil(box.width + 2 * MARGIN);
  const room = width - 2 * MARGIN;
  let y = MARGIN;
  /** Adds lines of text below what is there; `height` is the line's. */
  const write = (lines: readonly Sentence[], px: number, height: number, color: string): void => {
    for (const line of lines) {
      const text = select(svg)
        .append('text')
        .attr('x', MARGIN)
        .attr('y', Math.round(y + 0.78 * height))
        .attr('font-size', px)
        .attr('fill', ink(color))
        .attr('xml:space', 'preserve');
      for (const run of line) {
        const span = text.append('tspan').text(run.text);
        if (run.bold) span.attr('font-weight', 600).attr('fill', ink('ink'));
      }
      y += height;
    }
  };

  if (plot.carded || !plot.inside.title) {
    write(wrapWidth([{ text: title, bold: true }], room, 15), 15, 20, 'ink');
    y += GAP;
  }
  drawing.attr('transform', `translate(${left},${y - box.y})`);
  y += box.height + GAP;
  if (plot.carded || !plot.inside.caption) {
    write(wrapWidth(caption, room, 12), 12, 18, 'ink-2');
    y += GAP / 2;
  }
  const links = link.split(' ').flatMap((one) => wrapLink(one, room, 11, LINK_LINES));
  const print = [maker, ...links].map((text) => [{ text }]);
  write(print, 11, 15, 'ink-3');
  const height = Math.ceil(y + MARGIN - 4);

  select(svg)
    .attr('style', null)
    .attr('width', width)
    .attr('height', height)
    .attr('viewBox', `0 0 ${width} ${height}`)
    .attr('font-family', FONT)
    // Not as a text: the page's policy lets no style in that came as one.
    .style('font-variant-numeric', 'tabular-nums')
    .attr('role', 'img');
  describe(svg, { title, caption: plain(caption), link, maker });
  select(svg)
    .insert('rect', 'g')
    .attr('width', width)
    .attr('height', height)
    .attr('fill', ink('bg'));
  const text = `${new XMLSerializer().serializeToString(svg)}\n`;
  return { svg: text, width, height, title, caption: plain(caption) };
}

function known(colors: Colors, name: string): string {
  const color = colors.get(name);
  if (color === undefined) throw new Error(`no colour is called ${name}`);
  return color;
}

/** Styles become attributes with their colours written out; what cannot be seen goes. */
function standAlone(svg: SVGSVGElement, colors: Colors): void {
  for (const element of Array.from(svg.querySelectorAll<SVGElement>('*'))) {
    if (!svg.contains(element)) continue;
    const unseen =
      element.getAttribute('opacity') === '0' ||
      (element.tagName === 'path' && !element.hasAttribute('d'));
    if (unseen) {
      element.remove();
      continue;
    }
    const { style } = element;
    for (const name of Array.from(style)) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('style');
    for (const { name, value } of Array.from(element.attributes)) {
      if (name.startsWith('data-')) element.removeAttribute(name);
      else if (value.includes('var(')) {
        const resolved = value.replace(/var\(--([\w-]+)\)/g, (_, color) => known(colors, color));
        element.setAttribute(name, resolved);
      }
    }
  }
  // From the inside out, so that a group of empty groups goes too.
  for (const group of Array.from(svg.querySelectorAll('g')).reverse()) {
    if (group.childElementCount === 0) group.remove();
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The plot's own room and whatever hangs over it, like the row labels of a loom. */
function extent(svg: SVGSVGElement, room: { width: number; height: number }): Box {
  const drawing = svg.firstElementChild as SVGGElement;
  svg.setAttribute('font-family', FONT);
  svg.style.cssText = 'position:fixed;visibility:hidden';
  document.body.append(svg);
  const box = drawing.getBBox();
  svg.remove();
  const x = Math.floor(Math.min(0, box.x));
  const y = Math.floor(Math.min(0, box.y));
  return {
    x,
    y,
    width: Math.ceil(Math.max(room.width, box.x + box.width)) - x,
    height: Math.ceil(Math.max(room.height, box.y + box.height)) - y,
  };
}

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';

/** `<title>`, `<desc>` and `<metadata>` at the head of the file. */
function describe(
  svg: SVGSVGElement,
  about: { title: string; caption: string; link: string; maker: string },
): void {
  const element = (name: string, text: string): SVGElement => {
    const made = document.createElementNS(NAMESPACE, name);
    made.textContent = text;
    return made;
  };
  const metadata = element('metadata', '');
  const facts = {
    title: about.title,
    description: about.caption,
    creator: about.maker,
    source: about.link,
  };
  for (const [name, text] of Object.entries(facts)) {
    const fact = document.createElementNS(DUBLIN_CORE, `dc:${name}`);
    fact.textContent = text;
    metadata.append(fact);
  }
  const words = `${about.caption} ${about.maker}, ${about.link}`;
  svg.prepend(element('title', about.title), element('desc', words.trim()), metadata);
}
