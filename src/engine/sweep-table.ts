/**
 * A sweep's results as a plain-text table: one line a cell and split method, with the paired gain
 * over the dense network. Pure; called by `scripts/experiment-sweep.mjs`.
 */
import { finite, mean, pairedDifference, significant } from '../lib/statistics';
import type { MemberResult } from '../model/sweep-record';
import { axisLabel } from '../spec/sweep';
import { columns, cell as number } from './headless-table';
import type { Entry } from './results-file';
import { readSweep } from './sweep/job';

const REFERENCE = 'dense';
/** Stands beside a gain that may as well be none. */
const NEAR = '≈ 0';

/** Accuracy after training, %; NaN for a network that diverged. */
function accuracy({ methods, measures, diverged }: MemberResult, method: string): number {
  const m = methods.indexOf(method);
  return m < 0 || diverged[m] !== null ? Number.NaN : 100 * measures.after[m].accuracy;
}

/** The table of the members that are there; a line for each cell with at least one of them. */
export function formatSweepTable(link: string, entries: readonly Entry[]): string {
  const { spec, sweep, cells, members } = readSweep(link);
  const axes = [sweep.x, sweep.y].filter((axis) => axis !== null);
  const split = spec.methods.filter((method) => method !== REFERENCE);
  const lines = cells.flatMap(({ index, x, y }) => {
    const results = entries.map(({ result }) => result).filter(({ cell }) => cell === index);
    if (results.length === 0) return [];
    const dense = results.map((result) => accuracy(result, REFERENCE));
    return split.map((method) => {
      const own = results.map((result) => accuracy(result, method));
      const gain = pairedDifference(own, dense);
      const near = gain.n >= 2 && !significant(gain);
      return [
        String(x),
        ...(y === null ? [] : [String(y)]),
        method,
        number(mean(finite(dense)), 2),
        number(mean(finite(own)), 2),
        number(gain.mean, 2, true),
        number(gain.se, 2),
        near ? NEAR : '',
        String(gain.wins),
        String(gain.n),
      ];
    });
  });
  const names = axes.map(({ field }) => axisLabel(field));
  const head = [...names, 'method', 'dense %', 'method %', 'gain, points', '± se', '', 'wins', 'n'];
  const networks = (count: number): number => count * spec.methods.length;
  const known = `${networks(entries.length)} of ${networks(members.length)} networks measured`;
  const legend = `${NEAR}: the gain is within two standard errors of zero.`;
  const table = columns([head, ...lines], names.length + 1);
  return [link, known, ...(lines.length > 0 ? ['', table, '', legend] : [])].join('\n');
}
