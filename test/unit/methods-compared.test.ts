/** Choosing a method to look at: what joins the comparison, what stays on screen, how it is said. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_METHODS, METHODS, type MethodId } from '../../src/methods';
import { measureName } from '../../src/metrics';
import { MEASURES } from '../../src/model/measures';
import { formatSelection, parseSelection, type Selection } from '../../src/model/selection';
import { compareWith, MOST_COMPARED } from '../../src/spec/compared';
import { fieldOf } from '../../src/spec/fields';
import { activeSelection, askedMethod, changes, shownMethod } from '../../src/store/selectors';
import { explorer } from '../support/explorer';

describe('methods compared', () => {
  test('one more joins in register order, one that is there changes nothing', () => {
    expect(compareWith(DEFAULT_METHODS, 'sparse-wide', 'fpe-clause')).toEqual([
      ...DEFAULT_METHODS,
      'sparse-wide',
    ]);
    expect(compareWith(DEFAULT_METHODS, 'fpe-random', 'fpe-clause')).toBe(DEFAULT_METHODS);
  });
  test('past five it takes the place of the last that is neither usual nor on screen', () => {
    const five: MethodId[] = [...DEFAULT_METHODS, 'pruned-wide', 'set'];
    expect(compareWith(five, 'rigl', 'set')).toEqual([...DEFAULT_METHODS, 'set', 'rigl']);
    expect(compareWith(five, 'rigl', 'pruned-wide')).toEqual([
      ...DEFAULT_METHODS,
      'pruned-wide',
      'rigl',
    ]);
    let methods: readonly MethodId[] = DEFAULT_METHODS;
    for (const { id } of METHODS) {
      methods = compareWith(methods, id, methods[methods.length - 1]);
      expect(methods).toContain(id);
      expect(methods.length).toBeLessThanOrEqual(MOST_COMPARED);
      for (const usual of DEFAULT_METHODS) expect(methods).toContain(usual);
    }
  });
  test('more than five that a person ticked stay as many', () => {
    const many = METHODS.slice(0, 8).map((m) => m.id);
    expect(compareWith(many, 'rigl', 'fpe-nm')).toHaveLength(8);
  });
});

describe('choosing a method', () => {
  test('before anything ran shows its untrained network at once', () => {
    const { state } = explorer('v=1');
    state().compare('sparse-wide');
    expect(changes(state())).toEqual([]);
    expect(shownMethod(state())).toBe('sparse-wide');
    expect(state().record.networks.get('sparse-wide')?.[0]?.parents).toBe(16);
  });
  test('after a run is a changed setting, and what was on screen stays', () => {
    const { state, playTo } = explorer('v=1&show=fpe-random');
    playTo(3);
    state().compare('set');
    expect(changes(state())).toEqual(['methods + SET']);
    expect([askedMethod(state()), shownMethod(state())]).toEqual(['set', 'fpe-random']);
    state().revert();
    expect([askedMethod(state()), shownMethod(state())]).toEqual(['fpe-random', 'fpe-random']);
    state().undo();
    state().undo();
    expect(state().view.show).toBe('fpe-random');
    expect(changes(state())).toEqual([]);
  });
  test('one that takes part is shown without any change', () => {
    const { state, playTo } = explorer('v=1');
    playTo(3);
    state().compare('fpe-random');
    expect(changes(state())).toEqual([]);
    expect(shownMethod(state())).toBe('fpe-random');
  });
  test('once trained it is on screen', () => {
    const { state, engine } = explorer('v=1');
    state().compare('set');
    state().play();
    engine.started();
    expect(shownMethod(state())).toBe('set');
  });
});

describe('a neuron of a wide network', () => {
  const wide: readonly Selection[] = [
    { kind: 'neuron', parent: 11, wide: true },
    { kind: 'weight', parent: 11, input: 6, wide: true },
  ];
  test('has a text form of its own', () => {
    expect(wide.map(formatSelection)).toEqual(['N12', 'W12.7']);
    for (const s of wide) expect(parseSelection(formatSelection(s))).toEqual(s);
    expect(parseSelection('n12')).toEqual({ kind: 'neuron', parent: 11 });
    for (const text of ['N', 'N0', 'N1.2', 'W3', 'C2', 'I7']) {
      expect(parseSelection(text)).toBeNull();
    }
  });
  test('is selected only while such a network is on screen', () => {
    const methods = 'dense,fpe-clause,sparse-wide';
    const { state } = explorer(`v=1&methods=${methods}&show=sparse-wide&pin=N12`);
    expect(activeSelection(state())).toEqual(wide[0]);
    state().setView({ show: 'fpe-clause' });
    expect(activeSelection(state())).toEqual({ kind: 'none' });
    const beyond = explorer(`v=1&methods=${methods}&show=sparse-wide&pin=N17`);
    expect(beyond.texts().join(' ')).toContain('is not part of these networks');
  });
});

describe('the menu of measures', () => {
  const field = fieldOf('metric');
  const choices = field.type === 'choice' ? field.choices : [];
  test('lists every measure once, each under a heading and a name of its own', () => {
    expect(choices.map((c) => c.value)).toEqual(['gain', ...MEASURES]);
    expect(new Set(choices.map((c) => c.label)).size).toBe(choices.length);
    for (const choice of choices) expect(choice.group).toBeTruthy();
    expect(choices.find((c) => c.value === 'rankNull')?.label).toBe('rank of shuffled weights');
    expect(choices.find((c) => c.value === 'wholesDealt')?.label).toBe(
      'clauses kept whole per neuron before pruning',
    );
  });
  test('gives units and digits, and names an unknown measure', () => {
    expect(measureName('accuracy')).toMatchObject({ unit: '%', digits: 1, scale: 100 });
    expect(measureName('rank')).toMatchObject({ unit: '', digits: 1, scale: 1 });
    expect(() => measureName('magic' as never)).toThrow('unknown measure "magic"');
  });
});
