import { csvParse } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MEASURES } from '../../src/model/measures';
import { addMember, emptySweepRecord } from '../../src/model/sweep-fill';
import type { MemberResult, SweepRecord } from '../../src/model/sweep-record';
import { decode } from '../../src/spec/permalink';
import { type SweepHeader, sweepCsv, sweepJson, sweepRows } from '../../src/store/sweep-export';
import { explorer } from '../support/explorer';
import { accuracyOf } from '../support/fake-sweep';

const METHODS = ['dense', 'fpe-clause'];
const HEADER: SweepHeader = {
  link: 'https://example.org/fpe/#v=1&sx=hidden:4,8',
  version: '1.2.3',
  date: '2026-11-20',
  backend: 'webgpu, "quoted", adapter',
};

const axis = (field: string, values: readonly number[]) => ({
  field,
  label: field,
  unit: '',
  values,
});

/** A record of two by two cells and two seeds; what `numbers` gives, in order. */
function recordOf(
  numbers: () => number,
  members: readonly [cell: number, seed: number][],
): SweepRecord {
  const record = emptySweepRecord({
    x: axis('hidden', [4, 8]),
    y: axis('p', [0.1, 0.22]),
    methods: METHODS,
    seeds: [1, 4294967295],
    refusals: [null, null, null, 'cannot be, "ever"'],
  });
  const measures = () => Object.fromEntries(MEASURES.map((id) => [id, numbers()])) as never;
  const moment = () => METHODS.map(measures);
  for (const [cell, seed] of members) {
    const result: MemberResult = {
      cell,
      seed,
      methods: METHODS,
      measures: { before: moment(), split: moment(), after: moment() },
      ledgers: [null, null],
      diverged: [null, cell === 1 ? 17 : null],
    };
    expect(addMember(record, result)).toBe(true);
  }
  return record;
}

/** The table below the comment lines. */
const tableOf = (csv: string) =>
  csvParse(
    csv
      .split('\r\n')
      .filter((line) => !line.startsWith('#'))
      .join('\r\n'),
  );

describe('the CSV of a sweep', () => {
  test('holds every value exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noDefaultInfinity: true }), { minLength: 1 }), (given) => {
        let next = 0;
        const record = recordOf(
          () => given[next++ % given.length],
          [
            [0, 1],
            [1, 4294967295],
          ],
        );
        const rows = sweepRows(record);
        const table = tableOf(sweepCsv(record, HEADER));
        expect(table.length).toBe(2 * METHODS.length * 3);
        table.forEach((line, i) => {
          for (const id of MEASURES) {
            const read = line[id] === '' ? Number.NaN : Number(line[id]);
            // −0 is written as 0.
            expect(read).toBe(rows[i][id] + 0);
          }
        });
      }),
      { numRuns: 50 },
    );
  });

  test('has one row a cell, seed, method and moment, with the axes by name', () => {
    let n = 0;
    const table = tableOf(
      sweepCsv(
        recordOf(
          () => n++,
          [
            [1, 1],
            [2, 4294967295],
          ],
        ),
        HEADER,
      ),
    );
    expect(table.columns).toEqual([
      'cell',
      'hidden',
      'p',
      'method',
      'seed',
      'moment',
      ...MEASURES,
      'diverged',
    ]);
    expect(table.map((r) => [r.cell, r.hidden, r.p, r.seed, r.method, r.moment].join(' '))).toEqual(
      ['1 8 0.1 1', '2 4 0.22 4294967295'].flatMap((member) =>
        METHODS.flatMap((method) =>
          ['before', 'split', 'after'].map((moment) => `${member} ${method} ${moment}`),
        ),
      ),
    );
    expect(table.map((r) => r.diverged)).toEqual([
      '',
      '',
      '',
      '17',
      '17',
      '17',
      '',
      '',
      '',
      '',
      '',
      '',
    ]);
  });

  test('says above the table where it comes from and what could not be run', () => {
    const csv = sweepCsv(
      recordOf(() => 1, [[0, 1]]),
      { ...HEADER, backend: 'a\r\nb' },
    );
    const comments = csv.split('\r\n').filter((line) => line.startsWith('#'));
    expect(comments).toEqual([
      '# link: https://example.org/fpe/#v=1&sx=hidden:4,8',
      '# version: 1.2.3',
      '# date: 2026-11-20',
      '# backend: a b',
      '# not run: cell 3: cannot be, "ever"',
    ]);
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  test('quotes a cell that needs it', () => {
    const plain = recordOf(() => 1, [[0, 1]]);
    const odd = { ...plain, methods: ['a,b', 'c "d"\r\ne'] };
    const table = csvParse(sweepCsv(odd, HEADER).replaceAll(/^#.*\r\n/gm, ''));
    expect([...new Set(table.map((r) => r.method))]).toEqual(['a,b', 'c "d"\r\ne']);
  });
});

test('the JSON of a sweep has the same rows, null where there is no number', () => {
  const record = recordOf(() => 0.1 + 0.2, [[0, 1]]);
  record.values.after.loss[0] = Number.NaN;
  const file = JSON.parse(sweepJson(record, HEADER));
  expect(file).toMatchObject({ ...HEADER, methods: METHODS, seeds: [1, 4294967295] });
  expect(file.x).toEqual(record.x);
  expect(file.refusals[3]).toBe('cannot be, "ever"');
  const rows = sweepRows(record).map((row) =>
    Number.isNaN(row.loss) ? { ...row, loss: null } : row,
  );
  expect(file.rows).toEqual(rows);
  expect(rows.filter((row) => row.loss === null).length).toBe(1);
});

describe('exporting from the page', () => {
  const LINK = 'v=1&seeds=2&seed=7&train=64&test=64&sx=hidden:4,8&sy=clauses:4,8&theme=dark';

  test('names the link of the sweep on screen, not of what is edited since', () => {
    const { state, sweeps } = explorer(LINK);
    expect(state().exportSweep('csv')).toBeNull();
    state().startSweep();
    sweeps.started();
    sweeps.finish(3);
    state().setSpec({ lr: 0.1 });
    state().setSweep({ y: null });
    const csv = state().exportSweep('csv');
    expect(csv).toMatchObject({ name: 'fpe-sweep-hidden-clauses.csv', type: 'text/csv' });
    const [, link] = /^# link: (.*)$/m.exec(csv?.text ?? '') ?? [];
    const { spec, sweep, view, notices } = decode(link.trim());
    const asked = decode(LINK);
    expect({ spec, sweep, notices }).toEqual({ spec: asked.spec, sweep: asked.sweep, notices: [] });
    expect(view.theme).toBe('auto');
    expect(csv?.text).toMatch(/^# version: \d+\.\d+\.\d+\r$/m);
    expect(csv?.text).toMatch(/^# backend: webgpu, test adapter\r$/m);
    const after = tableOf(csv?.text ?? '').filter((r) => r.moment === 'after');
    expect(after.length).toBe(3 * 3);
    for (const row of after) {
      const method = ['dense', 'fpe-random', 'fpe-clause'].indexOf(row.method);
      expect(Number(row.accuracy)).toBe(accuracyOf(Number(row.cell), Number(row.seed), method));
    }
    const json = state().exportSweep('json');
    expect(json).toMatchObject({ name: 'fpe-sweep-hidden-clauses.json', type: 'application/json' });
    expect(JSON.parse(json?.text ?? '').link).toBe(link.trim());
  });
});
