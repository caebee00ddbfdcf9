import { describe, expect, test } from 'vitest';
import { methodOf } from '../../src/methods';
import { DEFAULT_SPEC, DEFAULT_VIEW } from '../../src/spec/fields';
import { methodRefusal } from '../../src/spec/layers';
import { decode, encode } from '../../src/spec/permalink';
import { matchingPreset, PRESETS, presetOf, presetSpec } from '../../src/spec/presets';
import { validate } from '../../src/spec/validate';
import { SAMPLE_ID } from '../../src/tasks/embeddings';
import { embeddingSample } from '../../src/tasks/embeddings/sample';
import { realId } from '../../src/tasks/real-dataset';

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

  test('one over real data names methods that such data has, and is found with others too', () => {
    const real = PRESETS.filter(({ spec }) => 'task' in spec);
    expect(real.map(({ id }) => id)).toEqual([
      'fashion-4',
      'fashion-32',
      'two-layers',
      'embeddings-sample',
    ]);
    for (const preset of real) {
      const spec = presetSpec(preset, DEFAULT_SPEC);
      for (const id of spec.methods) expect(methodRefusal(methodOf(id), spec)).toBeNull();
      const more = { ...spec, methods: [...spec.methods, 'dense-wide' as const], alpha: 4 };
      expect(matchingPreset(more)?.id).toBe(preset.id);
      expect(matchingPreset({ ...more, lr: 0.002 })).toBeUndefined();
    }
    // Control: the usual methods need clauses.
    const [usual] = PRESETS;
    const needs = { ...presetSpec(real[0], DEFAULT_SPEC), methods: DEFAULT_SPEC.methods };
    expect(presetSpec(usual, DEFAULT_SPEC).methods).toContain('fpe-clause');
    expect(methodRefusal(methodOf('fpe-clause'), needs)).not.toBeNull();
  });

  test('the sample’s name is that of the sample which the page makes', async () => {
    const sample = await embeddingSample();
    expect(realId(sample)).toBe(SAMPLE_ID);
    expect(presetOf('embeddings-sample')?.spec).toMatchObject({
      data: SAMPLE_ID,
      train: Math.round(0.8 * sample.rows),
      test: Math.round(0.2 * sample.rows),
    });
  });

  test('no two presets are the same settings, and an unknown id is none', () => {
    for (const p of PRESETS) expect(matchingPreset(presetSpec(p, DEFAULT_SPEC))?.id).toBe(p.id);
    expect(presetOf('magic')).toBeUndefined();
  });
});
