import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  HELP,
  isSweep,
  parseArguments,
  UsageError,
  wantedBackend,
} from '../../scripts/experiment-arguments.mjs';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'experiment.mjs');

/** Runs the command as a person would. */
const command = (...args: string[]) =>
  spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });

const SWEPT = 'v=1&sx=alpha:1,2,4';

const NOTHING = {
  link: '',
  backend: undefined,
  json: false,
  out: undefined,
  help: false,
  shard: undefined,
  resume: false,
  workers: undefined,
  merge: undefined,
};

describe('arguments of the headless command', () => {
  test('nothing is the default experiment on the default engine, as a table', () => {
    expect(parseArguments([])).toEqual(NOTHING);
  });

  test('a link and every option, in any order', () => {
    const given = { link: '#v=1&alpha=4', backend: 'cpu', json: true, out: 'x.json' };
    const wanted = { ...NOTHING, ...given, data: 'a.csv' };
    const options = ['--backend', 'cpu', '--json', '--out', 'x.json', '--data', 'a.csv'];
    expect(parseArguments(['#v=1&alpha=4', ...options])).toEqual(wanted);
    const shuffled = ['--backend=cpu', '--data=a.csv', '--json', '#v=1&alpha=4', '--out=x.json'];
    expect(parseArguments(shuffled)).toEqual(wanted);
  });

  test.each([
    [['--bakend', 'cpu'], /bakend/],
    [['--backend', 'gpu'], /cpu, reference or webgpu, received "gpu"/],
    [['--backend'], /backend/],
    [['--json=1'], /json/],
    [['--out='], /--out needs a file name/],
    [['--data='], /--data needs a file name/],
    [['--merge', 'a', '--data', 'b.csv'], /--data: not with --merge/],
    [['#v=1', 'alpha=4'], /one link at most, received 2/],
    [['-x'], /-x/],
    [['v=1', '--shard', '1/2'], /--shard: only for a sweep/],
    [['v=1', '--resume', '--out', 'x'], /--resume: only for a sweep/],
    [['v=1', '--workers', '2', '--backend', 'cpu'], /--workers: only for a sweep/],
    [[SWEPT, '--resume'], /--resume needs --out/],
    [[SWEPT, '--workers', '2', '--backend', 'webgpu'], /--workers is for the CPU/],
    [[SWEPT, '--workers', '0'], /whole number from 1, received "0"/],
    ...['', '1', '0/2', '3/2', '1/2/3', '1.5/2', '-1/2', ' 1/2', '1e1/20', '1/99999'].map(
      (shard): [string[], RegExp] => [[SWEPT, `--shard=${shard}`], /as in 2\/8, received "/],
    ),
    [['--merge'], /--merge needs files/],
    [['--merge', 'a', '--shard', '1/2', '--resume'], /--shard, --resume: not with --merge/],
    [['--merge', 'a', '--backend', 'cpu'], /--backend: not with --merge/],
  ])('%j is refused', (args, reason) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
    expect(() => parseArguments(args)).toThrow(reason);
  });

  test('a part of a sweep, and files to merge', () => {
    const shard = { index: 2, of: 8 };
    const out = 'r.jsonl';
    const options = ['--json', '--out', out, '--shard', '2/8', '--resume'];
    const wanted = { ...NOTHING, link: SWEPT, json: true, out, shard, resume: true };
    expect(parseArguments([SWEPT, ...options])).toEqual(wanted);
    expect(parseArguments([`${SWEPT}&backend=cpu`, '--workers=3']).workers).toBe(3);
    const merge = ['a.jsonl', 'b.jsonl', 'c.jsonl'];
    expect(parseArguments(['--merge', ...merge, '--out', out])).toEqual({ ...NOTHING, out, merge });
  });

  test('a sweep is known by its axes', () => {
    expect([SWEPT, `https://a.example/#${SWEPT}`, 'sy=alpha:1'].map(isSweep)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['', 'v=1&alpha=4', 'https://a.example/?sx=alpha:1#v=1'].map(isSweep)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('the flag beats the link, and the link beats the default', () => {
    expect(wantedBackend('#v=1&backend=cpu', undefined)).toBe('cpu');
    expect(wantedBackend('https://example.org/x/#v=1&backend=cpu&seed=1', undefined)).toBe('cpu');
    expect(wantedBackend('v=1&backend=cpu', 'webgpu')).toBe('webgpu');
    expect(wantedBackend('v=1&backend=auto', undefined)).toBe('cpu');
    expect(wantedBackend('v=1&backend=webgpu', undefined)).toBe('webgpu');
    expect(wantedBackend('v=1&backend=reference', undefined)).toBe('reference');
    expect(wantedBackend('', undefined)).toBe('cpu');
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

describe('a sweep on the command line', () => {
  // Several batches of work, so that it can be stopped between them.
  const link = 'v=1&train=1500&test=500&warmup=12&finetune=12&seeds=3&sx=alpha:1,2,4';
  const own = [link, '--backend', 'cpu', '--json'];
  const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
  const at = (name: string) => join(folder, name);
  const text = (name: string) => readFileSync(at(name), 'utf8');
  const merged = (...names: string[]) => command('--merge', ...names.map(at), '--json');
  let whole = '';

  beforeAll(() => {
    const done = command(...own, '--workers', '1', '--out', at('whole.jsonl'));
    expect([done.status, done.stdout]).toEqual([0, '']);
    whole = merged('whole.jsonl').stdout;
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('writes a line a member, and leaves a file that is there as it is', () => {
    const before = text('whole.jsonl');
    expect(before.trimEnd().split('\n')).toHaveLength(1 + 3 * 3);
    const again = command(...own, '--out', at('whole.jsonl'));
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('--resume goes on with it');
    expect(text('whole.jsonl')).toBe(before);
    // Merging one file changes nothing but the order.
    expect(whole.split('\n').slice(0, -1).sort()).toEqual(before.split('\n').slice(0, -1).sort());
  });

  test('that is stopped keeps what it has, and goes on to the same bits', async () => {
    const args = [SCRIPT, ...own, '--workers', '1', '--out', at('stopped.jsonl')];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const lines = () => (existsSync(at('stopped.jsonl')) ? text('stopped.jsonl').split('\n') : []);
    while (lines().length < 3 && child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    expect(text('stopped.jsonl').endsWith('\n')).toBe(true);
    const kept = lines().length - 2;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(9);

    // Half a line, as a machine that lost its power leaves it.
    writeFileSync(at('stopped.jsonl'), '{"cell":0,"x"', { flag: 'a' });
    const done = command(...own, '--workers', '2', '--resume', '--out', at('stopped.jsonl'));
    expect(done.status).toBe(0);
    expect(done.stderr).toContain(`stopped.jsonl:${kept + 2}: is cut off`);
    expect(done.stderr).toContain(`goes on from ${kept} results`);
    expect(text('stopped.jsonl.broken')).toBe('{"cell":0,"x"\n');
    expect(merged('stopped.jsonl').stdout).toBe(whole);
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  }, 60_000);

  test('merges parts, names what it leaves out, and fails where two disagree', () => {
    const [head, ...lines] = text('whole.jsonl').trimEnd().split('\n');
    const write = (name: string, ...of: string[]) =>
      writeFileSync(at(name), `${[head, ...of].join('\n')}\n`);
    write('1.jsonl', ...lines.slice(5));
    write('2.jsonl', 'not a line', ...lines.slice(0, 6));
    const fine = merged('1.jsonl', '2.jsonl');
    expect([fine.status, fine.stdout]).toEqual([0, whole]);
    expect(fine.stderr).toContain('2.jsonl:2: is not JSON\n');
    expect(fine.stderr).toContain('merged, 9 of 9 results');

    write('3.jsonl', lines[5].replace(/"loss":[^,]*/, '"loss":0.5'));
    const wrong = merged('1.jsonl', '3.jsonl');
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toMatch(/3\.jsonl:2: disagrees with .*1\.jsonl:2 on cell \d, seed \d+/);

    writeFileSync(at('4.jsonl'), `${head.replace('train=1500', 'train=1501')}\n`);
    const other = merged('1.jsonl', '4.jsonl');
    expect([other.status, other.stdout]).toEqual([2, '']);
    expect(other.stderr).toContain('train=1501');
    expect(merged('none.jsonl').status).toBe(2);
  }, 60_000);
});
