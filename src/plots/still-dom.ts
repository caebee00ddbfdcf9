/**
 * As much of a document as the plots write to, where there is none: they draw into it, and it gives
 * the drawing as text for a page. Without styles on elements, which a strict policy blocks: colours
 * become attributes, and what draws nothing is left out.
 */

import { shorter } from './still-path';

/** What plots set as styles and no attribute says; the page's own style sheet does. */
const INHERITED = ['font-family', 'font-variant-numeric'];

/** An element that plots can draw into as into one of a page. */
export class StillElement {
  readonly tag: string;
  readonly children: StillElement[] = [];
  readonly attributes = new Map<string, string>();
  textContent = '';
  private parent: StillElement | null = null;

  constructor(tag: string) {
    this.tag = tag;
  }

  readonly style = {
    setProperty: (name: string, value: string | null): void => {
      if (INHERITED.includes(name)) return;
      if (value === null) this.attributes.delete(name);
      else this.attributes.set(name, value);
    },
  };

  readonly ownerDocument = {
    createElementNS: (_: string, tag: string): StillElement => new StillElement(tag),
  };

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  appendChild(child: StillElement): StillElement {
    child.parent = this;
    this.children.push(child);
    return child;
  }

  remove(): void {
    const at = this.parent?.children.indexOf(this) ?? -1;
    if (at >= 0) this.parent?.children.splice(at, 1);
  }

  replaceChildren(): void {
    this.children.length = 0;
  }

  querySelectorAll(tag: string): StillElement[] {
    return this.children.flatMap((child) => [
      ...(child.tag === tag ? [child] : []),
      ...child.querySelectorAll(tag),
    ]);
  }

  /** As text; '' where it draws nothing. */
  text(): string {
    const inside = escaped(this.textContent) + this.children.map((child) => child.text()).join('');
    const empty = this.tag === 'path' ? !this.attributes.has('d') : inside === '';
    if (empty && this.tag !== 'svg') return '';
    const given = [...this.attributes].filter(([name]) => name !== 'data-name');
    const bare = this.tag === 'g' && given.length === 0;
    if (bare) return inside;
    const closed = this.attributes.get('stroke') !== 'none';
    const said = given
      .map(([name, value]) => [name, name === 'd' ? shorter(value, closed) : escaped(value)])
      .filter(([name, value]) => value !== 'none' || name === 'fill')
      .map(([name, value]) => ` ${name}="${value}"`)
      .join('');
    return inside === '' ? `<${this.tag}${said}/>` : `<${this.tag}${said}>${inside}</${this.tag}>`;
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** For texts and attributes of HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);

/** An empty drawing. */
export function stillSvg(): { readonly svg: SVGSVGElement; readonly text: () => string } {
  const element = new StillElement('svg');
  return { svg: element as unknown as SVGSVGElement, text: () => element.text() };
}
