import { describe, expect, test } from 'vitest';
import { DEFAULT_SPEC, DEFAULT_VIEW } from '../../src/spec/fields';
import { decode, encode } from '../../src/spec/permalink';
import { matchingPreset, PRESETS, presetOf, presetSpec } from '../../src/spec/presets';
import { validate } from '../../src/spec/validate';

describe('presets', () => {
  test.each(PRESETS.map((p) => [p.id, p] as const))('%s is valid without a notice', (_, preset) => {
    const view = { ...DEFAULT_VIEW, ...('view' in preset ? preset.view : {}) };
    const spec = presetSpec(preset, DEFAULT_SPEC);
    expect(validate({ ...spec, ...view })).toEqual({ spec, view, notices: [] });
    expect(decode(encode(spec, view)).spec).toEqual(spec);
  });

  test.each(PRESETS.map((p) => [p.id, p] as const))(
    '%s gives its reason in one or two sentences',
    (_, p) => {
      const sentences = p.reason.match(/[.?!](?:\s|$)/g) ?? [];
      expect(sentences.length).toBeGreaterThanOrEqual(1);
      expect(sentences.length).toBeLessThanOrEqual(2);
    },
  );

  test('a preset keeps the seed, the number of seeds and the backend', () => {
    const current = { ...DEFAULT_SPEC, seed: 7, seeds: 20, backend: 'cpu' as const, clauses: 3 };
    const spec = presetSpec(presetOf('wide-enough') ?? PRESETS[0], current);
    expect(spec).toEqual({ ...DEFAULT_SPEC, seed: 7, seeds: 20, backend: 'cpu', hidden: 32 });
  });

  test('settings are recognised as a preset whatever the seed', () => {
    expect(matchingPreset({ ...DEFAULT_SPEC, seed: 99 })?.id).toBe('default');
    expect(matchingPreset({ ...DEFAULT_SPEC, p: 0.5 })?.id).toBe('uniform-bits');
    expect(matchingPreset({ ...DEFAULT_SPEC, alpha: 4 })?.id).toBe('default');
    expect(matchingPreset({ ...DEFAULT_SPEC, alpha: 8 })?.id).toBe('alpha-too-large');
    expect(matchingPreset({ ...DEFAULT_SPEC, p: 0.51 })).toBeUndefined();
  });

  test('another method beside them makes no other preset, unless it is about that one', () => {
    const { methods } = DEFAULT_SPEC;
    expect(matchingPreset({ ...DEFAULT_SPEC, methods: [...methods, 'set'] })?.id).toBe('default');
    const pruned = { ...DEFAULT_SPEC, methods: [...methods, 'pruned-wide' as const] };
    expect(matchingPreset(pruned)?.id).toBe('pruned-wide');
    expect(matchingPreset({ ...pruned, alpha: 4 })?.id).toBe('pruned-wide');
    expect(matchingPreset({ ...pruned, p: 0.5 })?.id).toBe('uniform-bits');
  });

  test('no two presets are the same settings, and an unknown id is none', () => {
    for (const p of PRESETS) expect(matchingPreset(presetSpec(p, DEFAULT_SPEC))?.id).toBe(p.id);
    expect(presetOf('magic')).toBeUndefined();
  });
});
