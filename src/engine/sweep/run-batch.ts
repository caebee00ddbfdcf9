/** One batch of a sweep from its members to their results, on whatever backend it is given. */
import { reasonOf } from '../../lib/reason';
import type { Measures } from '../../model/measures';
import type { Network } from '../../model/network';
import type { Ledger } from '../../model/record';
import type { MemberResult } from '../../model/sweep-record';
import { MOMENTS, type Moment, momentFrame } from '../../model/timeline';
import { isLayered } from '../../spec/layers';
import { loadTasks } from '../../tasks';
import { buildPlan, type Plan } from '../plan';
import { runPlan } from '../run';
import { type BatchOptions, failed } from './batch';
import type { Member } from './protocol';

type PerMoment<T> = { [m in Moment]: readonly T[] };

/**
 * Results in the order of the members; null if the gate stopped it. Members share a course. One
 * whose data cannot be drawn gives a result that says so, and the others go on.
 */
export async function runBatch(
  members: readonly Member[],
  options: BatchOptions,
): Promise<MemberResult[] | null> {
  await loadTasks(members.map(({ spec }) => spec.task));
  if (members.some(({ spec }) => isLayered(spec))) {
    if (!options.layered) throw new Error('no backend for layered networks');
    const { runLayeredMembers } = await import('./run-layered');
    return runLayeredMembers(members, options.layered, options);
  }
  const { plan, able, failures } = planOf(members);
  const trained = plan ? await trainBatch(plan, able, options) : [];
  if (!trained) return null;
  const results = new Map(able.map((member, i) => [member, trained[i]]));
  return members.map((member) => results.get(member) ?? failed(member, failures.get(member) ?? ''));
}

/** The plan of those members that can be trained, and why the others cannot. */
function planOf(members: readonly Member[]) {
  const failures = new Map<Member, string>();
  const build = (of: readonly Member[]): Plan | null => {
    const wanted = of.flatMap(({ networks }, m) => (networks ? [m] : []));
    return of.length > 0 ? buildPlan(of, wanted) : null;
  };
  try {
    return { plan: build(members), able: members, failures };
  } catch {
    // Whose fault it is shows one by one; drawing the data is the part that can fail.
    for (const member of members) {
      try {
        build([member]);
      } catch (error) {
        failures.set(member, reasonOf(error));
      }
    }
    const able = members.filter((member) => !failures.has(member));
    return { plan: build(able), able, failures };
  }
}

async function trainBatch(
  plan: Plan,
  members: readonly Member[],
  { open, gate, onProgress, onDevice }: BatchOptions,
): Promise<MemberResult[] | null> {
  const measures: PerMoment<Measures> = { before: [], split: [], after: [] };
  const networks = new Map<string, Network>();
  const diverged = new Map<number, number>();
  let ledgers: readonly (Ledger | null)[] = [];
  const finished = await runPlan(plan, {
    open,
    gate,
    watch: 'moments',
    emit(event) {
      switch (event.type) {
        case 'moment':
          measures[event.moment] = event.measures;
          break;
        case 'ledger':
          ledgers = event.ledgers;
          break;
        case 'diverged':
          diverged.set(event.replica, event.step);
          break;
        case 'frame':
          for (const { replica, network } of event.networks) {
            networks.set(`${event.frame} ${replica}`, network);
          }
          break;
        case 'progress':
          onProgress?.(event.done, event.total);
          break;
        case 'device':
          onDevice?.(event);
          break;
        case 'started':
        case 'finished':
        case 'paused':
        case 'failed':
          break;
        default:
          event satisfies never;
      }
    },
  });
  if (!finished) return null;

  return members.map(({ cell, seed, spec, networks: asked }, m): MemberResult => {
    const from = plan.firsts[m];
    const own = <T>(all: readonly T[]) => all.slice(from, from + spec.methods.length);
    const perMoment = <T>(of: (moment: Moment) => readonly T[]) =>
      Object.fromEntries(MOMENTS.map((moment) => [moment, of(moment)])) as PerMoment<T>;
    const result = {
      cell,
      seed,
      methods: spec.methods,
      measures: perMoment((moment) => own(measures[moment])),
      ledgers: own(ledgers),
      diverged: spec.methods.map((_, i) => diverged.get(from + i) ?? null),
    };
    if (!asked) return result;
    // A diverged network is not shown; its place stays empty.
    const shown = perMoment((moment) => {
      const frame = momentFrame(plan.course, moment);
      return spec.methods.map((_, i) => networks.get(`${frame} ${from + i}`) ?? null);
    });
    return { ...result, networks: shown };
  });
}
