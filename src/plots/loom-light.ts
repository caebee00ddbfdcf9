/** What a selection lights in a loom side: columns of a clause or input, the cell of a weight. */
import { neuronOf } from '../model/selection';
import type { SideLayout } from './loom-layout';
import type { LoomModel } from './loom-model';
import type { RowAt } from './loom-motion';
import type { LoomSide } from './loom-side';
import { rect, tenth } from './svg';

/** Strip behind the columns of a selected clause or input. */
export function columnLight(model: LoomModel, at: SideLayout): string {
  const span = litColumns(model, at);
  const last = at.bands[at.bands.length - 1];
  if (!span || !last) return '';
  return rect(
    span[0],
    at.bands[0].y - 2,
    span[1] - span[0],
    last.y + last.height - at.bands[0].y + 4,
    3,
  );
}

/** Rules at both edges of that strip. */
export function columnEdges(model: LoomModel, at: SideLayout): string {
  const span = litColumns(model, at);
  const last = at.bands[at.bands.length - 1];
  if (!span || !last) return '';
  const height = last.y + last.height - at.bands[0].y + 4;
  return span.map((x) => `M${tenth(x)},${tenth(at.bands[0].y - 2)}v${tenth(height)}`).join('');
}

function litColumns(model: LoomModel, at: SideLayout): [number, number] | null {
  const s = model.selection;
  const half = at.pitch / 2;
  if (s.kind === 'clause') {
    const block = model.columns.blocks.find((b) => b.group === s.group);
    return block
      ? [at.x[block.start] - half - 1, at.x[block.start + block.count - 1] + half + 1]
      : null;
  }
  if (s.kind !== 'input' || s.input >= model.columns.place.length) return null;
  const x = at.x[model.columns.place[s.input]];
  return [x - half, x + half];
}

/** Frame around a selected weight, in each row that holds it. */
export function weightCell(
  model: LoomModel,
  side: LoomSide,
  at: SideLayout,
  rows: readonly RowAt[],
): string {
  const s = model.selection;
  const { network } = side;
  const wide = !model.kin && side === model.right;
  if (
    s.kind !== 'weight' ||
    neuronOf(s, wide) < 0 ||
    s.parent >= network.parents ||
    s.input >= network.inputs
  )
    return '';
  const x = at.x[model.columns.place[s.input]];
  let d = '';
  for (let c = s.parent * network.alpha; c < (s.parent + 1) * network.alpha; c++) {
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      if (network.edgeInput[e] !== s.input) continue;
      const h = Math.max(6, rows[c].height - 1);
      d += rect(x - at.pitch / 2 - 0.5, rows[c].y - h / 2, at.pitch + 1, h, 2);
    }
  }
  return d;
}
