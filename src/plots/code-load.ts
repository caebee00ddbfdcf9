/** Load by codes: how many clauses each neuron carries, a bar a number, before above after. */

import { mean } from '../lib/statistics';
import { sentences, t } from '../lib/text';
import { methodOf } from '../methods';
import { type Analysis, sidesAt } from './codes-analysis';
import { litNeuron, rowsOfBand } from './codes-model';
import { count, fixed } from './format';
import { marked } from './marked';
import { type Empty, isEmpty, type Plot, type PlotInput, type Sentence, type Size } from './plot';
import { group, type Label, labels, path, prepare, rect, tenth } from './svg';
import { textWidth } from './text-width';

export interface CodeLoadRow {
  readonly name: string;
  readonly color: string;
  readonly epoch: number;
  /** Neurons that carry 0, 1, 2 … clauses. */
  readonly bars: readonly number[];
  readonly neurons: number;
  readonly mean: number;
  /** The same of random signs on the same connections. */
  readonly chance: number;
  /** Loads of the neurons that are looked at, or that carry the clause that is. */
  readonly lit: readonly number[];
}

export interface CodeLoadModel {
  readonly rows: readonly CodeLoadRow[];
  /** Largest load, at least 3. */
  readonly most: number;
}

function select(input: PlotInput): CodeLoadModel | Empty {
  const sides = sidesAt(input);
  if (isEmpty(sides)) return sides;
  const lit = litNeuron(input.selection, sides.kin);
  const clause = input.selection.kind === 'clause' ? input.selection.group : -1;
  /** The neurons that carry the clause that is looked at, else those looked at themselves. */
  const shown = ({ codes }: Analysis, neurons: number[]): number[] =>
    clause < 0
      ? neurons
      : Array.from({ length: codes.children }, (_, r) => r).filter(
          (r) => clause < codes.clauses && codes.carried[clause * codes.children + r] !== 0,
        );
  const of = (
    analysis: Analysis,
    epoch: number,
    name: string,
    color: string,
    neurons: number[],
  ): CodeLoadRow => {
    const loads = Array.from(analysis.codes.loads);
    const bars = Array.from(
      { length: Math.max(0, ...loads) + 1 },
      (_, k) => loads.filter((l) => l === k).length,
    );
    return {
      name,
      color,
      epoch,
      bars,
      neurons: loads.length,
      mean: mean(loads),
      chance: (analysis.random * analysis.clauses.length) / loads.length,
      lit: shown(analysis, neurons).map((r) => loads[r]),
    };
  };
  const { before, after, names } = sides;
  const has = lit >= 0 && lit < before.analysis.network.children;
  const rows = [of(before.analysis, before.epoch, names[0], 'dense', has ? [lit] : [])];
  if (after) {
    const children = has ? rowsOfBand(sides, after, lit) : [];
    rows.push(of(after.analysis, after.epoch, names[1], methodOf(input.method).color, children));
  }
  return { rows, most: Math.max(3, ...rows.map((r) => r.bars.length - 1)) };
}

const HEIGHT = 204;
const LEFT = 4;

function geometry(model: CodeLoadModel, size: Size) {
  const step = Math.min(64, (size.width - LEFT - 8) / (model.most + 1));
  // Name, bars, axis; twice.
  const bottom = (k: number): number => 64 + 94 * k;
  return { step, bottom, high: 36, x: (load: number) => LEFT + step * load };
}

function draw(svg: SVGSVGElement, model: CodeLoadModel, size: Size): void {
  prepare(svg, size, HEIGHT);
  const { step, bottom, high, x } = geometry(model, size);
  const wide = step * 0.66;
  for (const k of [0, 1]) {
    const g = group(svg, `row-${k}`);
    const r = model.rows[k];
    const base = bottom(k);
    const size1 = (neurons: number): number =>
      r ? Math.max(neurons > 0 ? 1 : 0, (high * neurons) / r.neurons) : 0;
    const bar = (load: number, neurons: number): string =>
      rect(x(load) + (step - wide) / 2, base - size1(neurons), wide, size1(neurons));
    path(g, 'base', r ? `M${LEFT},${tenth(base)}H${tenth(x(model.most + 1))}` : '', {
      stroke: 'rule-2',
      width: 1,
    });
    path(g, 'bars', r?.bars.map((n, load) => (n > 0 ? bar(load, n) : '')).join('') ?? '', {
      fill: r?.color ?? 'dense',
      opacity: 0.85,
    });
    const lit = [...new Set(r?.lit)];
    path(g, 'lit', lit.map((load) => bar(load, r?.bars[load] ?? 0)).join(''), {
      stroke: 'ink',
      width: 2,
    });
    labels(g, 'texts', r ? textsOf(r, model, base, x, step, size1, size.width) : []);
  }
  labels(svg, 'axis', [
    { x: LEFT, y: HEIGHT - 6, text: t('clauses that a neuron carries'), size: 11 },
  ]);
}

