/**
 * The drawing loop of one plot, outside React: watches the store and the box's size, and draws in
 * requestAnimationFrame, at most 30 times a second while data stream in. It owns the <svg> and
 * the texts computed from the data (title, caption, label); `plot-frame.tsx` owns everything else.
 */
import { now } from '../lib/clock';
import { reasonOf } from '../lib/reason';
import { type Empty, isEmpty, type Plot, plain, type Sentence, type Size } from '../plots/plot';
import { dequeue, enqueue } from './draw-queue';
import type { Explorer } from './explorer';
import { NARROW } from './media';
import { type Drawn, plotInput, sameInput } from './plot-input';

/** Least time between two pictures that differ in data only, ms. */
const DATA_GAP = 1000 / 30;
/** Px that a picture is drawn wide for paper: at this width an A4 page shows its texts in 7 points. */
const PAPER = 830;
/** Least time between two texts: figures at most 10 a second. */
const TEXT_GAP = 100;

export type Mode =
  | { readonly kind: 'drawn' }
  | { readonly kind: 'empty'; readonly empty: Empty }
  | { readonly kind: 'failed'; readonly message: string };

export interface SurfaceParts {
  readonly box: HTMLElement;
  readonly svg: SVGSVGElement;
  readonly title: HTMLElement;
  readonly caption: HTMLElement;
}

/** A model with the size it was drawn at: what pointers and arrow keys ask about. */
export interface Picture<M> {
  readonly model: M;
  readonly size: Size;
}

export interface Surface<M> {
  /** What is on screen, or null when nothing is. */
  picture(): Picture<M> | null;
  /** Draws again even if nothing seems to have changed. */
  redraw(): void;
  dispose(): void;
}

/**
 * Starts drawing; `onMode` is called when the plot becomes empty, fails or is drawn again. `atOnce`:
 * with the first layout, in the place of a picture that stood there, not in the next free frame.
 */
export function mountSurface<M>(
  plot: Plot<M>,
  { store }: Explorer,
  parts: SurfaceParts,
  onMode: (mode: Mode) => void,
  atOnce = false,
): Surface<M> {
  let picture: Picture<M> | null = null;
  let drawn: Drawn | null = null;
  let width = 0;
  let lastDraw = Number.NEGATIVE_INFINITY;
  let lastText = Number.NEGATIVE_INFINITY;
  let textTimer: ReturnType<typeof setTimeout> | undefined;
  let dataTimer: ReturnType<typeof setTimeout> | undefined;
  let visible = true;

  const texts = () => {
    textTimer = undefined;
    lastText = now();
    if (!picture) return;
    const title = plot.title(picture.model);
    const caption = plot.caption(picture.model);
    if (parts.title.textContent !== title) parts.title.textContent = title;
    if (parts.caption.textContent !== plain(caption)) writeSentence(parts.caption, caption);
    parts.svg.setAttribute('aria-label', `${title}. ${plain(caption)}`);
  };

  /** Gives the <svg> the size the model wants, drawn or not. */
  const resize = (model: M): Size => {
    const size: Size = { width, layout: matchMedia(NARROW).matches ? 'narrow' : 'wide' };
    const height = Math.ceil(plot.height(model, size));
    parts.svg.setAttribute('width', String(Math.round(plot.width?.(model, size) ?? width)));
    parts.svg.setAttribute('height', String(height));
    parts.box.toggleAttribute('data-tall', height > 1200);
    return size;
  };

  /** Takes the room before the first picture, so that nothing below moves when it comes. */
  const reserve = () => {
    width = Math.floor(parts.box.clientWidth);
    const model = plot.select(plotInput(store.getState(), plot.subject));
    if (width > 0 && !isEmpty(model)) resize(model);
    if (atOnce) frame();
    else enqueue(frame);
  };

  const paint = (input: Drawn) => {
    const model = plot.select(input);
    if (isEmpty(model)) {
      picture = null;
      onMode({ kind: 'empty', empty: model });
      return;
    }
    const size = resize(model);
    plot.draw(parts.svg, model, size);
    picture = { model, size };
    onMode({ kind: 'drawn' });
    textTimer ??= setTimeout(texts, Math.max(0, lastText + TEXT_GAP - now()));
  };

  const frame = () => {
    if (!visible || width === 0) return;
    const input = plotInput(store.getState(), plot.subject);
    const onlyData = drawn !== null && sameInput({ ...input, version: drawn.version }, drawn);
    const early = lastDraw + DATA_GAP - now();
    if (onlyData && early > 0) {
      dataTimer ??= setTimeout(() => {
        dataTimer = undefined;
        enqueue(frame);
      }, early);
      return;
    }
    show(input);
  };

  const show = (input: Drawn) => {
    lastDraw = now();
    drawn = input;
    try {
      paint(input);
    } catch (error) {
      picture = null;
      onMode({ kind: 'failed', message: reasonOf(error) });
    }
  };

  /** Printers wait for no frame: drawn at once, seen or not; the page scales it. */
  const toPaper = () => {
    width = Math.min(width, PAPER);
    if (width === 0) return;
    show(plotInput(store.getState(), plot.subject));
    texts();
  };
  const fromPaper = () => {
    width = Math.floor(parts.box.clientWidth);
    drawn = null;
    enqueue(frame);
  };
  addEventListener('beforeprint', toPaper);
  addEventListener('afterprint', fromPaper);

  const unsubscribe = store.subscribe(() => {
    if (drawn === null || !sameInput(plotInput(store.getState(), plot.subject), drawn))
      enqueue(frame);
  });
  const resized = new ResizeObserver(() => {
    const next = Math.floor(parts.box.clientWidth);
    if (next === width) return;
    width = next;
    drawn = null;
    enqueue(frame);
  });
  resized.observe(parts.box);
  const seen = new IntersectionObserver(
    ([entry]) => {
      visible = entry?.isIntersecting ?? true;
      if (visible) enqueue(frame);
    },
    { rootMargin: '50%' },
  );
  seen.observe(parts.box);
  try {
    reserve();
  } catch {
    // Whatever is wrong shows when the picture is drawn, inside its panel.
  }

  return {
    picture: () => picture,
    redraw: () => {
      drawn = null;
      enqueue(frame);
    },
    dispose: () => {
      unsubscribe();
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', fromPaper);
      resized.disconnect();
      seen.disconnect();
      clearTimeout(textTimer);
      clearTimeout(dataTimer);
      dequeue(frame);
    },
  };
}

/** Replaces the element's content by the sentence, bold runs as <strong>. */
function writeSentence(element: HTMLElement, sentence: Sentence): void {
  element.replaceChildren(
    ...sentence.map((run) => {
      if (!run.bold) return document.createTextNode(run.text);
      const strong = document.createElement('strong');
      strong.textContent = run.text;
      return strong;
    }),
  );
}
