/** The plot of one training step: what each phase says, on fixture networks. */
import { describe, expect, test } from 'vitest';
import { logits } from '../../src/metrics/codes';
import { forwardPass } from '../../src/model/training-step';
import { isEmpty, plain } from '../../src/plots/plot';
import { step } from '../../src/plots/step';
import { layoutOf } from '../../src/plots/step-draw';
import { barValues, cellValue, PHASES, phaseCount } from '../../src/plots/step-model';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { stepExample } from '../../src/store/step-example';
import { taskOf } from '../../src/tasks';
import { plotInput, sameInput } from '../../src/ui/plot-input';
import { inputOf } from '../gallery/cases';
import { STEP_CASES } from '../gallery/step-cases';
import { explorer } from '../support/explorer';
import { captionOf, modelOf } from '../support/plot-input';

const caseOf = (name: string) => {
  const found = STEP_CASES.find((c) => c.name === name);
  if (!found) throw new Error(name);
  return inputOf(found);
};
const SIZES = [
  { width: 860, layout: 'wide' },
  { width: 358, layout: 'narrow' },
] as const;

describe.each(STEP_CASES.map(({ name }) => name).filter((name) => name !== 'step-too-large'))(
  '%s',
  (name) => {
    test('says numbers only, keeps to its box and has as many rows as neurons', () => {
      const model = modelOf(step, caseOf(name));
      const { columns, rows } = step.table(model);
      const said = [step.title(model), plain(step.caption(model)), ...columns, ...rows.flat()];
      expect(said.join(' | ')).not.toMatch(/NaN|undefined|Infinity/);
      expect(rows.length).toBe(model.network.children);
      for (const size of SIZES) {
        const at = layoutOf(model, size);
        const last = at.bars.at(-1);
        expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(size.width);
        expect(step.height(model, size)).toBeGreaterThan(40);
      }
    });
  },
);

test('too many weights are refused with the reason', () => {
  const model = step.select(caseOf('step-too-large'));
  expect(isEmpty(model) && model.empty).toMatch(/too many weights/);
});

test('the answer is the logit of the network, and what the neurons add makes it up', () => {
  const model = modelOf(step, caseOf('step-answer'));
  const { network, example, pass } = model;
  const rows = new Uint32Array([
    Array.from(example.x).reduce((bits, x, j) => bits + (x > 0 ? 2 ** j : 0), 0),
  ]);
  const [logit] = logits(network, { count: 1, inputs: 32, wordsPerRow: 1, rows });
  expect(pass.logit).toBeCloseTo(logit, 10);
  const added = Array.from(network.bias, (_, c) => barValues(model, c)[2] ?? 0);
  expect(added.reduce((a, b) => a + b, network.outputBias)).toBeCloseTo(logit, 10);
  expect(captionOf(step, caseOf('step-answer'))).toContain(
    `logit is ${logit.toFixed(2)}`.replace('-', '−'),
  );
});

test('nothing is shown before its phase', () => {
  const shown = ['inputs', 'sums', 'activity', 'answer'].map((phase) =>
    barValues(modelOf(step, caseOf(`step-${phase}`)), 0).map((value) => value !== null),
  );
  expect(shown).toEqual([
    [false, false, false],
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});

test('silent neurons have no gradient, and the update lowers the loss that it says', () => {
  const model = modelOf(step, caseOf('step-gradients'));
  const { network, pass } = model;
  const sizes = Array.from(pass.sums, (_, c) => {
    const edges = Array.from(
      { length: network.childStart[c + 1] - network.childStart[c] },
      (_, k) => Math.abs(cellValue(model, network.childStart[c] + k)),
    );
    return Math.max(...edges);
  });
  sizes.forEach((size, c) => {
    expect(size > 0).toBe(pass.sums[c] > 0);
  });
  const update = modelOf(step, caseOf('step-update'));
  const after = forwardPass(update.step.network, update.example).loss;
  expect(after).toBeLessThan(update.pass.loss);
  expect(captionOf(step, caseOf('step-update'))).toContain(`to ${after.toFixed(3)}`);
});

test('the split shows the children; after it there is none to show', () => {
  const before = caseOf('step-split');
  expect(phaseCount(before)).toBe(PHASES.length);
  expect(modelOf(step, before).network.alpha).toBe(2);
  const after = caseOf('step-after-split');
  expect(phaseCount(after)).toBe(PHASES.length - 1);
  expect(captionOf(step, after)).toContain('Backwards');
});

test('a weight under the pointer says what the phase makes of it', () => {
  const model = modelOf(step, caseOf('step-sums'));
  const at = layoutOf(model, SIZES[0]);
  const hit = step.hit(model, SIZES[0], at.columns[0].x, at.rowsTop + 2.5 * at.row);
  expect(hit).toMatchObject({
    kind: 'selection',
    selection: { kind: 'weight', parent: 2, input: at.columns[0].input },
  });
  expect(hit && 'tip' in hit && hit.tip).toMatch(/neuron 3, input \d+ \(A\): −?\d.* × [+−]1 = /);
  expect(step.hit(model, SIZES[0], 2, 2)).toBeNull();
});

describe('the example', () => {
  test('is the training set’s own, and the same object until the settings change', () => {
    const train = taskOf('dnf').examples(
      DEFAULT_SPEC,
      DEFAULT_SPEC.seed,
      'train',
      DEFAULT_SPEC.train,
    );
    for (const index of [0, 5, 31]) {
      const example = stepExample(DEFAULT_SPEC, index);
      if (!example) throw new Error('none');
      const x = Array.from({ length: 32 }, (_, j) =>
        (train.rows[index * train.wordsPerRow + (j >> 5)] >>> (j & 31)) & 1 ? 1 : -1,
      );
      expect([...Array.from(example.x)]).toEqual(x);
      expect(example.label).toBe((train.labels[index >> 5] >>> (index & 31)) & 1);
      expect(stepExample(DEFAULT_SPEC, index)).toBe(example);
    }
    expect(stepExample({ ...DEFAULT_SPEC, seed: 5 }, 0)).not.toEqual(stepExample(DEFAULT_SPEC, 0));
    expect(stepExample(DEFAULT_SPEC, 32)?.index).toBe(0);
  });

  test('of a file that is not at hand is none', () => {
    expect(stepExample({ ...DEFAULT_SPEC, task: 'data', data: '' }, 0)).toBeNull();
  });
});

test('a phase and an example redraw this plot and no other', () => {
  const { state } = explorer();
  const [mine, other] = [plotInput(state(), 'step'), plotInput(state())];
  state().setSlow({ phase: 3 });
  expect(sameInput(plotInput(state(), 'step'), mine)).toBe(false);
  expect(sameInput(plotInput(state()), other)).toBe(true);
  const third = plotInput(state(), 'step');
  state().setSlow({ example: 1 });
  expect(sameInput(plotInput(state(), 'step'), third)).toBe(false);
});
