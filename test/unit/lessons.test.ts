/** The lesson: every beat on real trained networks, through the store and back out as words. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BEATS, beatOf, numbersIn, plainWords, type Scene, spoken } from '../../src/lessons';
import { budget } from '../../src/lessons/budget';
import { challenge } from '../../src/lessons/challenge';
import { collision } from '../../src/lessons/collision';
import { comparison } from '../../src/lessons/comparison';
import { failure } from '../../src/lessons/failure';
import { neuron } from '../../src/lessons/neuron';
import { split } from '../../src/lessons/split';
import { superposition } from '../../src/lessons/superposition';
import { speakIn } from '../../src/lib/text';
import {
  capacities,
  interference,
  interferenceMatrix,
  maskCounts,
  mixedClauses,
} from '../../src/metrics';
import { logits } from '../../src/metrics/codes';
import { membersOf } from '../../src/model/groups';
import { countNonzeros, type Network } from '../../src/model/network';
import { lastFrame } from '../../src/model/timeline';
import { DEFAULT_SPEC, DEFAULT_VIEW, fieldOf } from '../../src/spec/fields';
import { decode, encode } from '../../src/spec/permalink';
import { validate } from '../../src/spec/validate';
import { recordOf } from '../../src/store/bake';
import { type Example, readExample } from '../../src/store/example';
import type { Actions, State } from '../../src/store/state';
import { explorerOf } from '../../src/ui/explorer';
import { readBeat, sceneOf } from '../../src/ui/lesson-scene';
import { beatSpec, isBare, openBeat, setLinkedScene } from '../../src/ui/lesson-steps';
import { explorer } from '../support/explorer';
import { zh } from '../support/table-texts';

const examples: Example[] = [2, 1, 3, 4, 8].map((alpha) =>
  readExample(readFileSync(`public/examples/alpha-${alpha}.json`, 'utf8')),
);

/** A page with all examples at hand, opened with that link. */
function page(link = '') {
  const made = explorer(link);
  for (const example of examples) made.store.offerExample(example);
  return { ...made, explorer: explorerOf(made.store) };
}

/** The scene of a beat on a fresh page. */
function open(lesson: number) {
  const made = page();
  openBeat(made.explorer, lesson);
  return { ...made, scene: (): Scene => sceneOf(made.state()) };
}

const doneNow = (lesson: number, state: State): boolean => {
  const beat = beatOf(lesson);
  const reading = beat ? readBeat(beat, sceneOf(state)) : null;
  if (!reading) throw new Error(`beat ${lesson} has nothing to say`);
  return reading.after !== null;
};

const modelOf = <M>(beat: { select: (scene: Scene) => M | null }, scene: Scene): M => {
  const model = beat.select(scene);
  if (model === null) throw new Error('the beat has nothing to say');
  return model;
};

/** The last formula's numbers as they are written. */
const written = (lesson: number, scene: Scene): number[] =>
  (readBeat(BEATS[lesson - 1], scene)?.formula ?? []).flatMap(numbersIn);

const networkOf = ({ record }: Scene, method: string, frame: number): Network => {
  const network = record.networks.get(method)?.[frame];
  if (!network) throw new Error(`no network of ${method} at frame ${frame}`);
  return network;
};

/** Examples as the metrics take them, from ±1 rows. */
const bitsOf = (rows: readonly (readonly number[])[]) => ({
  count: rows.length,
  inputs: rows[0].length,
  wordsPerRow: Math.ceil(rows[0].length / 32),
  rows: Uint32Array.from(
    rows.flatMap((row) =>
      Array.from({ length: Math.ceil(row.length / 32) }, (_, w) =>
        row.slice(32 * w, 32 * w + 32).reduce((bits, x, j) => bits + (x > 0 ? 2 ** j : 0), 0),
      ),
    ),
  ),
});

test('a link can name as many beats as there are', () => {
  const field = fieldOf('lesson');
  expect(field.type === 'integer' && field.max).toBe(BEATS.length);
});

