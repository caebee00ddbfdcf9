import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HELP, parseArguments, UsageError, wantedBackend } from '../../scripts/experiment.mjs';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'experiment.mjs');

/** Runs the command as a person would. */
const command = (...args: string[]) =>
  spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });

describe('arguments of the headless command', () => {
  test('nothing is the default experiment on the default engine, as a table', () => {
    expect(parseArguments([])).toEqual({
      link: '',
      backend: undefined,
      json: false,
      out: undefined,
      help: false,
    });
  });

  test('a link and every option, in any order', () => {
    const wanted = { link: '#v=1&alpha=4', backend: 'cpu', json: true, out: 'x.json', help: false };
    const options = ['--backend', 'cpu', '--json', '--out', 'x.json'];
    expect(parseArguments(['#v=1&alpha=4', ...options])).toEqual(wanted);
    expect(parseArguments(['--backend=cpu', '--json', '#v=1&alpha=4', '--out=x.json'])).toEqual(
      wanted,
    );
  });

  test.each([
    [['--bakend', 'cpu'], /bakend/],
    [['--backend', 'gpu'], /cpu or webgpu, received "gpu"/],
    [['--backend'], /backend/],
    [['--json=1'], /json/],
    [['--out='], /file name/],
    [['#v=1', 'alpha=4'], /one link at most, received 2/],
    [['-x'], /-x/],
  ])('%j is refused', (args, reason) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
    expect(() => parseArguments(args)).toThrow(reason);
  });

  test('the flag beats the link, and the link beats the default', () => {
    expect(wantedBackend('#v=1&backend=cpu', undefined)).toBe('cpu');
    expect(wantedBackend('https://example.org/x/#v=1&backend=cpu&seed=1', undefined)).toBe('cpu');
    expect(wantedBackend('v=1&backend=cpu', 'webgpu')).toBe('webgpu');
    expect(wantedBackend('v=1&backend=auto', undefined)).toBe('webgpu');
    expect(wantedBackend('', undefined)).toBe('webgpu');
  });
});

describe('the command itself', () => {
  test('--help prints the help and succeeds', () => {
    const done = command('--help');
    expect([done.status, done.stdout.trim(), done.stderr]).toEqual([0, HELP, '']);
  });

  test('an unknown flag exits 2 with the reason on stderr and nothing on stdout', () => {
    const done = command('--jsn');
    expect([done.status, done.stdout]).toEqual([2, '']);
    expect(done.stderr).toContain('--jsn');
  });
});
