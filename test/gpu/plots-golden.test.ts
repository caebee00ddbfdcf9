/**
 * Every plot drawn in real Chromium: against golden files, redrawn, and looked at by arithmetic
 * (nothing cut off, no two texts on each other). A drawing that changed is written beside its
 * golden file as `*-changed.svg`; `npx vitest run --project gpu plots-golden -u` accepts it.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { anyPlot, type PlotId } from '../../src/plots';
import { isEmpty, type PlotInput, type Size } from '../../src/plots/plot';
import tokens from '../../src/plots/tokens.css?raw';
import { inputOf } from '../gallery/cases';
import { CODE_CASES, READING_CASES } from '../gallery/code-cases';
import { LAYERED_PLOT_CASES } from '../gallery/layered-plot-cases';
import { ALL_CASES, casesOf, PLOT_IDS as IDS, SHARES } from '../gallery/plot-cases';

const sizeOf = (id: PlotId, width: number): Size =>
  width < 788
    ? { width, layout: 'narrow' }
    : { width: Math.floor(width * SHARES[id]), layout: 'wide' };

const known = new Map<string, PlotInput>();

function caseInput(name: string): PlotInput {
  const found = ALL_CASES.find((c) => c.name === name);
  if (!found) throw new Error(`no case "${name}"`);
  const input = known.get(name) ?? inputOf(found);
  known.set(name, input);
  return input;
}

function newSvg(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  document.body.append(svg);
  return svg;
}

/** Draws a case; null where the plot has nothing to show. */
function draw(id: PlotId, name: string, width: number, svg = newSvg()): SVGSVGElement | null {
  const plot = anyPlot(id);
  const model = plot.select(caseInput(name));
  if (isEmpty(model)) return null;
  plot.draw(svg, model, sizeOf(id, width));
  return svg;
}

afterEach(() => {
  document.body.replaceChildren();
});

/** As a file of its own: colours of the light theme inside, an element a line. */
function fileOf(svg: SVGSVGElement): string {
  const text = new XMLSerializer().serializeToString(svg).replaceAll('><', '>\n<');
  const from = tokens.indexOf(':root {');
  const light = tokens.slice(from, tokens.indexOf('}', from) + 1);
  return `${text.replace('>', `>\n<style>${light}</style>`)}\n`;
}

const GOLDEN: Readonly<Record<PlotId, readonly string[]>> = {
  loom: [
    'alpha-2',
    'alpha-2-random',
    'alpha-4',
    'alpha-8',
    'alpha-1',
    'before',
    'motion-fall',
    'clause',
    'weight',
    'fpe-overlap',
    'fpe-clones',
    'sparse-wide',
    'pruned-before',
    'sparse-alpha-8',
  ],
  ledger: [
    'alpha-2',
    'alpha-8',
    'before',
    'weight',
    'motion-weigh',
    'fpe-overlap',
    'dense-wide',
    'pruned-wide',
    'set',
  ],
  accuracy: [
    'alpha-2',
    'inputs-loss',
    'diverged',
    'one-seed',
    'before',
    'clause',
    'sparse',
    'dense-wide',
    'all-methods',
  ],
  interference: ['alpha-2', 'before', 'inputs-loss', 'clause', 'sparse-wide'],
  load: ['alpha-2', 'weight', 'hidden-32-alpha-8'],
  sweep: [
    'sweep-gain',
    'sweep-filling',
    'sweep-20-seeds',
    'sweep-accuracy',
    'sweep-24-columns',
    'sweep-alpha',
    'sweep-alpha-filling',
    'sweep-neurons-loss',
    'sweep-methods',
    'sweep-alpha-methods',
  ],
  theory: [
    'theory-random',
    'theory-clause',
    'theory-alpha-8',
    'theory-before',
    'theory-all',
    'theory-wide',
  ],
  mechanism: [
    'mechanism-seeds',
    'mechanism-capacity',
    'mechanism-coverage',
    'mechanism-rank',
    'mechanism-two',
    'mechanism-cells',
  ],
  claim: ['claim-accuracy', 'claim-gains', 'claim-nulls', 'claim-diverged'],
  codes: [
    'codes-alpha-2',
    'codes-alpha-4',
    'codes-before',
    'codes-clause',
    'codes-wide',
    'codes-and-of-ors',
    'codes-one-group',
    'codes-shared',
    'codes-no-clauses',
  ],
  codeTable: ['codes-alpha-2', 'codes-alpha-4', 'codes-before', 'codes-clause'],
  codeFormula: [
    'codes-alpha-2',
    'codes-random',
    'codes-clause',
    'codes-and-of-ors',
    'codes-shared',
  ],
  codeReading: ['codes-no-clauses'],
  codeRelations: ['codes-alpha-2', 'codes-alpha-4', 'codes-signed'],
  codeLoad: ['codes-alpha-2', 'codes-alpha-4', 'codes-clause'],
  codeDistance: ['codes-alpha-2', 'codes-signed', 'codes-all-methods'],
  runs: ['runs-alpha', 'runs-splits', 'runs-many'],
  step: ['step-activity', 'step-answer', 'step-gradients', 'step-split', 'step-hidden-32'],
  images: [
    'layered-alpha-2',
    'layered-feature',
    'layered-strips',
    'layered-wide',
    'layered-clones',
  ],
  layers: ['layered-alpha-2', 'layered-before', 'layered-deep', 'layered-wide'],
  classes: ['layered-alpha-2', 'layered-before', 'layered-40-classes'],
  confusion: ['layered-alpha-2', 'layered-before', 'layered-40-classes'],
  gram: ['layered-feature', 'layered-before', 'layered-400-pixels'],
};