describe.each(BEATS.map((beat, k) => [k + 1, beat.title, beat] as const))(
  'beat %i, %s',
  (lesson, title, beat) => {
    test('has a scene that is valid as it stands, and a short title', () => {
      const spec = beatSpec(lesson, DEFAULT_SPEC);
      expect(validate({ ...spec, ...DEFAULT_VIEW, ...beat.view, lesson }).notices).toEqual([]);
      expect(title.split(' ').length).toBeLessThanOrEqual(4);
    });

    test('says two to four sentences, a formula and a task on the example', () => {
      const { scene } = open(lesson);
      const reading = readBeat(beat, scene());
      if (!reading) throw new Error('nothing to say');
      const text = reading.text.map(plainWords).join(' ');
      const sentences = text.split(/[.] (?=[A-Z])/).length;
      expect(sentences).toBeGreaterThanOrEqual(2);
      expect(sentences).toBeLessThanOrEqual(5);
      expect(`${text} ${plainWords(reading.task)}`).not.toMatch(/NaN|undefined|Infinity|—/);
      expect(reading.formula.length).toBeGreaterThan(0);
      for (const formula of reading.formula) {
        // Whatever is drawn is read out: every number, and no sign that has no name.
        const words = spoken(formula);
        for (const value of numbersIn(formula)) expect(Number.isFinite(value)).toBe(true);
        expect(words).toMatch(/[a-z]/);
        expect(words).not.toMatch(/[=≠≤×·∑±−]|undefined/);
      }
    });

    test('is not done at its start, and has a link of its own that sets its scene', () => {
      const { state, store } = page(`v=1&lesson=${lesson}`);
      expect(isBare(state())).toBe(true);
      setLinkedScene(explorerOf(store));
      const asked = open(lesson).state();
      expect(encode(state().spec, state().view)).toBe(encode(asked.spec, asked.view));
      expect(doneNow(lesson, state())).toBe(false);
      expect(decode(encode(state().spec, state().view)).view.lesson).toBe(lesson);
    });

    test('is one step to undo, and the lesson stays open', () => {
      const made = page();
      made.state().setSpec({ clauses: 5, seed: 7 });
      const before = made.state().spec;
      openBeat(made.explorer, lesson);
      expect(made.state().spec.clauses).toBe(8);
      made.state().undo();
      expect(made.state().spec).toEqual(before);
      expect(made.state().view.lesson).toBe(lesson);
    });

    test('says nothing where there is one clause, and nothing trained', () => {
      const { state } = explorer('v=1&clauses=1');
      const reading = readBeat(beat, sceneOf(state()));
      expect(reading).toBeNull();
    });
  },
);

/** What completes each beat. */
const DOINGS: readonly ((act: State & Actions, scene: Scene) => void)[] = [
  (act) => act.pin({ kind: 'neuron', parent: 4 }),
  (act, scene) => act.pin({ kind: 'clause', group: modelOf(collision, scene).b }),
  (act) => act.setView({ matrix: 'inputs' }),
  (act) => act.setView({ at: 26 }),
  (act) => act.setSpec({ alpha: 4 }),
  (act) => act.compare('fpe-clause'),
  (act) => act.setSpec({ alpha: 2 }),
];

test.each(DOINGS.map((act, k) => [k + 1, act] as const))(
  'beat %i is done by doing',
  (lesson, act) => {
    const { state, scene } = open(lesson);
    expect(doneNow(lesson, state())).toBe(false);
    act(state(), scene());
    expect(doneNow(lesson, state())).toBe(true);
  },
);

test.each([
  [1, (act: Actions) => act.pin({ kind: 'clause', group: 0 })],
  [2, (act: Actions) => act.pin({ kind: 'neuron', parent: 0 })],
  [3, (act: Actions) => act.setView({ curve: 'loss' })],
  [4, (act: Actions) => act.setView({ at: 24 })],
  [5, (act: Actions) => act.setSpec({ alpha: 3 })],
  [6, (act: Actions) => act.setView({ show: 'fpe-random' })],
  [7, (act: Actions) => act.setView({ show: 'fpe-clause' })],
])('beat %i is not done by something else', (lesson, act) => {
  const { state } = open(lesson);
  act(state());
  expect(doneNow(lesson, state())).toBe(false);
});

test('a setting that is asked for and not trained yet completes nothing', () => {
  const { state } = open(5);
  state().setSpec({ alpha: 4, seed: 5 });
  expect(state().shown.alpha).toBe(2);
  expect(doneNow(5, state())).toBe(false);
});

