/**
 * The headless command's report and its plain-text table. Pure: it runs nothing and prints
 * nothing. Called by `scripts/experiment.mjs`; `engine/headless.ts` makes the report.
 */
import { finite, mean, sd } from '../lib/statistics';
import { MOMENTS } from '../model/timeline';
import { scheduleOf } from '../spec/spec';
import type { HeadlessReport, Row } from './headless';

const REFERENCE = 'dense';

/** Mean and sample standard deviation of the finite values; NaN where there are too few. */
function spread(values: readonly number[]): { mean: number; sd: number } {
  const known = finite(values);
  return { mean: mean(known), sd: sd(known) };
}

/** A number for the table; a dash where nothing was measured. */
export function cell(value: number, digits: number, signed = false): string {
  if (!Number.isFinite(value)) return '–';
  // What rounds to nothing has no sign.
  const text = value.toFixed(digits).replace(/^-(?=[0.]*$)/, '');
  return signed && !text.startsWith('-') ? `+${text}` : text;
}

/** Sets columns: the first `left` columns to the left, numbers to the right. */
export function columns(rows: readonly (readonly string[])[], left: number): string {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  return rows
    .map((row) =>
      row
        .map((text, c) => (c < left ? text.padEnd(widths[c]) : text.padStart(widths[c])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The groups of a report in its own order of methods, then by moment. */
function groups(rows: readonly Row[]) {
  const methods = [...new Set(rows.map((row) => row.method))];
  return methods.flatMap((method) =>
    MOMENTS.map((moment) => ({
      method,
      moment,
      rows: rows.filter((row) => row.method === method && row.moment === moment),
    })).filter((group) => group.rows.length > 0),
  );
}

/** The table of means: one line per method and moment. */
function meansTable(rows: readonly Row[]): string {
  const head = ['method', 'moment', 'epoch', 'n', 'accuracy %', '± sd', 'nonzeros'];
  const rest = ['capacity', '|cosine|', 'interference', 'null', 'mixed'];
  const lines = groups(rows).map(({ method, moment, rows: of }) => {
    const average = (pick: (row: Row) => number) => spread(of.map(pick)).mean;
    const accuracy = spread(of.map((row) => 100 * row.accuracy));
    return [
      method,
      moment,
      String(of[0].epoch),
      String(of.length),
      cell(accuracy.mean, 2),
      cell(accuracy.sd, 2),
      cell(
        average((row) => row.nonzeros),
        1,
      ),
      cell(
        average((row) => row.capacity),
        3,
      ),
      cell(
        average((row) => row.cosineAbs),
        3,
      ),
      cell(
        average((row) => row.interference),
        3,
      ),
      cell(
        average((row) => row.interferenceNull),
        3,
      ),
      cell(
        average((row) => row.mixed),
        2,
      ),
    ];
  });
  return columns([[...head, ...rest], ...lines], 2);
}

/** Differences of accuracy against the dense network of the same seed, at the same moment. */
function pairedTable(rows: readonly Row[]): string | null {
  const lines = groups(rows)
    .filter((group) => group.method !== REFERENCE)
    .flatMap(({ method, moment, rows: of }) => {
      const differences = of.flatMap((row) => {
        const twin = rows.find(
          (other) =>
            other.method === REFERENCE && other.seed === row.seed && other.moment === moment,
        );
        return twin ? [100 * (row.accuracy - twin.accuracy)] : [];
      });
      if (differences.length === 0) return [];
      const difference = spread(differences);
      const wins = differences.filter((d) => d > 0).length;
      const score = `${wins} of ${differences.length}`;
      return [[method, moment, cell(difference.mean, 2, true), cell(difference.sd, 2), score]];
    });
  if (lines.length === 0) return null;
  const head = ['against dense', 'moment', 'difference, points', '± sd', 'wins'];
  return columns([head, ...lines], 2);
}

/**
 * Writes a report as text: what ran, means per method and moment, paired differences.
 *
 * Seeds are pairs: the methods of one seed share data and initial weights, so a difference is
 * taken seed by seed; a win is a strictly higher accuracy.
 */
export function formatReport(report: HeadlessReport): string {
  const { spec, backend, adapter, results, replicaSteps, seconds, warnings } = report;
  if (results.length === 0) return 'No results.';
  const rate = replicaSteps / seconds;
  const head = [
    `task ${spec.task}, alpha ${spec.alpha}, hidden ${spec.hidden}, seeds ${spec.seed}..${spec.seed + spec.seeds - 1}`,
    `epochs ${scheduleOf(spec).warmup} + ${scheduleOf(spec).finetune} of ${spec.train} examples, batch ${spec.batch}, ${spec.opt}, learning rate ${spec.lr}`,
    `backend ${backend} (${adapter}), ${replicaSteps} replica-steps in ${seconds.toFixed(1)} s = ${cell(rate, 0)} per second`,
  ].join('\n');
  const notes = warnings.length > 0 ? warnings.map((text) => `note: ${text}`).join('\n') : null;
  return [head, meansTable(results), pairedTable(results), notes]
    .filter((part) => part !== null)
    .join('\n\n');
}
