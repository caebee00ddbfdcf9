/**
 * Every plot on fixture data, for looking at: `npm run dev`, then /test/gallery/.
 * ?theme=dark, ?width=358 (narrow below 844), ?case=alpha-4 (all without it).
 */
import { anyPlot, PLOTS, type PlotId } from '../../src/plots';
import { headline } from '../../src/plots/headline';
import { isEmpty, type PlotInput } from '../../src/plots/plot';
import { CASES, inputOf } from './cases';
import { CLAIM_CASES } from './claim-cases';
import { CODE_CASES } from './code-cases';
import { LAYERED_PLOT_CASES } from './layered-plot-cases';
import { RUN_CASES } from './run-cases';
import { STEP_CASES } from './step-cases';
import { SWEEP_CASES } from './sweep-cases';
import { MECHANISM_CASES, THEORY_CASES } from './why-cases';

const query = new URLSearchParams(location.search);
const width = Number(query.get('width') ?? 1328);
const layout = width < 788 ? 'narrow' : 'wide';
document.documentElement.dataset.theme = query.get('theme') ?? 'light';
document.body.classList.toggle('narrow', layout === 'narrow');

/** Shares of the evidence row as the page has them. */
const WIDTHS: Readonly<Record<PlotId, number>> = {
  loom: 1,
  ledger: 1,
  accuracy: 0.337,
  interference: 0.377,
  load: 0.226,
  sweep: 1,
  theory: 0.48,
  mechanism: 1,
  claim: 0.3,
  codes: 1,
  codeTable: 0.49,
  codeFormula: 0.49,
  codeReading: 1,
  codeRelations: 0.377,
  codeLoad: 0.226,
  codeDistance: 0.337,
  runs: 0.55,
  step: 0.65,
  images: 1,
  layers: 0.48,
  classes: 0.48,
  confusion: 1,
  gram: 0.65,
};

function figure(id: PlotId, input: PlotInput, parent: HTMLElement): void {
  const plot = anyPlot(id);
  const box = parent.appendChild(document.createElement('div'));
  const wide = Math.floor(width * (layout === 'narrow' ? 1 : WIDTHS[id]));
  box.style.width = `${wide}px`;
  const model = plot.select(input);
  if (isEmpty(model)) {
    box.textContent = `${id}: ${model.empty}`;
    return;
  }
  if (!plot.inside.title)
    box.appendChild(document.createElement('h3')).textContent = plot.title(model);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  box.append(svg);
  plot.draw(svg, model, { width: wide, layout });
  if (plot.inside.caption) return;
  const p = box.appendChild(document.createElement('p'));
  for (const run of plot.caption(model)) {
    const part = document.createElement(run.bold ? 'b' : 'span');
    part.textContent = run.text;
    p.append(part);
  }
}

for (const c of CASES) {
  if (query.has('case') && query.get('case') !== c.name) continue;
  const input = inputOf(c);
  const section = document.body.appendChild(document.createElement('section'));
  section.id = c.name;
  const words = headline(input).map(
    (f) => `${f.bold} ${f.rest} ${f.before} ${f.sign} ${f.after} ${f.unit} (${f.sub})`,
  );
  section.appendChild(document.createElement('h2')).textContent =
    `${c.name} · ${words.join(' · ')}`;
  figure('loom', input, section);
  figure('ledger', input, section);
  const row = section.appendChild(document.createElement('div'));
  row.className = 'row';
  for (const id of ['accuracy', 'interference', 'load'] as const) figure(id, input, row);
}
const FAMILIES = {
  sweep: SWEEP_CASES,
  theory: THEORY_CASES,
  mechanism: MECHANISM_CASES,
  claim: CLAIM_CASES,
  runs: RUN_CASES,
  step: STEP_CASES,
};
for (const [id, cases] of Object.entries(FAMILIES)) {
  for (const c of cases) {
    if (query.has('case') && query.get('case') !== c.name) continue;
    const section = document.body.appendChild(document.createElement('section'));
    section.id = c.name;
    section.appendChild(document.createElement('h2')).textContent = c.name;
    figure(id as keyof typeof FAMILIES, inputOf(c), section);
  }
}
for (const c of CODE_CASES) {
  if (query.has('case') && query.get('case') !== c.name) continue;
  const input = inputOf(c);
  const section = document.body.appendChild(document.createElement('section'));
  section.id = c.name;
  section.appendChild(document.createElement('h2')).textContent = c.name;
  figure('codes', input, section);
  for (const ids of [
    ['codeTable', 'codeFormula'],
    ['codeDistance', 'codeRelations', 'codeLoad'],
  ] as const) {
    const row = section.appendChild(document.createElement('div'));
    row.className = 'row';
    for (const id of ids) figure(id, input, row);
  }
}
for (const c of LAYERED_PLOT_CASES) {
  if (query.has('case') && query.get('case') !== c.name) continue;
  const input = inputOf(c);
  const section = document.body.appendChild(document.createElement('section'));
  section.id = c.name;
  section.appendChild(document.createElement('h2')).textContent = c.name;
  for (const ids of [['images'], ['layers', 'classes'], ['confusion'], ['gram']] as const) {
    const row = section.appendChild(document.createElement('div'));
    row.className = 'row';
    for (const id of ids) figure(id, input, row);
  }
}
document.title = `${Object.keys(PLOTS).length} plots`;
