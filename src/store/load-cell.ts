/** Opens a cell of a sweep as the run on screen: the very networks the sweep trained. */
import type { Spec } from '../spec/spec';
import type { Cell } from '../spec/sweep';
import type { Result, Results } from './results';
import type { Runner } from './runner';
import { isDirty, shownCell } from './selectors';
import type { Show } from './show';
import type { State } from './state';
import { sweepOnScreen } from './sweep-preview';
import { fillRun, runOfCell, sameNetworks } from './sweep-run';

export interface CellLoader {
  /** See `SweepActions`. */
  loadCell(index: number): void;
  /** More is known of these cells: the part of a run on screen takes it over. */
  grown(cells: ReadonlySet<number>): void;
}

export interface CellLoaderParts {
  readonly get: () => State;
  readonly set: (patch: Partial<State>) => void;
  readonly take: (spec: Spec) => void;
  readonly runner: Pick<Runner, 'leave' | 'restart'>;
  readonly results: Results;
  readonly show: Show['show'];
}

export function createCellLoader(parts: CellLoaderParts): CellLoader {
  const { get, set, take, runner, results, show } = parts;

  /** The cell's networks: in a whole run where one ended in the same, else as the sweep saw them. */
  const measured = (cell: Cell): Result | undefined => {
    const { record } = get().sweep;
    const whole = results.find(cell.spec);
    const run = record && runOfCell(record, cell);
    if (!run) return whole;
    if (whole && whole.record.sparse === null && sameNetworks(whole.record, run)) return whole;
    const result = { record: run, example: false };
    results.keep(cell.spec, result);
    return result;
  };

  return {
    loadCell(index) {
      const cell = sweepOnScreen(get().spec, get().sweep)?.shown.cells[index];
      if (!cell || cell.refusal !== null) return;
      const { status, record } = get();
      const going =
        status.kind !== 'idle' && status.kind !== 'finished' && status.kind !== 'failed';
      if (going && record.sparse === null && shownCell(get()) === index) {
        // It trains already.
        if (isDirty(get())) take(cell.spec);
        return;
      }
      const result = measured(cell);
      if (result) runner.leave();
      take(cell.spec);
      if (!result) runner.restart();
      else if (get().record !== result.record) show(cell.spec, result);
    },
    grown(cells) {
      const { record, sweep, version } = get();
      const index = shownCell(get());
      const cell = index === null ? undefined : sweep.shown?.cells[index];
      if (!cell || !cells.has(cell.index) || !sweep.record || record.sparse === null) return;
      fillRun(record, sweep.record, cell);
      set({ version: version + 1 });
    },
  };
}
