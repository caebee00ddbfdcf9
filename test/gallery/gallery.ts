/**
 * Every plot on fixture data, for looking at: `npm run dev`, then /test/gallery/.
 * ?theme=dark, ?width=358 (narrow below 844), ?case=alpha-4 (all without it).
 */
import { anyPlot, type PlotId } from '../../src/plots';
import { headline } from '../../src/plots/headline';
import { isEmpty, type PlotInput } from '../../src/plots/plot';
import { inputOf } from './cases';
import { casesOf, PLOT_IDS, SHARES } from './plot-cases';

const query = new URLSearchParams(location.search);
const width = Number(query.get('width') ?? 1328);
const layout = width < 788 ? 'narrow' : 'wide';
document.documentElement.dataset.theme = query.get('theme') ?? 'light';
document.body.classList.toggle('narrow', layout === 'narrow');

function figure(id: PlotId, input: PlotInput, parent: HTMLElement): void {
  const plot = anyPlot(id);
  const box = parent.appendChild(document.createElement('div'));
  const wide = Math.floor(width * (layout === 'narrow' ? 1 : SHARES[id]));
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

for (const c of casesOf('loom')) {
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
for (const id of ['sweep', 'theory', 'mechanism', 'claim', 'runs', 'step'] as const) {
  for (const c of casesOf(id)) {
    if (query.has('case') && query.get('case') !== c.name) continue;
    const section = document.body.appendChild(document.createElement('section'));
    section.id = c.name;
    section.appendChild(document.createElement('h2')).textContent = c.name;
    figure(id, inputOf(c), section);
  }
}
for (const c of casesOf('codes')) {
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
for (const c of casesOf('images')) {
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
document.title = `${PLOT_IDS.length} plots`;
