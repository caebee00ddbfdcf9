/** What is under the pointer on the loom, by arithmetic; and where the arrow keys go. */
import type { Selection } from '../model/selection';
import { type LoomLayout, loomLayout, type SideLayout } from './loom-layout';
import type { LoomModel } from './loom-model';
import { hitOf } from './loom-tips';
import type { Hit, Size } from './plot';

export function hitLoom(model: LoomModel, size: Size, x: number, y: number): Hit | null {
  const layout = loomLayout(model, size);
  const onRight = x >= layout.right.edge - 4;
  const at = onRight ? layout.right : layout.left;
  const inColumns = x >= at.left - 2 && x <= at.right + 2;
  const place = inColumns ? nearestPlace(at, x) : -1;
  if (y < at.bands[0]?.y - 2) {
    return y < at.titleY + 4 || place < 0 ? null : atHead(model, place);
  }
  const parent = parentAt(layout, at, y);
  if (parent < 0) return null;
  const wide = onRight && !model.kin ? ({ wide: true } as const) : {};
  if (place < 0) return hitOf(model, { kind: 'neuron', parent, ...wide });
  return hitOf(model, { kind: 'weight', parent, input: model.columns.order[place], ...wide });
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
  const half = layout.narrow ? 1 : 3;
  return at.bands.findIndex((b) => y >= b.y - half && y <= b.y + b.height + half);
}

type Key = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/**
 * Rows with up and down, columns with left and right; left of the first column is the neuron. A
 * wide network is right of the last column.
 */
export function moveLoom(model: LoomModel, selection: Selection, key: Key): Hit | null {
  const { order, place, blocks } = model.columns;
  const to = (s: Selection): Hit => hitOf(model, s);
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const across = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  switch (selection.kind) {
    case 'none':
      return to({ kind: 'neuron', parent: 0 });
    case 'neuron': {
      if (down) return to(stepped(model, selection, down));
      if (across > 0) return to({ ...selection, kind: 'weight', input: order[0] });
      const back = across < 0 ? facing(model, selection) : null;
      return back && selection.wide
        ? to({ ...back, kind: 'weight', input: order.at(-1) ?? 0 })
        : null;
    }
    case 'weight': {
      if (down) return to(stepped(model, selection, down));
      const next = place[selection.input] + across;
      if (next >= 0 && next < order.length) return to({ ...selection, input: order[next] });
      const { input, ...neuron } = selection;
      if (next < 0) return to({ ...neuron, kind: 'neuron' });
      return model.kin || selection.wide ? null : to(facing(model, selection));
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

type OfNeuron = Extract<Selection, { readonly parent: number }>;

/** The next neuron of the same network, or the same one at its end. */
function stepped<S extends OfNeuron>(model: LoomModel, selection: S, by: number): S {
  const { parents } = (selection.wide ? model.right : model.left).network;
  const parent = Math.min(parents - 1, Math.max(0, selection.parent + by));
  return { ...selection, parent };
}

/** The neuron of the other network that stands about as high. */
function facing({ left, right }: LoomModel, { parent, wide }: OfNeuron): OfNeuron {
  const [from, to] = [left.network.parents, right.network.parents];
  return wide
    ? { kind: 'neuron', parent: Math.floor((parent * from) / to) }
    : { kind: 'neuron', parent: Math.floor((parent * to) / from), wide: true };
}