test('a run that is going on is left for a scene that is known', () => {
  const made = page();
  made.state().setSpec({ seed: 9 });
  made.playTo(3);
  expect(made.status()).toBe('running');
  openBeat(made.explorer, 6);
  expect(made.engine.commands.at(-1)).toBe('stop');
  expect(made.status()).toBe('idle');
  expect(made.state().shown.seed).toBe(DEFAULT_SPEC.seed);
  expect(made.state().record.frames).toBe(lastFrame(made.state().record.schedule) + 1);
});

test('a link that says more than the beat keeps what it says', () => {
  const { state, store } = page('v=1&alpha=4&lesson=5');
  setLinkedScene(explorerOf(store));
  expect(state().spec.alpha).toBe(4);
  expect(state().view.at).toBe(-1);
});

describe('the numbers', () => {
  test('of one neuron are what the network computes', () => {
    const { state, scene } = open(1);
    state().pin({ kind: 'neuron', parent: 5 });
    const m = modelOf(neuron, scene());
    expect(m.neuron).toBe(5);
    const dense = networkOf(scene(), 'dense', 25);
    const members = membersOf(scene().record.groups)[m.clause];
    const x = Array.from({ length: 32 }, (_, j) => (members.includes(j) ? 1 : -1));
    // The network with that neuron alone, output weight 1: its logit is relu(z).
    const alone = {
      ...dense,
      output: Float32Array.from(dense.output, (_, c) => (c === 5 ? 1 : 0)),
      outputBias: 0,
    };
    const [z] = logits(alone, bitsOf([x]));
    expect(Math.max(0, m.sum)).toBeCloseTo(z, 6);
    expect(m.bias + m.own + m.others).toBeCloseTo(m.sum, 10);
    expect(written(1, scene())).toContain(m.sum);
    const other = { ...alone, bias: Float32Array.from(alone.bias, (b) => b + 20) };
    expect(Math.max(0, m.sum)).not.toBeCloseTo(logits(other, bitsOf([x]))[0], 3);
  });

  test('of the collision are the metric’s largest pair and mean', () => {
    const { scene } = open(2);
    const m = modelOf(collision, scene());
    const dense = networkOf(scene(), 'dense', 25);
    const matrix = interferenceMatrix(dense, scene().record.groups);
    const sizes = [...matrix].map((v, at) => (at % 9 === 0 ? 0 : Math.abs(v)));
    expect(Math.abs(m.cosine)).toBe(Math.max(...sizes));
    expect(m.product / (m.lengths[0] * m.lengths[1])).toBeCloseTo(m.cosine, 12);
    expect(m.mean).toBe(interference(dense, scene().record.groups));
  });

  test('of superposition are the capacities and the most mixed neuron', () => {
    const { scene } = open(3);
    const m = modelOf(superposition, scene());
    const dense = networkOf(scene(), 'dense', 25);
    expect(m.capacity).toBeCloseTo(
      capacities(dense).reduce((a, b) => a + b, 0),
      12,
    );
    expect(m.capacity).toBeLessThanOrEqual(m.rank + 1e-9);
    expect(m.mixed).toBe(Math.max(...mixedClauses(dense, scene().record.groups)));
  });

  test('of the split add up: the children share out the neuron’s sum, its bias counted once', () => {
    const { scene } = open(4);
    const m = modelOf(split, scene());
    expect(m.pruned).toBeCloseTo(0, 5);
    const sum = m.parts.reduce((a, b) => a + b, 0) - (m.alpha - 1) * m.bias;
    expect(sum).toBeCloseTo(m.whole, 5);
    const [before, after] = m.accuracy;
    const { record } = scene();
    const at = (frame: number) => {
      const of = record.replicas.flatMap(({ method }, r) =>
        method === 'fpe-clause' ? [record.testAccuracy[r][frame]] : [],
      );
      return (100 * of.reduce((a, b) => a + b, 0)) / of.length;
    };
    expect(before).toBeCloseTo(at(25), 6);
    expect(after).toBeCloseTo(at(26), 6);
  });

  test('of the budget are counted in the network on screen', () => {
    const { scene } = open(5);
    const m = modelOf(budget, scene());
    const { input, output } = countNonzeros(networkOf(scene(), 'fpe-clause', 26));
    expect(m.after).toBe(input + output);
    expect(written(5, scene()).at(-1)).toBe(input + output);
  });

  test('of the comparison are the record’s means and counted clauses', () => {
    const { scene } = open(6);
    const m = modelOf(comparison, scene());
    expect(m.dealt.clause).toBe(1);
    // What was dealt is what the masks hold, but for what was pruned since.
    const { wholes } = maskCounts(networkOf(scene(), 'fpe-random', 26), scene().record.groups);
    expect(m.dealt.random).toBeGreaterThanOrEqual(wholes);
    expect(m.dealt.random - wholes).toBeLessThan(0.1);
    expect(m.chance).toBeCloseTo(0.101, 3);
    expect(m.clause).toBeGreaterThan(m.random);
  });

  test('of the failure say so, and no longer once it pays', () => {
    const { state, scene } = open(7);
    const text = () => readBeat(BEATS[6], scene())?.text.map(plainWords).join(' ') ?? '';
    expect(modelOf(failure, scene()).random).toBeLessThan(modelOf(failure, scene()).dense);
    expect(text()).toContain('worse than');
    expect(text()).toContain('buys nothing');
    state().setSpec({ alpha: 2 });
    expect(text()).toContain('better than');
    expect(text()).not.toContain('buys nothing');
  });
});

