/**
 * The few SVG moves all plots share: find or make a named group, set one path, keep a list of
 * labels. Idempotent: nothing is written that has not changed, so a redraw at 30 frames a second
 * costs one attribute a path. Without D3, which the first picture would have to wait for.
 */
import type { Sentence, Size } from './plot';

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';

type Parent = SVGSVGElement | SVGGElement;

/** Attributes and styles of one path; colours are names of custom properties, e.g. `ink-2`. */
export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: string;
  readonly opacity?: number;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string | Sentence;
  /** Px, 12 unless told; never under 11. */
  readonly size?: number;
  readonly bold?: boolean;
  /** Name of a custom property, `ink-2` unless told. */
  readonly color?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly opacity?: number;
}

/** What was last written to an element, to leave it alone when it would not change. */
const written = new WeakMap<Element, string>();

function changed(element: Element, key: string): boolean {
  if (written.get(element) === key) return false;
  written.set(element, key);
  return true;
}

/** Colour of a clause; past eight the colours repeat and the letters do the work. */
export const clauseColor = (group: number): string => `clause-${group % 8}`;

const paint = (name: string | undefined): string =>
  name === undefined ? 'none' : `var(--${name})`;

type Value = string | number | null;

/** Sets the attributes; null takes one away. */
function attributes(element: Element, values: Readonly<Record<string, Value>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
}

function styles(element: SVGElement, values: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(name, value);
}

function append<T extends 'g' | 'path' | 'text' | 'tspan'>(
  parent: Element,
  tag: T,
): SVGElementTagNameMap[T] {
  return parent.appendChild(
    parent.ownerDocument.createElementNS('http://www.w3.org/2000/svg', tag),
  );
}

/** Sizes the drawing and sets its font; nothing else may set attributes of the <svg>. */
export function prepare(svg: SVGSVGElement, size: Size, height: number): void {
  const width = Math.max(1, Math.round(size.width));
  if (!changed(svg, `${width}×${height}`)) return;
  attributes(svg, { width, height, viewBox: `0 0 ${width} ${height}` });
  styles(svg, {
    'font-family': FONT,
    'font-variant-numeric': 'tabular-nums',
    overflow: 'visible',
  });
}

/** Empties the drawing unless it has exactly these parts, so that nothing stays of another one. */
export function parts(svg: SVGSVGElement, names: readonly string[]): void {
  const has = Array.from(svg.children, (element) => element.getAttribute('data-name'));
  if (has.join() !== names.join()) svg.replaceChildren();
}

function child<T extends 'g' | 'path'>(
  parent: Parent,
  tag: T,
  name: string,
): SVGElementTagNameMap[T] {
  for (const element of parent.children) {
    if (element.getAttribute('data-name') === name) return element as SVGElementTagNameMap[T];
  }
  const made = append(parent, tag);
  made.setAttribute('data-name', name);
  return made;
}

/** The group of that name, made on first use; `transform` and `opacity` when given. */
export function group(parent: Parent, name: string, transform = '', opacity = 1): SVGGElement {
  const g = child(parent, 'g', name);
  if (changed(g, `${transform}|${opacity}`)) {
    attributes(g, { transform: transform || null, opacity: opacity === 1 ? null : opacity });
  }
  return g;
}

/** One path holding any number of marks; an empty `d` keeps the element and draws nothing. */
export function path(parent: Parent, name: string, d: string, style: Paint): void {
  const element = child(parent, 'path', name);
  if (!changed(element, `${d}|${JSON.stringify(style)}`)) return;
  const { width, dash, opacity } = style;
  attributes(element, { d: d === '' ? null : d });
  styles(element, { fill: paint(style.fill), stroke: paint(style.stroke) });
  attributes(element, {
    'stroke-width': width ?? null,
    'stroke-dasharray': dash === '' ? null : (dash ?? null),
    opacity: opacity === undefined || opacity === 1 ? null : opacity,
  });
}

/** A list of texts; runs of a sentence become spans, bold ones in ink. */
export function labels(parent: Parent, name: string, items: readonly Label[]): void {
  const g = group(parent, name);
  if (!changed(g, JSON.stringify(items))) return;
  const texts = [...g.querySelectorAll('text')];
  for (const left of texts.slice(items.length)) left.remove();
  items.forEach((label, i) => {
    write(texts[i] ?? append(g, 'text'), label);
  });
}

