/** What the sweep's panel says, from the state: counts, progress, machine. Pure. */
import { retell, t } from '../lib/text';
import { count } from '../plots/format';
import { axisName } from '../plots/sweep-words';
import { type Axis, describeAxis } from '../spec/axis';
import { fieldOf } from '../spec/fields';
import { type Cell, networksOf } from '../spec/sweep';
import type { State } from '../store/state';
import type { ShownSweep, SweepState } from '../store/sweep-state';
import { timeLeft } from './duration';

/** "16 settings × 8 seeds × 3 methods = 384 networks"; '' for no sweep. */
export function sizeWords(cells: readonly Cell[]): string {
  const possible = cells.filter((cell) => cell.refusal === null);
  const refused = cells.length - possible.length;
  if (possible.length === 0) return '';
  const { seeds, methods } = possible[0].spec;
  const networks = networksOf(cells);
  const parts = [
    count(possible.length, 'setting'),
    count(seeds, 'seed'),
    count(methods.length, 'method'),
  ];
  const many = networks === 1 ? count(1, 'network') : t`${networks.toLocaleString('en')} networks`;
  const left = refused === 0 ? '' : t`; ${count(refused, 'setting')} cannot be run`;
  return `${parts.join(' × ')} = ${many}${left}`;
}

/** "132 of 384 networks · about 40 s left"; '' before anything was asked for. */
export function progressWords({ status, progress, shown }: SweepState): string {
  if (shown === null) return '';
  const { finished, networks, secondsLeft } = progress;
  const all = networks.toLocaleString('en');
  const done =
    finished === networks && networks > 0
      ? t`all ${all} networks`
      : t`${finished.toLocaleString('en')} of ${all} networks`;
  const left = timeLeft(secondsLeft);
  switch (status.kind) {
    case 'starting':
      return t('starting');
    case 'running':
      return left === '' ? done : `${done} · ${left}`;
    case 'paused':
      return t`${done} · paused`;
    case 'hidden':
      return t`${done} · paused in background`;
    case 'finished':
    case 'idle':
      return t`${done} trained`;
    case 'failed':
      return t`${done} · stopped`;
    default:
      return status satisfies never;
  }
}

/** "on the GPU", "on the CPU, 2 workers (no adapter)", what the end gave back; '' while unknown. */
export function machineWords({ backend, workers, freed }: SweepState): string {
  if (!backend || backend.kind === null) return '';
  if (backend.kind === 'webgpu') {
    if (!freed) return t('on the GPU');
    return freed.buffers === 0
      ? t('on the GPU, its memory is free again')
      : t`on the GPU, which still holds ${count(freed.buffers, 'buffer')}`;
  }
  const why = backend.reasonShort === '' ? '' : t` (${retell(backend.reasonShort)})`;
  return t`on the CPU, ${count(workers, 'worker')}${why}`;
}

export type SweepStep = 'start' | 'go-on' | 'anew' | 'pause' | 'resume' | 'done';

/** What the one primary button does next. */
export function nextStep({ status, shown, progress }: SweepState, stale: boolean): SweepStep {
  switch (status.kind) {
    case 'starting':
    case 'running':
    case 'hidden':
      return 'pause';
    case 'paused':
      return 'resume';
    case 'idle':
    case 'finished':
    case 'failed':
      if (shown === null) return 'start';
      if (stale) return 'anew';
      return progress.finished < progress.networks ? 'go-on' : 'done';
    default:
      return status satisfies never;
  }
}

/** Whether a sweep is going on, be it at rest. */
export const underWay = ({ status }: SweepState): boolean =>
  status.kind === 'starting' ||
  status.kind === 'running' ||
  status.kind === 'paused' ||
  status.kind === 'hidden';

/** What a cell is, over how many seeds, and what a click does. */
export function introWords({ spec, view, sweep }: State): string {
  const { seeds } = sweep.shown?.spec ?? spec;
  const { x, y } = sweep.shown?.sweep ?? sweep.asked;
  if (x === null) {
    return t(
      'A sweep trains many settings side by side and fills a chart while it does. Take one of the paper’s figures or axes of your own; nothing is trained before Start.',
    );
  }
  const grid = y !== null;
  const one = grid ? t('cell') : t('point');
  const from = seeds === 1 ? t('one seed') : t`the same ${seeds} seeds`;
  const shows =
    view.metric === 'gain'
      ? t('the gain over dense, in points of test accuracy')
      : metricLabel(view.metric);
  return t`Each ${one} trains every method from ${from} and shows ${shows}. Click a ${one} to load its networks.`;
}

function metricLabel(id: string): string {
  const field = fieldOf('metric');
  const choice = field.type === 'choice' && field.choices.find((c) => c.value === id);
  return choice ? t(choice.label) : id;
}

/** "clauses 16 × neurons 8". */
export function cellWords({ sweep, cells }: ShownSweep, index: number): string {
  const cell = cells[index];
  const part = (axis: Axis | null, value: number | null): string[] =>
    axis && value !== null ? [`${axisName(describeAxis(axis))} ${value}`] : [];
  return [...part(sweep.y, cell.y), ...part(sweep.x, cell.x)].join(' × ');
}