function textsOf(
  r: CodeLoadRow,
  model: CodeLoadModel,
  base: number,
  x: (load: number) => number,
  step: number,
  size1: (neurons: number) => number,
  width: number,
): Label[] {
  const every = Math.max(1, Math.ceil(18 / step));
  const name = r.name.charAt(0).toUpperCase() + r.name.slice(1);
  const neurons = count(r.neurons, 'neuron');
  // A name with a number in it is that of the epoch.
  const short = t`: ${neurons}`;
  const long = /\d/.test(name) ? short : t`, epoch ${r.epoch}: ${neurons}`;
  const fits = (text: string): boolean => LEFT + textWidth(`${name}${text}`, 12, true) < width;
  const rest = [long, short].find(fits) ?? '';
  return [
    { x: LEFT, y: base - 52, text: [{ text: name, bold: true }, { text: rest }] },
    ...Array.from({ length: model.most + 1 }, (_, load): Label[] => {
      const middle = x(load) + step / 2;
      const here = r.bars[load] ?? 0;
      const tick: Label[] =
        load % every === 0
          ? [
              {
                x: middle,
                y: base + 14,
                text: `${load}`,
                size: 11,
                anchor: 'middle',
                color: 'ink-3',
              },
            ]
          : [];
      if (here === 0 || every > 1) return tick;
      return [
        ...tick,
        {
          x: middle,
          y: base - size1(here) - 3,
          text: `${here}`,
          size: 11,
          anchor: 'middle',
          color: 'ink',
        },
      ];
    }).flat(),
  ];
}

function caption(model: CodeLoadModel): Sentence {
  const told = (r: CodeLoadRow): string => {
    const more = r.bars.slice(2).reduce((a, b) => a + b, 0);
    return t`${r.bars[0] ?? 0} of ${r.neurons} carry none and ${more} more than one`;
  };
  const [a, b] = model.rows;
  const chances = model.rows.map((r) => fixed(r.chance, 1)).join(t(', then '));
  const chance = t`By chance (random signs): ${chances}.`;
  const start = t`On average **${fixed(a.mean, 1)}** clauses a neuron ${a.name}: ${told(a)}`;
  return marked(
    b
      ? sentences(t`${start}; **${fixed(b.mean, 1)}** ${b.name}: ${told(b)}.`, chance)
      : sentences(t`${start}.`, chance),
  );
}

export const codeLoad: Plot<CodeLoadModel> = {
  id: 'code-load',
  subject: 'codes',
  inside: { title: false, caption: false },
  title: () => t('Codes that share a neuron'),
  select,
  height: () => HEIGHT,
  draw,
  hit: (model, size, px, y) => {
    const { step, bottom } = geometry(model, size);
    const k = y > bottom(0) + 16 ? 1 : 0;
    const r = model.rows[k];
    const load = Math.floor((px - LEFT) / step);
    if (!r || load < 0 || load > model.most) return null;
    const neurons = r.bars[load] ?? 0;
    const some = count(neurons, 'neuron');
    const tip =
      load === 0
        ? t`${some} of ${r.neurons} carry no clause ${r.name}`
        : t`${some} of ${r.neurons} carry ${count(load, 'clause')} ${r.name}`;
    return { kind: 'selection', selection: { kind: 'none' }, tip };
  },
  caption,
  table: (model) => ({
    columns: [t('clauses carried'), ...model.rows.map((r) => t`neurons ${r.name}`)],
    rows: Array.from({ length: model.most + 1 }, (_, load) => [
      `${load}`,
      ...model.rows.map((r) => `${r.bars[load] ?? 0}`),
    ]),
  }),
};
