/**
 * The few SVG moves all plots share, on D3 joins: find or make a named group, set one path, join
 * a list of labels. Idempotent: nothing is written that has not changed, so a redraw at 30 frames
 * a second costs one attribute a path.
 */
import { select } from 'd3';
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

/** Sizes the drawing and sets its font; nothing else may set attributes of the <svg>. */
export function prepare(svg: SVGSVGElement, size: Size, height: number): void {
  const width = Math.max(1, Math.round(size.width));
  if (!changed(svg, `${width}×${height}`)) return;
  select(svg)
    .attr('width', width)
    .attr('height', height)
    .attr('viewBox', `0 0 ${width} ${height}`)
    .style('font-family', FONT)
    .style('font-variant-numeric', 'tabular-nums')
    .style('overflow', 'visible');
}

/** Empties the drawing unless it has exactly these parts, so that nothing stays of another one. */
export function parts(svg: SVGSVGElement, names: readonly string[]): void {
  const has = Array.from(svg.children, (element) => element.getAttribute('data-name'));
  if (has.join() !== names.join()) svg.replaceChildren();
}

function child(parent: Parent, tag: string, name: string): Element {
  for (const element of parent.children) {
    if (element.getAttribute('data-name') === name) return element;
  }
  return select<Parent, unknown>(parent)
    .append(`svg:${tag}`)
    .attr('data-name', name)
    .node() as Element;
}

/** The group of that name, made on first use; `transform` and `opacity` when given. */
export function group(parent: Parent, name: string, transform = '', opacity = 1): SVGGElement {
  const g = child(parent, 'g', name) as SVGGElement;
  if (changed(g, `${transform}|${opacity}`)) {
    select(g)
      .attr('transform', transform || null)
      .attr('opacity', opacity === 1 ? null : opacity);
  }
  return g;
}

/** One path holding any number of marks; an empty `d` keeps the element and draws nothing. */
export function path(parent: Parent, name: string, d: string, style: Paint): void {
  const element = child(parent, 'path', name);
  if (!changed(element, `${d}|${JSON.stringify(style)}`)) return;
  select(element)
    .attr('d', d === '' ? null : d)
    .style('fill', paint(style.fill))
    .style('stroke', paint(style.stroke))
    .attr('stroke-width', style.width ?? null)
    .attr('stroke-dasharray', style.dash === '' ? null : (style.dash ?? null))
    .attr('opacity', style.opacity === undefined || style.opacity === 1 ? null : style.opacity);
}

/** A list of texts; runs of a sentence become spans, bold ones in ink. */
export function labels(parent: Parent, name: string, items: readonly Label[]): void {
  const g = group(parent, name);
  if (!changed(g, JSON.stringify(items))) return;
  const texts = select(g)
    .selectAll<SVGTextElement, Label>('text')
    .data(items)
    .join('text')
    .attr('x', (l) => tenth(l.x))
    .attr('y', (l) => tenth(l.y))
    .attr('font-size', (l) => l.size ?? 12)
    .attr('font-weight', (l) => (l.bold ? 600 : null))
    .attr('text-anchor', (l) => (l.anchor === undefined || l.anchor === 'start' ? null : l.anchor))
    .attr('opacity', (l) => (l.opacity === undefined || l.opacity === 1 ? null : l.opacity))
    .style('fill', (l) => paint(l.color ?? 'ink-2'));
  texts.each(function write(l) {
    const runs = typeof l.text === 'string' ? [{ text: l.text, bold: false }] : l.text;
    if (typeof l.text === 'string') {
      this.textContent = l.text;
      return;
    }
    this.textContent = '';
    select(this)
      .selectAll('tspan')
      .data(runs)
      .join('tspan')
      .attr('font-weight', (run) => (run.bold ? 600 : null))
      .style('fill', (run) => (run.bold ? paint('ink') : null))
      .text((run) => run.text);
  });
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

/** Splits a sentence into lines of at most `limit` characters, at spaces, keeping bold runs. */
export function wrap(sentence: Sentence, limit: number): Sentence[] {
  const lines: { text: string; bold?: boolean }[][] = [[]];
  let used = 0;
  for (const run of sentence) {
    for (const word of run.text.split(/(?<= )/)) {
      if (used > 0 && used + word.trimEnd().length > limit) {
        lines.push([]);
        used = 0;
      }
      const line = lines[lines.length - 1];
      const last = line[line.length - 1];
      if (last && (last.bold ?? false) === (run.bold ?? false)) last.text += word;
      else line.push({ ...run, text: word });
      used += word.length;
    }
  }
  return lines;
}