function write(element: SVGTextElement, label: Label): void {
  const { x, y, text, size = 12, bold, anchor, opacity, color = 'ink-2' } = label;
  attributes(element, {
    ...{ x: tenth(x), y: tenth(y), 'font-size': size, 'font-weight': bold ? 600 : null },
    'text-anchor': anchor === undefined || anchor === 'start' ? null : anchor,
    opacity: opacity === undefined || opacity === 1 ? null : opacity,
  });
  styles(element, { fill: paint(color) });
  element.textContent = typeof text === 'string' ? text : '';
  if (typeof text === 'string') return;
  for (const run of text) {
    const span = append(element, 'tspan');
    attributes(span, { 'font-weight': run.bold ? 600 : null });
    styles(span, { fill: run.bold ? paint('ink') : null });
    span.textContent = run.text;
  }
}

/** Rounds to a tenth of a pixel: short attributes, no visible difference. */
export const tenth = (x: number): number => Math.round(x * 10) / 10;

/** Path of a rectangle, with round corners of radius `r` if it is large enough for them. */
export function rect(x: number, y: number, w: number, h: number, r = 0): string {
  const round = Math.min(r, w / 2, h / 2);
  if (round < 1) return `M${tenth(x)},${tenth(y)}h${tenth(w)}v${tenth(h)}h${tenth(-w)}z`;
  const q = tenth(round);
  const dx = tenth(w - 2 * round);
  const dy = tenth(h - 2 * round);
  return (
    `M${tenth(x + round)},${tenth(y)}h${dx}a${q},${q} 0 0 1 ${q},${q}v${dy}a${q},${q} 0 0 1 ${-q},${q}` +
    `h${-dx}a${q},${q} 0 0 1 ${-q},${-q}v${-dy}a${q},${q} 0 0 1 ${q},${-q}z`
  );
}

/** Path of an ellipse around its centre. */
export function disc(cx: number, cy: number, rx: number, ry = rx): string {
  const a = tenth(rx);
  const b = tenth(ry);
  return `M${tenth(cx - rx)},${tenth(cy)}a${a},${b} 0 1 0 ${tenth(2 * rx)},0a${a},${b} 0 1 0 ${tenth(-2 * rx)},0z`;
}

/** Path of a cross (two strokes) of half-width `r`. */
export const cross = (x: number, y: number, r: number): string =>
  `M${tenth(x - r)},${tenth(y - r)}l${tenth(2 * r)},${tenth(2 * r)}M${tenth(x - r)},${tenth(y + r)}l${tenth(2 * r)},${tenth(-2 * r)}`;

/** Diagonal lines inside a box, `step` px apart. */
export function hatch(x: number, y: number, w: number, h: number, step = 6): string {
  let d = '';
  for (let k = step / 2; k < w + h; k += step) {
    const [x1, y1] = k <= w ? [x + k, y] : [x + w, y + k - w];
    const [x2, y2] = k <= h ? [x, y + k] : [x + k - h, y + h];
    d += `M${tenth(x1)},${tenth(y1)}L${tenth(x2)},${tenth(y2)}`;
  }
  return d;
}

/** Where a line may end: after a space or a Chinese character, but not before a closing sign. */
const BREAK = /(?<= )|(?<=[\u2e80-\uffff])(?![，。；：、）”！？])/;

/** In Latin letters; a Chinese character takes the room of two. */
const lettersOf = (text: string): number =>
  [...text].reduce((n, letter) => n + (letter >= '\u2e80' ? 2 : 1), 0);

/** Splits a sentence into lines of at most `limit` letters, keeping bold runs. */
export function wrap(sentence: Sentence, limit: number): Sentence[] {
  const lines: { text: string; bold?: boolean }[][] = [[]];
  let used = 0;
  for (const run of sentence) {
    for (const word of run.text.split(BREAK)) {
      if (used > 0 && used + lettersOf(word.trimEnd()) > limit) {
        lines.push([]);
        used = 0;
      }
      const line = lines[lines.length - 1];
      const last = line[line.length - 1];
      if (last && (last.bold ?? false) === (run.bold ?? false)) last.text += word;
      else line.push({ ...run, text: word });
      used += lettersOf(word);
    }
  }
  return lines;
}
