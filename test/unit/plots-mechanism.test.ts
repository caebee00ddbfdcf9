/** What predicts the gain: points, lines, what is said about them, and where nothing is shown. */
import * as simple from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { methodOf } from '../../src/methods';
import { PREDICTORS, type Predictor } from '../../src/model/measures';
import type { RunRecord } from '../../src/model/record';
import { mechanism } from '../../src/plots/mechanism';
import { explainedBy, methodAlone } from '../../src/plots/mechanism-fit';
import type { MechanismModel } from '../../src/plots/mechanism-model';
import { hasNull, type Point, pointsOfRun, pointsOfSweep } from '../../src/plots/mechanism-points';
import type { PlotInput } from '../../src/plots/plot';
import { measuredRecord } from '../support/fixture-measures';
import type { FixtureOptions } from '../support/fixture-record';
import { fixtureSweep, fixtureSweepInput } from '../support/fixture-sweep';
import { captionOf, input, modelOf } from '../support/plot-input';

const loose = (text: string): string => text.replaceAll('\u00a0', ' ');
const at = (predictor: Predictor, options: FixtureOptions = {}): PlotInput => ({
  ...input(options),
  record: measuredRecord(options),
  mechanism: { predictor, over: 'seeds' },
});
const overCells = (predictor: Predictor, sweep = fixtureSweepInput({ shown: 9 })): PlotInput => ({
  ...at(predictor),
  sweep,
  mechanism: { predictor, over: 'cells' },
});
const model = (predictor: Predictor = 'interference', options: FixtureOptions = {}) =>
  modelOf(mechanism, at(predictor, options));
const caption = (made: PlotInput): string => loose(captionOf(mechanism, made));

/** Points with those folds and gains, turn by turn of the methods. */
function pointsWith(
  rows: readonly (readonly [own: number, shuffled: number, gain: number, method?: string])[],
): Point[] {
  return rows.map(([own, shuffled, gain, method = 'fpe-random'], seed) => ({
    method: methodOf(method),
    seed,
    cell: null,
    networks: 1,
    gain,
    folds: Object.fromEntries(PREDICTORS.map((id) => [id, { own, shuffled }])) as Point['folds'],
  }));
}
/** The caption of made-up points. */
function said(rows: Parameters<typeof pointsWith>[0], id: Predictor = 'interference'): string {
  const points = pointsWith(rows);
  const base = model(id);
  const explained = base.explained.map((e) => explainedBy(points, e.id));
  const chosen = explainedBy(points, id);
  const made: MechanismModel = {
    ...base,
    points,
    explained,
    chosen,
    methodAlone: methodAlone(points),
  };
  return loose(
    mechanism
      .caption(made)
      .map((run) => run.text)
      .join(''),
  );
}

describe('points of a run', () => {
  it('are quotients with the dense network of the same seed', () => {
    const record = measuredRecord();
    const { points, diverged } = pointsOfRun(record);
    expect([points.length, diverged]).toEqual([16, 0]);
    const replica = (method: string, seed: number) =>
      record.replicas.findIndex((r) => r.method === method && r.seed === seed);
    for (const p of points) {
      const own = record.measures.after[replica(p.method.id, p.seed ?? -1)];
      const dense = record.measures.after[replica('dense', p.seed ?? -1)];
      if (!own || !dense) throw new Error('not measured');
      expect(p.gain).toBeCloseTo(own.accuracy / dense.accuracy - 1, 12);
      for (const id of ['capacity', 'interference'] as const) {
        expect(p.folds[id].own).toBeCloseTo(own[id] / dense[id], 12);
        expect(p.folds[id].shuffled).toBeCloseTo(own[`${id}Null`] / dense[`${id}Null`], 12);
      }
      expect(p.folds.coverage.shuffled).toBeNaN();
    }
    // Control: another seed's dense network gives another gain.
    const [a, b] = [replica('fpe-clause', 7013), replica('dense', 7014)];
    const [own, dense] = [record.measures.after[a], record.measures.after[b]];
    const first = points.find((p) => p.method.id === 'fpe-clause' && p.seed === 7013);
    expect((own?.accuracy ?? 0) / (dense?.accuracy ?? 1) - 1).not.toBeCloseTo(first?.gain ?? 0, 3);
  });

  it('leave out diverged networks, and say so', () => {
    const made = at('interference', { divergeAt: 34 });
    const { points, diverged } = pointsOfRun(made.record);
    expect([points.length, diverged]).toEqual([15, 1]);
    expect(caption(made)).toContain('1 network diverged and left out.');
    // A dense network that diverged takes everyone of its seed with it.
    const { record } = at('interference');
    record.diverged.push({ replica: 0, epoch: 3, step: 9, lr: 1 });
    expect(pointsOfRun(record)).toMatchObject({ diverged: 2, points: { length: 14 } });
  });

  it('are none before training has ended', () => {
    const made = at('interference', { frames: 30 });
    expect(pointsOfRun(made.record).points).toEqual([]);
    expect(mechanism.select(made)).toEqual({
      empty: 'What the split gained is known once the networks are trained to the end.',
    });
    expect(mechanism.select(at('interference', { methods: ['dense'] }))).toMatchObject({
      empty: /Only dense/,
    });
  });
});

