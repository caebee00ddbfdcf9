/** The badge's checks: green for whatever the engine computed, red for one thing changed. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import {
  type Check,
  checkNetwork,
  type EngineAnswers,
  type Evidence,
  LOGITS,
  type Report,
} from '../../src/engine/verify/check';
import { engineLogits } from '../../src/engine/verify/logits';
import { answersOf } from '../../src/engine/verify/reference';
import { createWasmBackend } from '../../src/engine/wasm/backend';
import type { MethodId } from '../../src/methods';
import { logits as metricLogits } from '../../src/metrics/codes';
import { MEASURES, type MeasureId } from '../../src/model/measures';
import type { Network } from '../../src/model/network';
import { lastFrame, splitFrame } from '../../src/model/timeline';
import { scheduleOf } from '../../src/spec/spec';
import { taskOf } from '../../src/tasks';
import { answersOn, evidenceOf } from '../support/evidence';
import { smallSpec } from '../support/small-run';
import { anyMethodSpec, type WholeRun, wholeRun } from '../support/whole-run';

const failedOf = ({ checks }: Report): string[] =>
  checks.filter(({ passed }) => !passed).map(({ name }) => name);

const words = ({ checks }: Report): string =>
  checks
    .filter(({ passed }) => !passed)
    .map((c: Check) => `${c.name}: ${c.engine}, ${c.reference}, ${c.off} > ${c.tolerance}`)
    .join('; ');

describe('over random specifications', () => {
  test('every network of every method at every frame passes', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(anyMethodSpec, async (spec) => {
        const run = await wholeRun(spec);
        for (const method of spec.methods) {
          for (const [frame] of run.frames.entries()) {
            const evidence = evidenceOf(run, method, frame);
            const report = checkNetwork(evidence, await answersOn(createCpuBackend(), evidence));
            expect(words(report), `${method}, frame ${frame}`).toBe('');
            checked += report.checks.length;
          }
        }
      }),
      { numRuns: 6, seed: 9 },
    );
    expect(checked).toBeGreaterThan(5000);
  });
});

describe('of one network', () => {
  const spec = smallSpec({ hidden: 6, test: 300, methods: ['dense', 'fpe-random', 'fpe-clause'] });
  const schedule = scheduleOf(spec);
  let run: WholeRun;
  let good: Evidence;
  let engine: EngineAnswers;
  beforeAll(async () => {
    run = await wholeRun(spec);
    good = evidenceOf(run, 'fpe-random', splitFrame(schedule));
    engine = await answersOn(createCpuBackend(), good);
  });

  const changed = (patch: Partial<Network>): Evidence => ({
    ...good,
    network: { ...good.network, ...patch },
  });

  test('as it is it passes, with every measure compared but those named', () => {
    const report = checkNetwork(good, engine);
    expect(words(report)).toBe('');
    expect(report.passed).toBe(true);
    // Three of the masks before pruning are gone; answers and counts come on top.
    expect(report.checks.filter(({ group }) => group === 'measures').length).toBe(
      MEASURES.length - 2 - 3,
    );
    expect(report.unchecked.length).toBe(1);
  });

  test('one weight changed by a hundredth is noticed, wherever it is', () => {
    const { weight } = good.network;
    for (let e = 0; e < weight.length; e++) {
      const other = weight.slice();
      other[e] += 0.01;
      const report = checkNetwork(changed({ weight: other }), engine);
      expect(report.passed, `edge ${e}`).toBe(false);
    }
  });

  test('one bit of a mask changed is noticed: an input held by two children', () => {
    const { edgeInput, childStart } = good.network;
    // The first child gets the first input of its sibling.
    const other = edgeInput.slice();
    other[0] = edgeInput[childStart[1]];
    const report = checkNetwork(changed({ edgeInput: other.sort() }), engine);
    expect(failedOf(checkNetwork(changed({ edgeInput: other }), engine))).toContain(
      'Inputs that two children of one neuron share',
    );
    expect(report.passed).toBe(false);
  });

  test('one output weight counted out of the network is noticed', () => {
    const outputAlive = good.network.outputAlive.slice();
    outputAlive[outputAlive.indexOf(1)] = 0;
    const failed = failedOf(checkNetwork(changed({ outputAlive }), engine));
    expect(failed).toContain('Connections');
    expect(failed).toContain('Faults in the lists of connections');
  });

  test('one count of the engine changed by one is noticed', () => {
    const { measures, ledger } = good;
    if (!measures || !ledger) throw new Error('nothing was measured');
    for (const id of ['nonzeros', 'connections', 'rank', 'codeless'] as const) {
      const other = { ...measures, [id]: measures[id] + 1 };
      expect(checkNetwork({ ...good, measures: other }, engine).passed, id).toBe(false);
    }
    const [input, output] = ledger.after;
    for (const after of [
      [input + 1, output],
      [input, output - 1],
    ] as const) {
      expect(checkNetwork({ ...good, ledger: { ...ledger, after } }, engine).passed).toBe(false);
    }
    const budget = ledger.budget + 1;
    expect(checkNetwork({ ...good, ledger: { ...ledger, budget } }, engine).passed).toBe(false);
  });

  test('any measure changed by a hundredth is noticed, and the check that fails names it', () => {
    const { measures } = good;
    if (!measures) throw new Error('nothing was measured');
    const unknown = MEASURES.filter((id) => id.endsWith('Dealt'));
    for (const id of MEASURES.filter((m) => !unknown.includes(m))) {
      const other = { ...measures, [id as MeasureId]: measures[id] * 1.01 + 0.01 };
      expect(failedOf(checkNetwork({ ...good, measures: other }, engine)).length, id).toBe(1);
    }
  });

  test('accuracy, loss and one logit changed are noticed; NaN is no pass', () => {
    const loss = good.loss + 1e-4;
    expect(checkNetwork({ ...good, loss }, engine).passed).toBe(false);
    // One of its answers is so close to 0 that rounding may turn it round.
    const accuracy = good.accuracy - 2 / spec.test;
    expect(checkNetwork({ ...good, accuracy }, engine).passed).toBe(false);
    if ('failure' in engine) throw new Error(engine.failure);
    for (const value of [engine.logits[200] + 1e-3, Number.NaN]) {
      const logits = engine.logits.slice();
      logits[200] = value;
      expect(checkNetwork(good, { ...engine, logits }).passed).toBe(false);
    }
  });

  test('a network beyond its budget is noticed', () => {
    const method: MethodId = 'dense';
    const evidence = evidenceOf(run, method, lastFrame(schedule));
    const tight = { ...evidence.spec, hidden: evidence.spec.hidden - 1 };
    const report = checkNetwork({ ...evidence, spec: tight }, { failure: 'not asked' });
    expect(failedOf(report)).toContain('Non-zero weights beyond the budget');
  });

  test('what a link has rounded passes with that much room and not without', () => {
    const loss = Math.round(good.loss * 1000) / 1000;
    expect(Math.abs(loss - good.loss)).toBeGreaterThan(1e-5);
    const rounded = { loss: 0.0005, measure: 2 ** -16 };
    expect(checkNetwork({ ...good, loss, rounded }, engine).passed).toBe(true);
    expect(checkNetwork({ ...good, loss }, engine).passed).toBe(false);
  });

  test('without an engine’s logits the rest is checked, and it is said', () => {
    const report = checkNetwork(good, { failure: 'no device.' });
    expect(report.passed).toBe(true);
    expect(report.unchecked[0]).toContain('no device.');
  });
});

test('logits out of the evaluation kernel, on both engines, are those of f64', async () => {
  const spec = smallSpec({ hidden: 9, alpha: 3, test: 400, methods: ['dense', 'fpe-random'] });
  const run = await wholeRun(spec);
  const network = run.network('fpe-random', lastFrame(scheduleOf(spec)));
  const bits = taskOf(spec.task).examples(spec, spec.seed, 'test', spec.test);
  const { logits, bounds } = answersOf(network, bits, LOGITS);
  // Two ways in f64.
  metricLogits(network, bits).forEach((z, b) => {
    if (b < LOGITS) expect(logits[b]).toBeCloseTo(z, 12);
  });
  for (const backend of [createCpuBackend(), await createWasmBackend()]) {
    const own = await engineLogits(backend, network, bits, LOGITS);
    expect(own.length).toBe(LOGITS);
    own.forEach((z, b) => {
      expect(Math.abs(z - logits[b])).toBeLessThanOrEqual(bounds[b]);
    });
    expect(Math.max(...own) - Math.min(...own)).toBeGreaterThan(0.1);
    expect(backend.bytes).toBe(0);
  }
});
