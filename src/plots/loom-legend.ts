/** The legend line under the looms and the sentence computed from the data. */
import type { LoomLayout } from './loom-layout';
import { MARKER } from './loom-legend-items';
import { dash } from './loom-marks';
import type { LoomModel } from './loom-model';
import { cross, disc, labels, path, rect, tenth, wrap } from './svg';

export function drawLegend(g: SVGGElement, model: LoomModel, layout: LoomLayout): void {
  const out = {
    positive: '',
    negative: '',
    tile: '',
    pruned: '',
    lost: '',
    ring: '',
    negated: '',
    text: '',
  };
  const shift = layout.legendY;
  for (const item of layout.legend) {
    const y = shift + item.line * 18;
    const wide = MARKER[item.kind];
    const middle = item.x + wide / 2;
    if (item.kind === 'positive') out.positive = rect(item.x, y - 9, 10, 10);
    else if (item.kind === 'negative') out.negative = disc(middle, y - 4, 5.2);
    else if (item.kind === 'tile') out.tile = rect(item.x, y - 9.5, wide, 11, 3);
    else if (item.kind === 'pruned') out.pruned = cross(middle, y - 4, 3);
    else if (item.kind === 'lost') out.lost = dash(middle, y - 4);
    else if (item.kind === 'negated') out.negated = `M${tenth(item.x + 2)},${tenth(y - 4)}h7`;
    else if (item.kind === 'ring') out.ring = rect(item.x, y - 10, wide, 12, 4);
  }
  path(g, 'tile', out.tile, { fill: 'tile-selected' });
  path(g, 'positive', out.positive, { fill: 'positive' });
  path(g, 'negative', out.negative, { fill: 'negative' });
  path(g, 'pruned', out.pruned, { stroke: 'ink-2', width: 1 });
  path(g, 'lost', out.lost, { stroke: 'ink-2', width: 1 });
  path(g, 'negated', out.negated, { stroke: 'ink', width: 1.5 });
  path(g, 'ring', out.ring, { stroke: 'ink', width: 2 });
  const texts = layout.legend.map((item) => ({
    x: item.textX,
    y: shift + item.line * 18,
    text: item.text,
  }));
  labels(g, 'texts', texts);
  const { x, y, chars } = layout.sentence;
  const lines = wrap(model.sentence, chars);
  labels(
    g,
    'sentence',
    lines.map((text, k) => ({ x, y: y + 16 * k, text, size: 13 })),
  );
}
