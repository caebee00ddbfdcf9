/** Networks of the fixture record for every kind of method, frame by frame; see `fixture-record.ts`. */
import { stream } from '../../src/lib/random';
import { dealtTo, hasParents, type Method, shapeOf } from '../../src/methods';
import type { InputGroups } from '../../src/model/groups';
import type { Network } from '../../src/model/network';
import { isSplit, type Schedule } from '../../src/model/timeline';
import {
  denseTarget,
  keepEdges,
  rise,
  SEED,
  sharpen,
  splitNetwork,
  unsplit,
} from './fixture-network';

interface Setting {
  readonly groups: InputGroups;
  readonly hidden: number;
  readonly alpha: number;
  readonly schedule: Schedule;
  readonly frames: number;
}

/** The networks of a method at each frame. */
export function fixtureNetworks(method: Method, setting: Setting): Network[] {
  return hasParents(method) || method.start === 'dense'
    ? children(method, setting)
    : wide(method, setting);
}

function children(method: Method, at: Setting): Network[] {
  const { groups, hidden, alpha, schedule } = at;
  const d = groups.groupOf.length;
  const target = denseTarget(groups, hidden);
  const splits = method.deal !== 'none' && alpha > 1;
  const dealing = {
    ...{ deal: method.deal, inputs: d, alpha, seed: SEED },
    ...{ groups: groups.count, groupOf: groups.groupOf },
  };
  const dealt = Array.from({ length: hidden }, (_, parent) => dealtTo(dealing, parent));
  const before = unsplit(target, d, hidden, rise(schedule.warmup, 6));
  const { budget } = shapeOf(method, d, hidden, alpha);
  const split = splitNetwork(before, dealt, alpha, budget);
  const fresh = method.weights === 'fresh' ? { ...split, weight: split.weight.map(drawn) } : split;
  return Array.from({ length: at.frames }, (_, f) =>
    splits && isSplit(schedule, f)
      ? sharpen(fresh, groups, rise(f - schedule.warmup - 1, 4))
      : unsplit(target, d, hidden, rise(f <= schedule.warmup ? f : f - 1, 6)),
  );
}

/** Any small number for each place. */
const drawn = (_: number, place: number): number => (((place * 37) % 101) - 50.5) / 90;

function wide(method: Method, at: Setting): Network[] {
  const { groups, hidden, alpha, schedule } = at;
  const d = groups.groupOf.length;
  const neurons = hidden * alpha;
  const target = denseTarget(groups, neurons);
  const whole = (f: number): Network => unsplit(target, d, neurons, rise(f, 6));
  const { edges, budget } = shapeOf(method, d, hidden, alpha);
  const order = places(d * neurons);
  const before = whole(schedule.warmup);
  const pruned = prunedEdges(before, budget - neurons);
  return Array.from({ length: at.frames }, (_, f) => {
    const epoch = f <= schedule.warmup ? f : f - 1;
    if (method.start === 'sparse') {
      // Every tenth epoch a twentieth of the edges has moved, and is still 0.
      const event = method.rewire === 'none' ? 0 : Math.floor(epoch / 10);
      const moved = Math.floor(edges / 20);
      const from = event * moved;
      const kept = new Set(
        Array.from({ length: edges }, (_, k) => order[(from + k) % order.length]),
      );
      const grown = new Set(
        event > 0
          ? Array.from({ length: moved }, (_, k) => order[(from + edges - 1 - k) % order.length])
          : [],
      );
      return keepEdges(whole(epoch), kept, grown);
    }
    return method.deal !== 'none' && isSplit(schedule, f) && alpha > 1
      ? sharpen(keepEdges(before, pruned), groups, rise(f - schedule.warmup - 1, 4))
      : whole(epoch);
  });
}

/** 0 … n−1 in a random order. */
function places(n: number): number[] {
  const random = stream(SEED, 'sparse', 0);
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Places of the `count` largest input weights; of equals the later ones. */
function prunedEdges({ weight }: Network, count: number): Set<number> {
  const order = Array.from(weight.keys()).sort(
    (a, b) => Math.abs(weight[b]) - Math.abs(weight[a]) || b - a,
  );
  return new Set(order.slice(0, count));
}
