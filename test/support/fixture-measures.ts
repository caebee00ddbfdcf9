/**
 * A fixture record whose networks differ from seed to seed as those of a run do: masks really
 * dealt and thinned, and measures of weights by rule. Only + − × ÷ and sqrt, so that Node and
 * every browser make the same bits.
 */
import { stream } from '../../src/lib/random';
import { dealtTo, hasParents, type Method, methodOf } from '../../src/methods';
import { type MaskCounts, maskCounts } from '../../src/metrics';
import type { InputGroups } from '../../src/model/groups';
import { constantMeasures, type Measures, WEIGHT_MEASURES } from '../../src/model/measures';
import type { Network } from '../../src/model/network';
import type { RunRecord } from '../../src/model/record';
import { lastFrame } from '../../src/model/timeline';
import { type FixtureOptions, fixtureRecord } from './fixture-record';

/** Only its masks mean anything. */
function masksOf(
  bits: readonly Uint32Array[],
  inputs: number,
  alpha: number,
  keeps: (edge: number) => boolean,
): Network {
  const childStart = [0];
  const edgeInput: number[] = [];
  bits.forEach((dealt, parent) => {
    for (let c = 0; c < alpha; c++) {
      dealt.forEach((word, j) => {
        if ((word >> c) & 1 && keeps(parent * inputs + j)) edgeInput.push(j);
      });
      childStart.push(edgeInput.length);
    }
  });
  const children = bits.length * alpha;
  return {
    inputs,
    parents: bits.length,
    alpha,
    children,
    childStart: Uint32Array.from(childStart),
    edgeInput: Uint16Array.from(edgeInput),
    weight: new Float32Array(edgeInput.length).fill(1),
    bias: new Float32Array(children),
    output: new Float32Array(children).fill(1),
    outputAlive: new Uint8Array(children).fill(1),
    outputBias: 0,
  };
}

const WHOLE: MaskCounts = { coverage: 1, wholes: 1, collisions: 1 };

/** Counts of the masks as dealt, and with as many edges gone as output weights were copied. */
function countsOf(
  method: Method,
  groups: InputGroups,
  { hidden, alpha, seed }: { hidden: number; alpha: number; seed: number },
): { dealt: MaskCounts; now: MaskCounts } {
  if (!hasParents(method) || alpha === 1) return { dealt: WHOLE, now: WHOLE };
  const inputs = groups.groupOf.length;
  const { count, groupOf } = groups;
  const dealing = { deal: method.deal, inputs, alpha, seed, groups: count, groupOf };
  const bits = Array.from({ length: hidden }, (_, parent) => dealtTo(dealing, parent));
  const random = stream(seed, 'sample', 77);
  const gone = new Set<number>();
  while (gone.size < Math.min((alpha - 1) * hidden, inputs * hidden) * 0.6) {
    gone.add(random.below(inputs * hidden));
  }
  return {
    dealt: maskCounts(
      masksOf(bits, inputs, alpha, () => true),
      groups,
    ),
    now: maskCounts(
      masksOf(bits, inputs, alpha, (edge) => !gone.has(edge)),
      groups,
    ),
  };
}

/** What splitting does to a measure by its masks alone, for α = 2, and how much more training does. */
const RULES: Readonly<
  Record<(typeof WEIGHT_MEASURES)[number], readonly [dense: number, masks: number, trained: number]>
> = {
  capacity: [0.25, 1.8, 0.1],
  clauseCapacity: [0.4, 1.4, 1.2],
  cosine: [0.02, 0.5, 0],
  cosineAbs: [0.3, 0.8, -1.4],
  interference: [0.33, 0.66, -1.6],
  mixed: [3, 0.6, -0.7],
  rank: [8, 2, 0],
  participation: [5, 1.8, 0.2],
};

function weightsOf(method: Method, alpha: number, gain: number, seed: number): Partial<Measures> {
  const random = stream(seed, 'sample', 78 + method.id.length);
  const out: Record<string, number> = {};
  for (const id of WEIGHT_MEASURES) {
    const [dense, masks, trained] = RULES[id];
    const noise = (): number => (id === 'rank' ? 1 : 1 + 0.1 * (random.uniform() - 0.5));
    const split = hasParents(method) && alpha > 1;
    const mechanical = split ? 1 + ((masks - 1) * (alpha - 1)) / (masks > 1 ? 1 : alpha / 2) : 1;
    const own = method.deal === 'clause' && masks < 1 ? 0.85 : 1;
    out[id] = dense * Math.max(0.02, mechanical * own * (1 + trained * gain) * noise());
    out[`${id}Null`] = dense * Math.max(0.02, mechanical * own * noise());
  }
  return out;
}

/** The record of a finished run, or one with the frames that are asked for. */
export function measuredRecord(options: FixtureOptions = {}): RunRecord {
  const { alpha = 2, hidden = 8 } = options;
  const record = fixtureRecord({ alpha, hidden, ...options });
  const end = Math.min(record.frames - 1, lastFrame(record.schedule));
  record.replicas.forEach(({ method: id, seed }, r) => {
    const method = methodOf(id);
    const dense = record.replicas.findIndex((q) => q.method === 'dense' && q.seed === seed);
    const [own, other] = [r, Math.max(0, dense)].map((k) => record.testAccuracy[k][end]);
    const { dealt, now } = countsOf(method, record.groups, { hidden, alpha, seed });
    const split = record.measures.split[r];
    const made: Measures = {
      ...constantMeasures(0),
      ...weightsOf(method, alpha, own / other - 1, seed),
      ...now,
      coverageDealt: dealt.coverage,
      wholesDealt: dealt.wholes,
      collisionsDealt: dealt.collisions,
      accuracy: own,
      trainAccuracy: own,
      trimmedAccuracy: own,
    };
    if (record.measures.before[r]) record.measures.before[r] = { ...made, ...WHOLE };
    if (split) record.measures.split[r] = { ...made, accuracy: split.accuracy };
    if (record.measures.after[r]) record.measures.after[r] = made;
  });
  return record;
}
