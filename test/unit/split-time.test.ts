/** When the split comes: `split`, in epochs of a total that stays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseOf } from '../../src/engine/plan';
import { METHODS } from '../../src/methods';
import {
  beforeFrame,
  epochOf,
  frameCount,
  lastFrame,
  MOMENTS,
  momentFrame,
  splitFrame,
} from '../../src/model/timeline';
import { noticeText } from '../../src/spec/notice';
import { decode, encode } from '../../src/spec/permalink';
import { type Spec, scheduleOf } from '../../src/spec/spec';
import { cellsOf, NO_SWEEP } from '../../src/spec/sweep';
import { validate, validateSpec } from '../../src/spec/validate';
import { smallSpec } from '../support/small-run';
import { momentsOf, type WholeRun, wholeRun } from '../support/whole-run';

const TOTAL = 4;
const spec = (split: number, patch: Partial<Spec> = {}): Spec =>
  smallSpec({
    split,
    lr: 0.2,
    train: 96,
    test: 64,
    methods: METHODS.map(({ id }) => id),
    ...patch,
  });

/** The curves of a method, a row a frame. */
const curvesOf = ({ spec: { methods }, frames }: WholeRun, id: string): number[][] => {
  const r = (methods as readonly string[]).indexOf(id);
  return frames.map((f) => [f.testAccuracy[r], f.testLoss[r], f.trainLoss[r]]);
};

describe.each([0, 1, 3, TOTAL])('a split at epoch %i of 4', (split) => {
  const schedule = scheduleOf(spec(split));

  test('has the total of epochs, and two frames at its own', async () => {
    expect(schedule).toEqual({ warmup: split, finetune: TOTAL - split });
    expect(frameCount(schedule)).toBe(TOTAL + 2);
    const { frames } = await wholeRun(spec(split, { methods: ['dense', 'fpe-random'] }));
    expect(frames.map(({ frame }) => frame)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(frames.map(({ frame }) => epochOf(schedule, frame)).sort()).toEqual(
      [0, 1, 2, 3, 4, split].sort(),
    );
    expect(MOMENTS.map((moment) => epochOf(schedule, momentFrame(schedule, moment)))).toEqual([
      split,
      split,
      TOTAL,
    ]);
  });

  test('leaves every curve before it to the network that is not split, bit for bit', async () => {
    const run = await wholeRun(spec(split));
    const before = beforeFrame(schedule);
    for (const { id, start, deal } of METHODS) {
      if (start === 'sparse' || id === 'dropconnect') continue;
      const plain = start === 'wide' ? 'dense-wide' : 'dense';
      const [own, other] = [curvesOf(run, id), curvesOf(run, plain)];
      expect(own.slice(0, before + 1), id).toEqual(other.slice(0, before + 1));
      for (let f = 0; f <= before; f++) {
        expect(run.network(id, f), `${id} ${f}`).toEqual(run.network(plain, f));
      }
      // Control: from the split on it is another one.
      if (deal !== 'none') {
        const at = splitFrame(schedule);
        expect(run.network(id, at), id).not.toEqual(run.network(plain, at));
      }
    }
  });

  test('changes nothing of what does not split', async () => {
    const methods = METHODS.filter(({ deal }) => deal === 'none').map(({ id }) => id);
    const run = await wholeRun(spec(split, { methods }));
    const usual = await wholeRun(spec(2, { methods }));
    const byEpoch = ({ spec: of, frames }: WholeRun, id: string): number[][] =>
      curvesOf({ spec: of, frames } as WholeRun, id).filter(
        (_, f) => f !== splitFrame(scheduleOf(of)),
      );
    for (const id of methods) {
      expect(byEpoch(run, id), id).toEqual(byEpoch(usual, id));
      expect(run.network(id, lastFrame(schedule))).toEqual(usual.network(id, lastFrame(schedule)));
    }
    // Control: with other data the curves would differ.
    const other = await wholeRun(spec(2, { methods, seed: 77 }));
    expect(byEpoch(other, 'dense')).not.toEqual(byEpoch(usual, 'dense'));
  });
});

describe('the epoch of the split', () => {
  test('is the end of the warm-up where it is −1, to the same bits as that epoch', async () => {
    const [usual, named, other] = await Promise.all([-1, 2, 3].map((s) => wholeRun(spec(s))));
    expect(scheduleOf(usual.spec)).toEqual(scheduleOf(named.spec));
    expect(usual.frames).toEqual(named.frames);
    expect(momentsOf(usual)).toEqual(momentsOf(named));
    expect(momentsOf(other)).not.toEqual(momentsOf(named));
  });

  test('after the last one becomes the last one, and says so', () => {
    const { spec: repaired, notices } = validate({ warmup: 5, finetune: 10, split: 16 });
    expect(repaired).toMatchObject({ warmup: 5, finetune: 10, split: 15 });
    expect(notices.map(noticeText)).toEqual(['split = 16 is after the last epoch; 15 is used.']);
    expect(validate({ warmup: 5, finetune: 10, split: 15 }).notices).toEqual([]);
    // Nothing to train is repaired first.
    expect(validateSpec({ warmup: 0, finetune: 0, split: 9 }).spec).toMatchObject({
      finetune: 1,
      split: 1,
    });
  });

  test('is in links, −1 by default, and survives the way there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 50 }), (split) => {
        const state = validate({ split });
        const link = encode(state.spec, state.view);
        expect(link).toBe(split === -1 ? 'v=1' : `v=1&split=${split}`);
        expect(decode(link)).toEqual({ ...state, sweep: NO_SWEEP });
      }),
    );
    expect(decode('v=1&split=-2').notices.map(noticeText)).toEqual([
      'split = -2 is below the smallest value; -1 is used.',
    ]);
    // Control: warming up as long is another setting, whatever it trains.
    expect(encode(validate({ split: 25 }).spec, validate({}).view)).not.toBe('v=1');
  });
});

describe('an old link of a sweep over the split', () => {
  const SMALL =
    'clauses=4&literals=3&hidden=3&train=96&test=64&batch=32&warmup=2&finetune=2&seeds=1&lr=0.2';

  // What `sx=split:…` set before the split became a setting: warmup = v, finetune = total − v.
  const asBefore = (given: Spec, v: number): Spec => ({
    ...given,
    warmup: v,
    finetune: given.warmup + given.finetune - v,
  });

  test('trains the same networks as it did', () => {
    const axis = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 });
    const epochs = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(axis, epochs, (values, [warmup, finetune]) => {
        const link = `v=1&warmup=${warmup}&finetune=${finetune}&sx=split:${values.join(',')}`;
        const { spec: given, sweep } = decode(link);
        for (const { x, spec: cell, refusal } of cellsOf(given, sweep)) {
          const old = validateSpec(asBefore(given, x));
          expect(refusal !== null).toBe(old.notices.length > 0);
          if (refusal === null) expect(courseOf(cell)).toEqual(courseOf(old.spec));
        }
      }),
    );
  });

  test('down to the last bit', async () => {
    const { spec: given, sweep } = decode(`v=1&${SMALL}&sx=split:0,1,3,4`);
    for (const cell of cellsOf(given, sweep)) {
      const { frames } = await wholeRun(cell.spec);
      expect(frames).toEqual((await wholeRun(asBefore(given, cell.x))).frames);
      // Control: another epoch would be another run.
      const other = asBefore(given, cell.x === 3 ? 2 : 3);
      expect(frames).not.toEqual((await wholeRun(other)).frames);
    }
  });
});
