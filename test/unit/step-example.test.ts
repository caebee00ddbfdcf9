import { describe, expect, test } from 'vitest';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { stepExample } from '../../src/store/step-example';
import { loadTasks } from '../../src/tasks';
import { keepDataset } from '../../src/tasks/data-store';

describe('the example of a training step', () => {
  test('is null while the file of a link is not here, and there once it is', async () => {
    await loadTasks(['data']);
    const id = '0a0b0c0d.200x6';
    const spec = { ...DEFAULT_SPEC, task: 'data', data: id, train: 136, test: 64 } as const;
    expect(stepExample(spec, 0)).toBeNull();
    const count = 200;
    const rows = Uint32Array.from({ length: count }, (_, b) => b % 64);
    const labels = Uint32Array.from({ length: Math.ceil(count / 32) }, () => 0x55555555);
    const examples = { count, inputs: 6, wordsPerRow: 1, rows, labels };
    keepDataset({ id, names: [...'abcdef'], label: 'y', examples });
    const found = stepExample(spec, 0);
    expect(found?.x).toHaveLength(6);
    expect(stepExample(spec, 0)).toBe(found);
  });
});