describe('points of a sweep', () => {
  it('are means over the seeds of a setting and a method', () => {
    const record = fixtureSweep();
    const { points } = pointsOfSweep(record);
    expect(points).toHaveLength(16 * 2);
    const { accuracy } = record.values.after;
    const gains = record.seeds.map((_, s) => {
      const dense = accuracy[(9 * 3 + 0) * 8 + s];
      return accuracy[(9 * 3 + 2) * 8 + s] / dense - 1;
    });
    const point = points.find((p) => p.cell === 9 && p.method.id === 'fpe-clause');
    expect(point?.gain).toBeCloseTo(simple.mean(gains), 12);
    expect(point).toMatchObject({ networks: 8, seed: null });
  });

  it('count what is measured and leave out what diverged', () => {
    const filling = fixtureSweep({ measured: 20, refused: [3], diverged: [5] });
    const { points, diverged } = pointsOfSweep(filling);
    expect(points.filter((p) => p.cell === 3 || p.cell === 5)).toEqual([]);
    expect(points).toHaveLength(14 * 2);
    expect(new Set(points.map((p) => p.networks))).toEqual(new Set([1, 2]));
    expect(diverged).toBe(4);
  });

  it('need a sweep, and offer the run’s seeds without one', () => {
    const action = { label: 'Show the seeds of this run', set: { over: 'seeds' } };
    const none: PlotInput = { ...overCells('mixed'), sweep: null };
    expect(mechanism.select(none)).toMatchObject({ empty: /No sweep has run/, action });
    const queued = overCells('mixed', fixtureSweepInput({ measured: 0 }));
    expect(mechanism.select(queued)).toMatchObject({ empty: /Nothing of the sweep/, action });
  });

  it('mark the setting that is on screen above', () => {
    const m = modelOf(mechanism, overCells('mixed'));
    expect(m.points[m.shown]).toMatchObject({ cell: 9, method: { id: 'fpe-clause' } });
    expect(mechanism.title(m)).toBe('Gain against clauses mixed, 32 means over seeds');
  });
});

describe('lines', () => {
  it('are those of a library, for every measure and its null', () => {
    const m = model('capacity', { seeds: 12 });
    for (const { id, own, shuffled } of m.explained) {
      for (const [kind, fit] of [
        ['own', own],
        ['shuffled', shuffled],
      ] as const) {
        if (fit?.missing !== '') continue;
        const pairs = m.points.map((p) => [p.folds[id][kind], p.gain]);
        const line = simple.linearRegression(pairs);
        expect(fit.line.slope, id).toBeCloseTo(line.m, 8);
        const r2 = simple.rSquared(pairs, simple.linearRegressionLine(line));
        expect(fit.line.r2, id).toBeCloseTo(r2, 8);
        // Control: the other kind's line is another one.
        if (kind === 'own' && shuffled) expect(fit.line.r2).not.toBeCloseTo(shuffled.line.r2, 6);
      }
    }
    expect(m.explained.map((e) => e.id)).toEqual(PREDICTORS);
    expect(m.explained.every((e) => (e.shuffled === null) === !hasNull(e.id))).toBe(true);
  });

  it('need three points, and spread in both', () => {
    const missing = (rows: Parameters<typeof pointsWith>[0]) =>
      explainedBy(pointsWith(rows), 'capacity').own.missing;
    expect(missing([])).toBe('few');
    expect(
      missing([
        [1, 1, 0.1],
        [2, 1, 0.2],
      ]),
    ).toBe('few');
    const [a, b] = [0.1 + 0.2, 0.3];
    expect(missing([0.1, 0.2, 0.4].map((gain, k) => [k === 0 ? a : b, 1, gain] as const))).toBe(
      'same-measure',
    );
    expect(missing([1, 2, 3].map((fold) => [fold, 1, 0.2] as const))).toBe('same-gain');
    expect(missing([1, 2, 4].map((fold, k) => [fold, 1, 0.2 * k] as const))).toBe('');
  });

  it('leave out points without a fold change', () => {
    const rows = [1, 2, 4, 6].map((x, k) => [k === 2 ? Number.NaN : x, 1, 0.1 * k] as const);
    const { own, leftOut } = explainedBy(pointsWith(rows), 'capacity');
    expect([own.line.n, leftOut]).toEqual([3, 1]);
  });

  it('within a method take its means off first', () => {
    // Two methods far apart; inside each the measure goes the other way than between them.
    const rows = [0, 1, 2, 3].flatMap((k) => [
      [1 + 0.1 * k, 1, 0.1 - 0.01 * k, 'fpe-random'] as const,
      [3 + 0.1 * k, 1, 0.5 - 0.01 * k, 'fpe-clause'] as const,
    ]);
    const points = pointsWith(rows);
    const { own, within } = explainedBy(points, 'capacity');
    expect(own.line.slope).toBeGreaterThan(0);
    expect(own.line.r2).toBeGreaterThan(0.95);
    expect(within).toBeCloseTo(1, 9);
    expect(methodAlone(points)).toBeGreaterThan(0.99);
    // Control: with one method there is nothing to take off.
    const one = points.filter((p) => p.method.id === 'fpe-random');
    expect(explainedBy(one, 'capacity').within).toBeNaN();
    expect(methodAlone(one)).toBeNaN();
  });
});