describe('the challenge, with a rival trained by the CPU engine', () => {
  const spec = {
    ...DEFAULT_SPEC,
    ...{ clauses: 4, literals: 3, hidden: 4, train: 256, test: 256, warmup: 2, finetune: 2 },
    ...{ seeds: 3, methods: ['dense', 'fpe-random', 'fpe-clause', 'sparse-wide'] as const },
  };
  let trained: Example;
  beforeAll(async () => {
    trained = { shown: spec, record: await recordOf(spec) };
  });

  test('is done when the rival has trained to the end and is on screen', () => {
    const { state, store } = open(8);
    state().compare('sparse-wide');
    expect(doneNow(8, state())).toBe(false);
    state().setSpec(spec);
    store.offerExample(trained);
    expect(state().record).toBe(trained.record);
    expect(doneNow(8, state())).toBe(true);
    const m = modelOf(challenge, sceneOf(state()));
    expect(m.seeds).toBe(3);
    expect(m.gain).toBeCloseTo(m.accuracy - m.dense, 10);
    state().compare('fpe-random');
    expect(doneNow(8, state())).toBe(false);
  });

  test('every other beat speaks of those networks, too', () => {
    const { state, store } = open(8);
    state().setSpec(spec);
    store.offerExample(trained);
    for (const [k, beat] of BEATS.entries()) {
      const reading = readBeat(beat, sceneOf(state()));
      expect(reading, `beat ${k + 1}`).not.toBeNull();
      expect(reading?.text.map(plainWords).join(' ')).not.toMatch(/NaN|undefined|Infinity|—/);
    }
  });
});

describe('in Chinese', () => {
  afterEach(() => speakIn('en', null));

  /** English words in a text, names that are the same in both languages left out. */
  const english = (text: string): string[] =>
    (text.replace(/FPE|DropConnect|RigL|SET|Enter/g, '').match(/[A-Za-z]{3,}/g) ?? []).filter(
      (word) => !['max', 'cos'].includes(word),
    );
  const said = (lesson: number, texts = {}) => {
    const { scene } = open(lesson);
    speakIn('zh', texts);
    const beat = BEATS[lesson - 1];
    const reading = readBeat(beat, scene());
    const model = beat.select(scene());
    if (!reading || model === null) throw new Error('nothing to say');
    const after = beat.task.after(scene(), model);
    return {
      sentences: [...reading.text, reading.task, after].map(plainWords).join(''),
      formula: reading.formula.map(spoken).join(' '),
      numbers: reading.formula.flatMap(numbersIn),
    };
  };
  /** Numbers of a text, in any order: they may move. */
  const digits = (text: string): string[] => (text.match(/\d+(\.\d+)?/g) ?? []).sort();

  test.each(BEATS.map((beat, k) => [k + 1, beat.id]))('beat %i, %s, says the same', (lesson) => {
    const before = said(lesson);
    expect(english(before.sentences).length).toBeGreaterThan(20);
    const now = said(lesson, zh);
    expect(english(now.sentences)).toEqual([]);
    expect(english(now.formula)).toEqual([]);
    expect(now.formula).not.toMatch(/[=≠≤×·∑±−]|undefined/);
    expect(now.numbers).toEqual(before.numbers);
    expect(digits(now.sentences)).toEqual(digits(before.sentences));
    expect(now.sentences).not.toMatch(/\{\d\}|undefined/);
  });
});
