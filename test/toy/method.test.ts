/**
 * A method that is a file and a line of the register (`toy-register.ts`) is everywhere: nothing
 * else of the project knows it. The property tests of the methods run in this project, too.
 */
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { runHeadless } from '../../src/engine/headless';
import { METHODS, type MethodId, methodOf } from '../../src/methods';
import { PLOTS } from '../../src/plots';
import { DEFAULT_SPEC, DEFAULT_VIEW, fieldOf } from '../../src/spec/fields';
import { decode, encode } from '../../src/spec/permalink';
import { recordOf } from '../../src/store/bake';
import { ExplorerContext, explorerOf } from '../../src/ui/explorer';
import { MethodMenu } from '../../src/ui/method-menu';
import { explorer } from '../support/explorer';
import { fixtureSweepInput } from '../support/fixture-sweep';
import { modelOf } from '../support/plot-input';
import { smallSpec } from '../support/small-run';
import { toy } from '../support/toy-method';

/** Known to the register of this project alone, so not to the type of ids. */
const TOY = toy.id as string as MethodId;
const UNKNOWN = 'toyer';

const choices = (key: string): readonly string[] => {
  const field = fieldOf(key);
  return field.type === 'choice' || field.type === 'choice-list'
    ? field.choices.map(({ value }) => value)
    : [];
};

describe('a method that is one file and one line', () => {
  test('is in the register, and another name is not', () => {
    expect(methodOf(TOY)).toEqual(toy);
    expect(METHODS.at(-1)?.id).toBe(TOY);
    expect(() => methodOf(UNKNOWN)).toThrow(`unknown method "${UNKNOWN}"`);
  });

  test('is a choice of both settings that name methods', () => {
    for (const key of ['methods', 'show']) {
      expect(choices(key)).toContain(TOY);
      expect(choices(key)).not.toContain(UNKNOWN);
    }
  });

  test('survives a link there and back', () => {
    const link = `v=1&methods=dense,${TOY}&show=${TOY}`;
    const { spec, view, notices } = decode(link);
    expect(notices).toEqual([]);
    expect(spec).toEqual({ ...DEFAULT_SPEC, methods: ['dense', TOY] });
    expect(view).toEqual({ ...DEFAULT_VIEW, show: TOY });
    expect(encode(spec, view)).toBe(link);
    expect(decode(link.replaceAll(TOY, UNKNOWN)).notices.map(({ key }) => key)).toEqual([
      'methods',
      'show',
    ]);
  });

  test('is in the menu of the page, by its label', () => {
    const menuOf = (link: string): string => {
      const { store } = explorer(link);
      const value = explorerOf(store);
      return renderToString(
        createElement(ExplorerContext.Provider, { value }, createElement(MethodMenu)),
      );
    };
    // What is not compared yet has a plus before its label.
    expect(menuOf(`v=1&methods=dense,fpe-random,${TOY}`)).toContain(`>${toy.label}<`);
    expect(menuOf('v=1&methods=dense,fpe-random')).toContain(`>+ ${toy.label}<`);
  });

  test('has a line in the accuracy panel and its legend', async () => {
    const spec = smallSpec({ methods: ['dense', 'fpe-random', TOY] });
    const record = await recordOf(spec);
    const lines = (method: string) => {
      const at = {
        record,
        frame: 5,
        method,
        selection: { kind: 'none' },
        matrix: 'clauses',
      } as const;
      return modelOf(PLOTS.accuracy, { ...at, curve: 'accuracy', transition: 1, sweep: null })
        .lines;
    };
    const [, , own] = lines(TOY);
    expect(own.method).toEqual(toy);
    expect(own.mean).toHaveLength(6);
    // Control: from the split on it is not the line of another method.
    expect(own.mean).not.toEqual(lines(TOY)[1].mean);
  });

  test('has a block in a sweep', () => {
    const blocks = (methods: readonly string[]): readonly string[] => {
      const sweep = fixtureSweepInput({ methods });
      const rest = { frame: 0, method: TOY, matrix: 'clauses', curve: 'accuracy' } as const;
      const record = {} as never;
      const at = { ...rest, record, selection: { kind: 'none' }, transition: 1, sweep } as const;
      return modelOf(PLOTS.sweep, at).blocks.map(({ method }) => method.id);
    };
    expect(blocks(['dense', 'fpe-random', TOY])).toEqual(['fpe-random', TOY]);
    expect(blocks(['dense', 'fpe-random'])).toEqual(['fpe-random']);
  });

  test.each(['cpu', 'reference'])('trains without a window, on the %s engine', async (backend) => {
    const small = 'clauses=4&literals=3&hidden=3&train=120&test=100&warmup=1&finetune=1&seeds=1';
    const link = `v=1&${small}&methods=dense,${TOY}&backend=${backend}`;
    const { results } = await runHeadless(link);
    const own = results.filter(({ method }) => method === TOY);
    expect(own.map(({ moment }) => moment)).toEqual(['before', 'split', 'after']);
    expect(own.map(({ nonzeros }) => nonzeros)).toEqual([39, 39, 39]);
    const [before, at] = own.map(({ accuracy, loss }) => [accuracy, loss]);
    const dense = results.filter(({ method }) => method === 'dense');
    expect(before).toEqual([dense[0].accuracy, dense[0].loss]);
    expect(at).not.toEqual(before);
    await expect(runHeadless(link.replaceAll(TOY, UNKNOWN))).rejects.toThrow('methods');
  });
});