describe('the caption', () => {
  const line = (shuffled: (k: number) => number) =>
    [0, 1, 2, 3, 4, 5].map((k) => [1 - 0.1 * k, shuffled(k), 0.1 * k] as const);
  it('says how much of the fit the masks alone would make', () => {
    expect(said(line((k) => 1 - 0.05 * k))).toMatch(
      /^Interference explains 100 % of the variation of the gain over 6 networks \(the lower it is, the more is gained\); with shuffled weights 100 %, so all of it may be the mask\.$/u,
    );
    const zigzag = [2, 0, 4, 1, 3, 5];
    expect(said(line((k) => 1 - 0.05 * zigzag[k]))).toContain('so part of it is the mask');
    expect(said(line((k) => 1 - 0.05 * [0, 2, 1, 4, 3, 5][k]))).toContain('most of it is the mask');
    expect(said(line((k) => [2, 1, 2, 1, 2, 1][k]))).toContain('so little is the mask');
    expect(said(line((k) => 1 + 0.05 * k))).toContain('the other way round, so it is not the mask');
    expect(said(line(() => 0.7))).toContain('it is the same everywhere, so it is not the mask');
  });

  it('says when a measure predicts next to nothing', () => {
    const rows = [1, 2, 1, 2].map((x, k) => [x, 1 + k, [0.1, 0.1, 0.3, 0.3][k]] as const);
    expect(said(rows)).toMatch(
      /^Interference explains only 0 % of the variation .* networks; with/u,
    );
  });

  it('says why there is no line', () => {
    expect(said([[1, 1, 0.1]])).toBe('1 network is too few for a line.');
    expect(caption(at('rank'))).toMatch(
      /^Rank of the input weights is 2\.00 times the dense network’s in all of them, so it cannot tell who gains more\./u,
    );
    expect(said([1, 2, 3].map((x) => [x, x, 0.1] as const))).toBe(
      'All gain the same, so there is nothing to predict.',
    );
    const unknown = [1, 2, 3].map((k) => [Number.NaN, Number.NaN, 0.1 * k] as const);
    expect(said(unknown, 'collisions')).toMatch(/so there is no fold change\./u);
  });

  it('says that what is counted on masks has no null', () => {
    expect(caption(at('coverage'))).toContain(
      'It is counted on masks, so shuffling weights changes nothing: all of it is the mask.',
    );
  });

  it('sets it beside what the method alone explains', () => {
    expect(caption(at('interference'))).toMatch(
      /Knowing only the method explains \d+ %; among networks of one method, interference explains \d+ %\.$/u,
    );
    expect(caption(overCells('mixed'))).toContain('among means of one method');
  });
});

describe('the table', () => {
  it('has the lines of all measures, then every mark', () => {
    const m = model('interference');
    const { columns, rows } = mechanism.table(m);
    expect(columns.slice(0, 4)).toEqual([
      'method',
      'seed',
      'gain, % of dense',
      'feature capacity, ×',
    ]);
    expect(columns).toHaveLength(3 + 7 * 2 + 3);
    expect(rows).toHaveLength(3 + 16);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    const column = columns.indexOf('interference, ×');
    expect(rows[0][0]).toBe('R²');
    expect(rows[0][column]).toBe(m.chosen.own.line.r2.toFixed(2));
    expect(rows[2][column]).toBe('16');
    expect(rows[0][columns.indexOf('rank of weights, ×')]).toBe('—');
    const cells = modelOf(mechanism, overCells('mixed'));
    expect(mechanism.table(cells).rows[3][1]).toBe('clauses 2 × neurons 4');
  });

  it('prints no NaN, whatever is missing', () => {
    const { record }: { record: RunRecord } = at('collisions');
    record.measures.after.forEach((m, r) => {
      if (m && record.replicas[r].method === 'dense')
        record.measures.after[r] = { ...m, collisions: 0, capacity: Number.NaN };
    });
    const made = { ...at('collisions'), record };
    const { rows } = mechanism.table(modelOf(mechanism, made));
    expect(JSON.stringify(rows)).not.toMatch(/NaN|null|Infinity/);
    expect(caption(made)).toMatch(/no fold change/);
  });
});
