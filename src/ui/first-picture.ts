/**
 * The page's first picture as HTML, before any script: the finished default run as headline, looms
 * and ledger, drawn by the plots themselves, in the elements and classes of the live page, so that
 * that takes its place without a jump. `npm run bake` writes it to `first-picture.html`; not part of
 * the page's scripts.
 */
import { checksumOf } from '../lib/checksum';
import { methodOf } from '../methods';
import type { Network } from '../model/network';
import { type Figure, headline } from '../plots/headline';
import { ledger } from '../plots/ledger';
import { loom } from '../plots/loom';
import { labelOf } from '../plots/method-words';
import { pairAt } from '../plots/networks';
import { isEmpty, type Plot, type PlotInput, plain, type Size } from '../plots/plot';
import { escaped, stillSvg } from '../plots/still-dom';
import { DEFAULT_SPEC } from '../spec/fields';
import { finishedState } from '../store/bake';
import { NOTCHES } from './alpha-dial';
import { plotInput } from './plot-input';

/** Px of the plots on a page 1440 px wide, and on a phone of 390. */
const SIZES: readonly (Size & { readonly name: string })[] = [
  { name: 'wide', width: 1328, layout: 'wide' },
  { name: 'narrow', width: 358, layout: 'narrow' },
];

/** The buttons of `ui/hero-pages.tsx`. */
const PAGES =
  '<fieldset class="segments first-narrow" inert><button aria-pressed="true">Before</button><button>After</button><span class="first-swipe">Swipe for the network after the split →</span></fieldset>';

/** The text of `first-picture.html`: of the default settings, trained on the CPU engine. */
export async function bakeFirst(): Promise<string> {
  return firstPicture(plotInput(await finishedState(DEFAULT_SPEC)));
}

/** The first picture of a finished run. Throws where there is nothing to show of it. */
export function firstPicture(input: PlotInput): string {
  const [weights, neurons, interference, accuracy] = headline(input).map(figure);
  return `${[
    `<div class="first" data-checksum="${networksChecksum(input)}">`,
    '<header class="bar"><span class="wordmark">FPE Explorer</span><span class="bar-gap"></span>',
    '<span class="first-pill"><span class="pill-mark ring"></span>example</span></header>',
    '<div class="first-page" role="main">',
    '<h1 class="sr-only">FPE Explorer: same non-zero weights, more neurons, less interference, higher accuracy</h1>',
    '<section class="headline" aria-label="The claim in numbers">',
    ...[weights, neurons, dial(input), interference, accuracy],
    '</section>',
    '<section class="hero" aria-label="The network, dense and split">',
    ...['<div class="hero-pages">', PAGES, plotHtml(loom, input), '</div>'],
    plotHtml(ledger, input),
    '</section>',
    '</div></div>',
  ].join('\n')}\n`;
}

/** Of everything that was trained in the two networks shown: another run has another one. */
export function networksChecksum({ record, method, frame }: PlotInput): string {
  const pair = pairAt(record, method, frame);
  if (isEmpty(pair)) throw new Error(pair.empty);
  const values = ({ weight, bias, output, outputBias }: Network): number[] => [
    ...weight,
    ...bias,
    ...output,
    outputBias,
  ];
  const all = Float32Array.from([...values(pair.left.network), ...values(pair.right.network)]);
  return checksumOf(new Uint8Array(all.buffer));
}

/** As `ui/headline.tsx` shows it, every figure known. */
function figure({ id, bold, rest, before, sign, after, unit, sub }: Figure): string {
  const first = sign === '→' ? `<span class="figure-old">${before}</span>` : before;
  const units = unit && `<span class="figure-unit">${unit}</span>`;
  return [
    '<div class="figure">',
    `<p class="figure-word"><b>${escaped(bold)} </b> ${escaped(rest)}</p>`,
    `<p class="figure-value" elementtiming="first-${id}">${first}<span class="figure-sign">${sign}</span>${after}${units}</p>`,
    `<p class="figure-sub">${escaped(sub)}</p>`,
    '</div>',
  ].join('');
}

/** The dial and the method as they will stand; they can be used once the script is here. */
function dial({ record: { alpha }, method: id }: PlotInput): string {
  const method = methodOf(id);
  const notches = NOTCHES.map(
    (notch) =>
      `<span class="dial-notch" data-passed="${notch <= alpha}" data-here="${notch === alpha}">${notch}</span>`,
  );
  return [
    '<div class="drag" inert>',
    '<p class="drag-words"><b><span class="drag-word">Drag </span>α</b><span class="drag-word"> and check</span></p>',
    `<div class="dial"><div class="dial-track"></div><div class="dial-done"></div>${notches.join('')}<span class="dial-handle">${alpha}</span></div>`,
    `<div class="method-menu"><svg class="swatch" aria-hidden="true" width="9" height="9"><circle cx="4.5" cy="4.5" r="4.5" fill="var(--${method.color})"/></svg><select aria-label="Method"><option>${escaped(labelOf(method, alpha))}</option></select></div>`,
    '</div>',
  ].join('');
}

/** A plot, wide and narrow; the page's style sheet shows one. */
function plotHtml<M>(plot: Plot<M>, input: PlotInput): string {
  const model = plot.select(input);
  if (isEmpty(model)) throw new Error(model.empty);
  const label = escaped(`${plot.title(model)}. ${plain(plot.caption(model))}`);
  const drawn = SIZES.map((size) => {
    const { svg, text } = stillSvg();
    plot.draw(svg, model, size);
    // On windows of other widths: a wide one as far as it fits, of a narrow one its pages exactly.
    const room = (plot.width?.(model, size) ?? size.width) / size.width;
    return text()
      .replace(/ height="\d+"/, size.layout === 'wide' ? '$&' : '')
      .replace(
        /^<svg width="\d+"/,
        `<svg class="first-${size.name}" role="img" aria-label="${label}" preserveAspectRatio="xMinYMin" width="${100 * room}%"`,
      );
  });
  return `<div class="plot ${plot.id}" data-mode="drawn"><div class="plot-box">${drawn.join('\n')}</div></div>`;
}
