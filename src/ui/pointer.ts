/**
 * Pointer and arrow keys of one plot: hovering sets the shared selection or scrubs, a click pins
 * or moves the epoch, leaving restores. The plot says what is where; this only passes it on, and
 * rings the mark that was hit where the plot names one.
 */
import { METHODS } from '../methods';
import { NO_SELECTION } from '../model/selection';
import { type Hit, isEmpty, type Mark, type Plot } from '../plots/plot';
import { activeSelection } from '../store/selectors';
import type { Explorer } from './explorer';
import { plotInput } from './plot-input';
import type { Surface } from './surface';

interface Parts {
  /** Positioned box around the plot. */
  readonly box: HTMLElement;
  readonly svg: SVGSVGElement;
  readonly tip: HTMLElement;
  readonly ring: HTMLElement;
  /** Polite live region for what the arrow keys reach. */
  readonly live: HTMLElement;
}

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;

/** Listens until the returned function is called. */
export function listen<M>(
  plot: Plot<M>,
  surface: Surface<M>,
  explorer: Explorer,
  { box, svg, tip, ring, live }: Parts,
): () => void {
  const abort = new AbortController();
  const options = { signal: abort.signal };
  /** What this plot has hovered or scrubbed to, and so must take back. */
  let held: Hit | null = null;

  const hitAt = (event: PointerEvent | MouseEvent): Hit | null => {
    const picture = surface.picture();
    if (!picture) return null;
    const origin = svg.getBoundingClientRect();
    const scale = scaleOf(svg);
    const [x, y] = [event.clientX - origin.left, event.clientY - origin.top];
    return plot.hit(picture.model, picture.size, x / scale, y / scale);
  };

  const release = () => {
    tip.hidden = true;
    ring.hidden = true;
    if (!held) return;
    const { kind } = held;
    held = null;
    if (kind === 'cell') explorer.actions.hoverCell(null);
    else if (kind === 'selection' || kind === 'frame') {
      explorer.actions.hover(NO_SELECTION);
      explorer.actions.scrub(null);
    }
  };

  const show = (hit: Hit) => {
    held = hit;
    if (hit.kind === 'frame') explorer.actions.scrub(hit.frame);
    else if (hit.kind === 'cell') explorer.actions.hoverCell(hit.cell);
    else if (hit.kind === 'selection') explorer.actions.hover(hit.selection);
    placeRing(ring, 'mark' in hit ? hit.mark : undefined);
  };

  svg.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType === 'touch') return;
      const hit = hitAt(event);
      if (!hit) {
        release();
        return;
      }
      show(hit);
      placeTip(tip, box, hit.tip ?? '', event.clientX, event.clientY);
    },
    options,
  );
  svg.addEventListener('pointerleave', release, options);
  svg.addEventListener(
    'click',
    (event) => {
      const hit = hitAt(event);
      if (hit) commit(explorer, hit);
      else if (activeSelection(explorer.store.getState()).kind !== 'none') {
        explorer.actions.setView({ pin: '' });
      }
    },
    options,
  );
  svg.addEventListener('blur', release, options);
  svg.addEventListener(
    'keydown',
    (event) => {
      const picture = surface.picture();
      const selection = activeSelection(explorer.store.getState());
      if (event.key === 'Escape') release();
      if (event.key === 'Enter' && held?.kind === 'cell') {
        commit(explorer, held);
        return;
      }
      if (event.key === 'Enter' && selection.kind !== 'none') {
        explorer.actions.pin(selection);
        return;
      }
      const key = ARROWS.find((arrow) => arrow === event.key);
      if (!picture || !plot.move || !key) return;
      // Not from the picture: it may be a key press behind.
      const model = plot.select(plotInput(explorer.store.getState(), plot.subject));
      const from = { hit: held, size: picture.size };
      const hit = isEmpty(model) ? null : plot.move(model, selection, key, from);
      if (!hit) return;
      event.preventDefault();
      event.stopPropagation();
      if (hit.kind === 'frame') explorer.actions.setView({ at: hit.frame });
      else if (hit.kind === 'view') commit(explorer, hit);
      else show(hit);
      if ('mark' in hit && hit.mark) {
        const { left, top } = svg.getBoundingClientRect();
        const scale = scaleOf(svg);
        placeTip(tip, box, hit.tip ?? '', left + scale * hit.mark.x, top + scale * hit.mark.y);
      }
      live.textContent = hit.tip ?? '';
    },
    options,
  );

  return () => {
    abort.abort();
    release();
  };
}

/** A click: pins what was hit, stays at that epoch, goes there, or opens the cell's networks. */
function commit({ actions }: Explorer, hit: Hit): void {
  if (hit.kind === 'selection') actions.pin(hit.selection);
  else if (hit.kind === 'frame') actions.setView({ at: hit.frame });
  else if (hit.kind === 'view') actions.setView(hit.set);
  else if (hit.kind === 'cell' && hit.opens) {
    actions.loadCell(hit.cell);
    const method = METHODS.find((m) => m.id === hit.method && m.id !== 'dense');
    if (method) actions.setView({ show: method.id });
  }
}

/** Px of the window to a px of the drawing: more than 1 in presenter mode. */
function scaleOf(svg: SVGSVGElement): number {
  const drawn = Number(svg.getAttribute('width'));
  return drawn > 0 ? svg.getBoundingClientRect().width / drawn : 1;
}

/** Around a mark; hidden where there is none. */
function placeRing(ring: HTMLElement, mark: Mark | undefined): void {
  ring.hidden = mark === undefined;
  if (!mark) return;
  const { x, y, radius } = mark;
  Object.assign(ring.style, { left: `${x - radius}px`, top: `${y - radius}px` });
  Object.assign(ring.style, { width: `${2 * radius}px`, height: `${2 * radius}px` });
}

/** Beside a point of the window, kept inside the box; hidden when there is nothing to say. */
function placeTip(
  tip: HTMLElement,
  box: HTMLElement,
  text: string,
  clientX: number,
  clientY: number,
): void {
  tip.hidden = text === '';
  if (tip.hidden) return;
  if (tip.textContent !== text) tip.textContent = text;
  const origin = box.getBoundingClientRect();
  const scale = origin.width / Math.max(1, box.offsetWidth);
  const x = (clientX - origin.left) / scale;
  const y = (clientY - origin.top) / scale;
  const left = x + 14 + tip.offsetWidth > box.offsetWidth ? x - 14 - tip.offsetWidth : x + 14;
  const lowest = y + 16 + tip.offsetHeight;
  // A box with pages to swipe shows nothing below itself.
  const below =
    clientY + scale * (20 + tip.offsetHeight) < window.innerHeight &&
    (box.scrollWidth <= box.clientWidth || lowest < box.offsetHeight);
  tip.style.left = `${Math.max(0, left) + box.scrollLeft}px`;
  tip.style.top = `${below ? y + 16 : y - 12 - tip.offsetHeight}px`;
}
