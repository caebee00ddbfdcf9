/** What is under the pointer on the loom, by arithmetic; and where the arrow keys go. */
import { groupLetter } from '../model/groups';
import type { Selection } from '../model/selection';
import { count, fixed, neuronName } from './format';
import { type LoomLayout, loomLayout, type SideLayout } from './loom-layout';
import type { LoomModel } from './loom-model';
import { inputName } from './loom-sentence';
import { type LoomSide, weightOf } from './loom-side';
import type { Hit, Size } from './plot';

export function hitLoom(model: LoomModel, size: Size, x: number, y: number): Hit | null {
  const layout = loomLayout(model, size);
  const onRight = layout.narrow ? y >= layout.right.titleY - 14 : x >= layout.right.left - 4;
  const at = onRight ? layout.right : layout.left;
  const inColumns = x >= at.left - 2 && x <= at.right + 2;
  const place = inColumns ? nearestPlace(at, x) : -1;
  if (y < at.bands[0]?.y - 2) {
    return y < at.titleY + 4 || place < 0 ? null : atHead(model, place);
  }
  const parent = parentAt(layout, at, y);
  if (parent < 0) return null;
  if (place < 0) return hitOf(model, { kind: 'neuron', parent });
  const hit = hitOf(model, { kind: 'weight', parent, input: model.columns.order[place] });
  return hit;
}

/** Letters and bars select the clause; an input of no clause selects itself. */
function atHead(model: LoomModel, place: number): Hit {
  const input = model.columns.order[place];
  const g = model.groups.groupOf[input] ?? -1;
  return hitOf(model, g >= 0 ? { kind: 'clause', group: g } : { kind: 'input', input });
}

function nearestPlace(at: SideLayout, x: number): number {
  let best = -1;
  let distance = at.pitch / 2 + 4;
  at.x.forEach((center, place) => {
    const d = Math.abs(center - x);
    if (d < distance) [best, distance] = [place, d];
  });
  return best;
}

/** Parent whose band, with half the gap around it, holds y; −1 below the last. */
function parentAt(layout: LoomLayout, at: SideLayout, y: number): number {
  const half = layout.narrow ? 1.5 : 3;
  return at.bands.findIndex((b) => y >= b.y - half && y <= b.y + b.height + half);
}

/** A selection with the tip that explains it. */
export function hitOf(model: LoomModel, selection: Selection): Hit {
  return { kind: 'selection', selection, tip: tipOf(model, selection) };
}

function tipOf(model: LoomModel, s: Selection): string {
  switch (s.kind) {
    case 'none':
      return '';
    case 'clause':
      return `clause ${groupLetter(s.group)}`;
    case 'input':
      return inputName(model.groups, s.input);
    case 'neuron':
      return neuronTip(model, s.parent);
    case 'weight':
      return weightTip(model, s.parent, s.input);
    default:
      return s satisfies never;
  }
}

function neuronTip(model: LoomModel, parent: number): string {
  const mixed = `neuron ${parent + 1} mixes ${fixed(model.left.mixed[parent], 1)} clauses`;
  if (!model.split) return mixed;
  const { alpha } = model.right.network;
  const rows = Array.from({ length: alpha }, (_, c) => model.right.mixed[parent * alpha + c]);
  const some = rows.filter((v) => v > 0);
  const mean = some.reduce((a, b) => a + b, 0) / Math.max(1, some.length);
  return `${mixed}; its ${count(alpha, 'child').replace('childs', 'children')} ${fixed(mean, 1)} on average`;
}

function weightTip(model: LoomModel, parent: number, input: number): string {
  const start = `neuron ${parent + 1}, ${inputName(model.groups, input)}`;
  const dense = weightOf(model.left, parent, input);
  const ranked = (side: LoomSide, w: number): string => {
    const { rank, of } = rankOf(side, w);
    return `rank ${rank} of ${of}`;
  };
  if (!model.split)
    return `${start}: ${fixed(dense?.weight ?? 0, 2)}, ${ranked(model.left, dense?.weight ?? 0)}`;
  const kept = weightOf(model.right, parent, input);
  if (!kept) return `${start}: dense ${fixed(dense?.weight ?? 0, 2)}; pruned at the split`;
  const { alpha } = model.right.network;
  const child = neuronName(parent, kept.child % alpha, alpha);
  return `${start}: dense ${fixed(dense?.weight ?? 0, 2)}; ${child} holds ${fixed(kept.weight, 2)}, ${ranked(model.right, kept.weight)}`;
}

/** Place of |w| among all non-zero weights of both layers, 1 = largest. */
export function rankOf(side: LoomSide, w: number): { rank: number; of: number } {
  let rank = 1;
  let of = 0;
  for (const list of [side.network.weight, side.network.output]) {
    for (const v of list) {
      if (v === 0) continue;
      of++;
      if (Math.abs(v) > Math.abs(w)) rank++;
    }
  }
  return { rank: Math.min(rank, Math.max(1, of)), of };
}

type Key = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** Rows with up and down, columns with left and right; left of the first column is the neuron. */
export function moveLoom(model: LoomModel, selection: Selection, key: Key): Hit | null {
  const { parents } = model.left.network;
  const { order, place, blocks } = model.columns;
  const to = (s: Selection): Hit => hitOf(model, s);
  const row = (p: number): number => Math.min(parents - 1, Math.max(0, p));
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const across = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  switch (selection.kind) {
    case 'none':
      return to({ kind: 'neuron', parent: 0 });
    case 'neuron':
      if (down) return to({ kind: 'neuron', parent: row(selection.parent + down) });
      return across > 0 ? to({ kind: 'weight', parent: selection.parent, input: order[0] }) : null;
    case 'weight': {
      if (down) return to({ ...selection, parent: row(selection.parent + down) });
      const next = place[selection.input] + across;
      if (next < 0) return to({ kind: 'neuron', parent: selection.parent });
      return next < order.length ? to({ ...selection, input: order[next] }) : null;
    }
    case 'clause': {
      const index = blocks.findIndex((b) => b.group === selection.group);
      const block = blocks[index + across];
      if (down > 0)
        return to({ kind: 'weight', parent: 0, input: order[blocks[Math.max(0, index)].start] });
      return across && block && block.group >= 0
        ? to({ kind: 'clause', group: block.group })
        : null;
    }
    case 'input': {
      const next = order[place[selection.input] + across];
      if (down > 0) return to({ kind: 'weight', parent: 0, input: selection.input });
      return across && next !== undefined ? to({ kind: 'input', input: next }) : null;
    }
    default:
      return selection satisfies never;
  }
}