/** Drawn one after the other into one <svg>, the first also last; and the ones with most marks. */
const REDRAWN = {
  run: ['alpha-2', 'hidden-32-alpha-8', 'motion-fall', 'clause', 'weight', 'inputs-loss', 'before'],
  sweep: ['sweep-gain', 'sweep-alpha-filling', 'sweep-accuracy', 'sweep-24-columns', 'sweep-alpha'],
  theory: ['theory-random', 'theory-all', 'theory-before', 'theory-alpha-8'],
  mechanism: ['mechanism-seeds', 'mechanism-coverage', 'mechanism-all', 'mechanism-two'],
  claim: ['claim-accuracy', 'claim-gains', 'claim-nulls', 'claim-level'],
  codes: [
    'codes-alpha-2',
    'codes-hidden-32-alpha-8',
    'codes-all-methods',
    'codes-clause',
    'codes-signed',
    'codes-before',
  ],
  reading: ['codes-no-clauses', 'codes-no-clauses-before', 'codes-no-clauses-alpha-4'],
  runs: ['runs-alpha', 'runs-many', 'runs-same', 'runs-splits', 'runs-stopped'],
  step: ['step-answer', 'step-split', 'step-gradients', 'step-no-clauses', 'step-inputs-128'],
  layered: [
    'layered-alpha-2',
    'layered-40-classes',
    'layered-clones',
    'layered-strips',
    'layered-wide',
    'layered-before',
  ],
} as const;
const LARGE = {
  run: ['hidden-32-alpha-8', 'inputs-128'],
  sweep: ['sweep-24-columns', 'sweep-20-seeds'],
  theory: ['theory-all', 'theory-alpha-8'],
  mechanism: ['mechanism-all', 'mechanism-cells'],
  claim: ['claim-gains', 'claim-nulls'],
  codes: ['codes-hidden-32-alpha-8', 'codes-inputs-128'],
  runs: ['runs-many', 'runs-splits'],
  step: ['step-hidden-32', 'step-inputs-128'],
  layered: ['layered-alpha-8', 'layered-400-pixels'],
  reading: ['codes-no-clauses', 'codes-no-clauses-alpha-4'],
} as const;
const kindOf = (id: PlotId): keyof typeof REDRAWN => {
  if (casesOf(id) === CODE_CASES) return 'codes';
  if (casesOf(id) === READING_CASES) return 'reading';
  if (casesOf(id) === LAYERED_PLOT_CASES) return 'layered';
  return id === 'sweep' ||
    id === 'theory' ||
    id === 'mechanism' ||
    id === 'claim' ||
    id === 'runs' ||
    id === 'step'
    ? id
    : 'run';
};

