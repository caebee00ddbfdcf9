/** What the loom says of the thing under the pointer or the focus. */
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import type { Selection } from '../model/selection';
import { count, fixed, neuronName } from './format';
import type { LoomModel } from './loom-model';
import { type LoomSide, weightsOf } from './loom-side';
import { inputName } from './loom-words';
import type { Hit } from './plot';

/** A selection with the tip that explains it. */
export function hitOf(model: LoomModel, selection: Selection): Hit {
  return { kind: 'selection', selection, tip: tipOf(model, selection) };
}

function tipOf(model: LoomModel, s: Selection): string {
  switch (s.kind) {
    case 'none':
      return '';
    case 'clause':
      return t`clause ${groupLetter(s.group)}`;
    case 'input':
      return inputName(model.groups, s.input);
    case 'neuron':
      return s.wide || !model.kin ? aloneTip(model, s.parent, s.wide) : familyTip(model, s.parent);
    case 'weight':
      return s.wide || !model.kin
        ? t`${aloneName(s.parent, s.wide)}, ${inputName(model.groups, s.input)}: ${valueText(s.wide ? model.right : model.left, s.parent, s.input)}`
        : weightTip(model, s.parent, s.input);
    default:
      return s satisfies never;
  }
}

const aloneName = (neuron: number, wide = false): string =>
  wide ? t`neuron ${neuron + 1} on the right` : t`neuron ${neuron + 1}`;

/** Of a neuron without kin on the other side. */
function aloneTip(model: LoomModel, neuron: number, wide = false): string {
  const side = wide ? model.right : model.left;
  const mixed = side.mixed[neuron];
  const name = aloneName(neuron, wide);
  return mixed > 0 ? t`${name} mixes ${fixed(mixed, 1)} clauses` : t`${name} has no weights`;
}

/** "0.52, rank 7 of 264", "not connected". */
function valueText(side: LoomSide, neuron: number, input: number): string {
  const held = weightsOf(side, neuron, input)[0];
  return held ? t`${fixed(held.weight, 2)}, ${rankText(side, held.weight)}` : t('not connected');
}

function rankText(side: LoomSide, w: number): string {
  const { rank, of } = rankOf(side, w);
  return t`rank ${rank} of ${of}`;
}

function familyTip(model: LoomModel, parent: number): string {
  const name = t`neuron ${parent + 1}`;
  const mixed = t`${name} mixes ${fixed(model.left.mixed[parent], 1)} clauses`;
  if (!model.split) return mixed;
  const { alpha } = model.right.network;
  const rows = Array.from({ length: alpha }, (_, c) => model.right.mixed[parent * alpha + c]);
  const some = rows.filter((v) => v > 0);
  const mean = some.reduce((a, b) => a + b, 0) / Math.max(1, some.length);
  return t`${mixed}; its ${count(alpha, 'child').replace('childs', 'children')} ${fixed(mean, 1)} on average`;
}

function weightTip(model: LoomModel, parent: number, input: number): string {
  const start = t`neuron ${parent + 1}, ${inputName(model.groups, input)}`;
  const dense = weightsOf(model.left, parent, input)[0]?.weight ?? 0;
  if (!model.split) return t`${start}: ${fixed(dense, 2)}, ${rankText(model.left, dense)}`;
  const { alpha } = model.right.network;
  const kept = weightsOf(model.right, parent, input).map(
    ({ child, weight }) =>
      t`${neuronName(parent, child % alpha, alpha)} holds ${fixed(weight, 2)}, ${rankText(model.right, weight)}`,
  );
  const lost = model.lost.some((l) => l.parent === parent && l.input === input);
  const gone = lost ? t('read by no child') : t('pruned at the split');
  return t`${start}: dense ${fixed(dense, 2)}; ${kept.length > 0 ? kept.join(t('; ', 'list')) : gone}`;
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
