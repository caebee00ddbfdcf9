import { csvParse } from 'd3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/model/record';
import { frameCount, lastFrame } from '../../src/model/timeline';
import { decode } from '../../src/spec/permalink';
import { recordOf } from '../../src/store/bake';
import { exportRun, type RunHeader, runCsv, runJson, runRows } from '../../src/store/run-export';
import { shownLink } from '../../src/store/shown-link';
import { explorer } from '../support/explorer';
import { smallSpec } from '../support/small-run';

const HEADER: RunHeader = {
  link: 'https://example.org/#v=1',
  version: '1.2.3',
  date: '2026-11-20',
  backend: 'cpu',
};
const PAGE = 'https://example.org/fpe/#v=1&alpha=8';

let record: RunRecord;
beforeAll(async () => {
  record = await recordOf(smallSpec({ seeds: 2 }));
});

describe('the numbers of a run', () => {
  test('CSV: a row a network and frame, every number the record’s own', () => {
    const lines = runCsv(record, HEADER).split('\r\n');
    const comments = lines.filter((line) => line.startsWith('#'));
    expect(comments).toEqual(Object.entries(HEADER).map(([key, value]) => `# ${key}: ${value}`));
    const rows = csvParse(lines.filter((line) => !line.startsWith('#')).join('\n'));
    expect(rows).toHaveLength(record.replicas.length * frameCount(record.schedule));
    for (const row of rows) {
      const r = record.replicas.findIndex(
        ({ method, seed }) => method === row.method && seed === Number(row.seed),
      );
      for (const curve of ['testAccuracy', 'testLoss', 'trainLoss'] as const) {
        const known = record[curve][r][Number(row.frame)];
        if (Number.isNaN(known)) expect(row[curve]).toBe('');
        else expect(Number(row[curve])).toBe(known);
      }
    }
    const splits = rows.filter((row) => row.epoch === '2').map((row) => row.split);
    expect(new Set(splits)).toEqual(new Set(['0', '1']));
  });

  test('frames that are not known have no row', () => {
    const sparse = { ...record, testAccuracy: record.testAccuracy.map((row) => row.slice()) };
    const blank = record.testLoss.map((row) => row.slice().fill(Number.NaN));
    sparse.testAccuracy[0][1] = Number.NaN;
    const found = runRows({ ...sparse, testLoss: blank, trainLoss: blank });
    expect(found).toHaveLength(runRows(record).length - 1);
  });

  test('JSON: measures of the moments and the ledgers too', () => {
    const read = JSON.parse(runJson(record, HEADER));
    expect(read).toMatchObject({ ...HEADER, alpha: record.alpha, schedule: record.schedule });
    expect(read.networks).toHaveLength(record.replicas.length);
    read.networks.forEach((network: Record<string, unknown>, r: number) => {
      expect(network).toMatchObject({ ...record.replicas[r] });
      expect(network.ledger).toEqual(record.ledgers[r] ?? null);
      const { after } = network.measures as { after: { accuracy: number } };
      expect(after.accuracy).toBe(record.measures.after[r]?.accuracy);
    });
    expect(read.rows).toHaveLength(runRows(record).length);
  });
});

describe('the link in a file', () => {
  test('is that of the networks on screen, whatever was edited since', () => {
    const page = explorer('#v=1&alpha=4&seeds=2');
    page.playTo(6);
    page.state().setSpec({ alpha: 8 });
    page.state().scrub(3);
    const { spec, view } = decode(shownLink(page.state(), 'run', PAGE));
    expect(spec.alpha).toBe(4);
    expect(view.at).toBe(3);
    expect(shownLink(page.state(), 'run', PAGE)).toMatch(/^https:\/\/example\.org\/fpe\/#v=1&/);
  });

  test('does not name the frame of a finished run, so that the link is short', () => {
    const page = explorer('#v=1&seeds=2&warmup=3&finetune=3');
    page.playTo(lastFrame(page.state().record.schedule));
    expect(decode(shownLink(page.state(), 'run', PAGE)).view.at).toBe(-1);
  });

  test('of a sweep has its axes; of a claim its settings', () => {
    const state = explorer('#v=1&sx=alpha:1,2').state();
    expect(decode(shownLink(state, 'sweep', PAGE)).sweep.x?.values).toEqual([1, 2]);
    const claim = decode(shownLink(state, { claim: 'disjoint' }, PAGE));
    expect(claim.notices).toEqual([]);
    expect(claim.spec).not.toEqual(state.shown);
    expect(() => shownLink(state, { claim: 'no such' }, PAGE)).toThrow();
  });

  test('of two pinned runs is both, of none the run on screen', () => {
    const state = explorer('#v=1&alpha=4&seeds=2').state();
    const pair = { a: { link: 'v=1&alpha=2' }, b: { link: 'v=1&alpha=8' } };
    const runs = { ...state.runs, pair } as typeof state.runs;
    const links = shownLink({ ...state, runs }, 'pinned', PAGE).split(' ');
    expect(links).toEqual(
      ['#v=1&alpha=2', '#v=1&alpha=8'].map((f) => `https://example.org/fpe/${f}`),
    );
    expect(shownLink(state, 'pinned', PAGE)).toBe(shownLink(state, 'run', PAGE));
  });

  test('stands in the file of the run on screen', () => {
    const page = explorer('#v=1&alpha=4&seeds=2');
    page.playTo(6);
    const link = shownLink(page.state(), 'run', PAGE);
    expect(exportRun(page.state(), 'csv', PAGE).text).toContain(`# link: ${link}\r\n`);
    expect(JSON.parse(exportRun(page.state(), 'json', PAGE).text).link).toBe(link);
    expect(exportRun(page.state(), 'csv', PAGE).name).toBe('fpe-run.csv');
  });
});