describe.each(IDS)('golden %s', (id) => {
  const wide = GOLDEN[id].map((name) => [name, 1328] as const);
  it.each([...wide, [GOLDEN[id][0], 358] as const])('%s at %i px', async (name, width) => {
    const svg = draw(id, name, width);
    if (!svg) throw new Error(`${id} has nothing to show for ${name}`);
    const file = `${name.startsWith(id) ? '' : `${id}-`}${name}${width < 788 ? '-narrow' : ''}`;
    try {
      await expect(fileOf(svg)).toMatchFileSnapshot(`../golden/plots/${file}.svg`);
    } catch (error) {
      // Commands resolve against the project's root, snapshots against this file.
      await commands.writeFile(`test/golden/plots/${file}-changed.svg`, fileOf(svg));
      throw error;
    }
  });
});

describe.each(IDS)('%s', (id) => {
  it('draws the same twice, and nothing stays of another picture', () => {
    const [first, ...others] = REDRAWN[kindOf(id)];
    const fresh = draw(id, first, 1328)?.outerHTML;
    const used = newSvg();
    for (const name of [...others, first]) draw(id, name, 1328, used);
    expect(inkOf(used)).toEqual(inkOf(parse(fresh ?? '')));
    const html = used.outerHTML;
    draw(id, first, 1328, used);
    expect(used.outerHTML).toBe(html);
  });
  it('needs few elements whatever the number of weights', () => {
    for (const name of LARGE[kindOf(id)]) {
      const paths = draw(id, name, 1328)?.querySelectorAll('path').length ?? 0;
      expect(paths).toBeGreaterThan(3);
      expect(paths).toBeLessThan(140);
    }
  });
  it('writes no NaN into the drawing', () => {
    for (const c of casesOf(id))
      expect(draw(id, c.name, 1328)?.outerHTML ?? '').not.toMatch(/NaN|undefined|Infinity/);
  });
});

const parse = (html: string): Element => {
  const box = document.createElement('div');
  box.innerHTML = html;
  return box.firstElementChild as Element;
};

/** What can be seen of a drawing: paths with ink and texts, whatever empty elements lie between. */
const inkOf = (svg: Element): string[] =>
  [...svg.querySelectorAll('path[d], text')].map((e) => {
    const attributes = [...e.attributes].filter((a) => a.name !== 'data-name');
    return [e.tagName, ...attributes.map((a) => `${a.name}=${a.value}`).sort(), e.innerHTML].join(
      ' ',
    );
  });

describe.each([1328, 1168, 900, 788, 358, 288])('texts at %i px', (width) => {
  it.each(ALL_CASES.map((c) => c.name))('%s: none cut off, none on another', (name) => {
    const faults: string[] = [];
    for (const id of IDS.filter((id) => casesOf(id).some((c) => c.name === name))) {
      const svg = draw(id, name, width);
      if (svg) faults.push(...crowding(svg).map((f) => `${id}: ${f}`));
      document.body.replaceChildren();
    }
    expect(faults).toEqual([]);
  });
});

/** Row labels of a wide loom hang this far into the page margin. */
const HANG = 40;

/** Texts that leave the drawing or lie on each other. Boxes are shrunk by the air of a line box. */
function crowding(svg: SVGSVGElement): string[] {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')]
    .filter((t) => t.textContent !== '' && !hidden(t))
    .map((t) => {
      const r = t.getBoundingClientRect();
      const air = r.height * 0.22;
      return {
        text: t.textContent ?? '',
        left: r.left,
        right: r.right,
        top: r.top + air,
        bottom: r.bottom - air,
      };
    });
  const faults: string[] = [];
  texts.forEach((a, k) => {
    if (a.left < frame.left - HANG || a.right > frame.right + 1)
      faults.push(`"${a.text}" sticks out by ${Math.round(a.right - frame.right)}`);
    if (a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
      faults.push(`"${a.text}" is above or below`);
    for (const b of texts.slice(k + 1)) {
      const apart =
        a.right <= b.left + 0.5 ||
        b.right <= a.left + 0.5 ||
        a.bottom <= b.top + 0.5 ||
        b.bottom <= a.top + 0.5;
      if (!apart) faults.push(`"${a.text}" on "${b.text}"`);
    }
  });
  return faults;
}

const hidden = (element: Element): boolean => element.closest('[opacity="0"]') !== null;
