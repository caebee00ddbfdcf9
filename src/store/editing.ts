/**
 * Changes of what is asked for: settings, axes, view, presets, links, undo. Nothing here starts or
 * stops a run; while none has begun, the untrained networks on screen follow the settings.
 */
import { formatSelection, type Selection } from '../model/selection';
import { compareWith } from '../spec/compared';
import { changedFields, DEFAULT_VIEW } from '../spec/fields';
import { noticeText, type SpecNotice } from '../spec/notice';
import { decode, encode, isRefused } from '../spec/permalink';
import { presetOf, presetSpec } from '../spec/presets';
import type { Spec, View } from '../spec/spec';
import { formatAxis, type Sweep, validateSweep } from '../spec/sweep';
import { sweepPresetOf } from '../spec/sweep-presets';
import { validateSpec, validateView } from '../spec/validate';
import { loadTasks } from '../tasks';
import { keepDataset } from '../tasks/data-store';
import { dropReal, keepReal } from '../tasks/real-store';
import { idleRecord } from './idle-record';
import type { Lock } from './lock';
import type { Message } from './notices';
import { cameFile, lacksFile, missingFile } from './own-file';
import { shownMethod } from './selectors';
import type { Actions, State } from './state';
import { type Edit, type Pictures, undoStack } from './undo';

export interface Editing
  extends Pick<
    Actions,
    | 'setSpec'
    | 'setSweep'
    | 'revert'
    | 'setView'
    | 'compare'
    | 'keepData'
    | 'keepReal'
    | 'applyPreset'
    | 'applySweepPreset'
    | 'restore'
    | 'arrange'
    | 'pin'
    | 'undo'
    | 'redo'
  > {
  /** Takes over the settings of a sweep's cell, and looks at its newest frame. */
  take(spec: Spec): void;
  /** Takes over a link that came into the address bar; false if it was refused. */
  open(link: string): boolean;
  /** The fragment of the edited spec, sweep and view. */
  fragment(): string;
}

/** Messages about a link or an edit; one per key, so that a dragged control does not pile them up. */
export const messagesOf = (
  notices: readonly SpecNotice[],
  level: Message['level'],
): readonly Message[] =>
  notices.map((notice) => ({ level, text: noticeText(notice), topic: `field ${notice.key}` }));

/** Every view field but those of where one looks, of the lesson, of colours and language. */
function picturesOf(view: View): Pictures {
  const { at: _at, pin: _pin, lesson: _lesson, present: _present, ...pictures } = view;
  const { theme: _theme, lang: _lang, ...rest } = pictures;
  return rest;
}
const PICTURES = Object.keys(picturesOf(DEFAULT_VIEW)) as (keyof Pictures)[];

const editOf = ({ spec, view, sweep }: Pick<State, 'spec' | 'view' | 'sweep'>): Edit => ({
  spec,
  sweep: sweep.asked,
  view: picturesOf(view),
});

const sameSweep = (a: Sweep, b: Sweep): boolean =>
  formatAxis(a.x) === formatAxis(b.x) && formatAxis(a.y) === formatAxis(b.y);

const sameEdit = (a: Edit, b: Edit): boolean =>
  changedFields(a.spec, b.spec).length === 0 &&
  sameSweep(a.sweep, b.sweep) &&
  PICTURES.every((key) => a.view[key] === b.view[key]);

/** Now, or where the task is yet to be fetched, once it is here. */
function afterLoading(task: string | undefined, edit: () => void): void {
  const loading = task === undefined ? undefined : loadTasks([task]);
  if (loading) void loading.then(edit);
  else edit();
}

export function createEditing(
  get: () => State,
  set: (patch: Partial<State>) => void,
  say: (...messages: readonly Message[]) => void,
  lock?: Lock,
): Editing {
  const stack = undoStack(sameEdit);
  /** The real-valued file that was kept last. */
  let ownReal = '';

  /** Keeps a file, and says so where it is the one that is missing. */
  const came = (keep: () => void): void => {
    const missing = lacksFile(get().spec);
    keep();
    const { spec } = get();
    if (missing && !lacksFile(spec)) say(cameFile(spec));
  };

  /** Nothing trained is on screen, so nothing is lost by showing the new settings at once. */
  const follows = ({ status, record }: State): boolean =>
    status.kind === 'idle' && record.frames <= 1;

  /** What may be taken over of it. */
  const held = (spec: Spec, view: View) => lock?.hold(get(), { spec, view }) ?? { spec, view };

  const write = (spec: Spec, view: View, asked: Sweep): void => {
    const state = get();
    const { canUndo, canRedo } = stack;
    const sweep = sameSweep(asked, state.sweep.asked) ? state.sweep : { ...state.sweep, asked };
    const standIn = view.show === state.view.show ? state.standIn : shownMethod(state);
    const patch: Partial<State> = { spec, view, standIn, sweep, canUndo, canRedo };
    set(
      follows(state) && changedFields(state.shown, spec).length > 0
        ? { ...patch, shown: spec, record: idleRecord(spec), version: state.version + 1 }
        : patch,
    );
  };

  /** Writes and remembers; `what` names the gesture (see `undo.ts`). */
  const edit = (to: Spec, look: View, what: string, asked = get().sweep.asked): void => {
    const { spec, view } = held(to, look);
    const before = editOf(get());
    const after = editOf({ spec, view, sweep: { ...get().sweep, asked } });
    if (!sameEdit(before, after)) stack.remember(before, after, what);
    write(spec, view, asked);
  };

  const travel = (to: Edit | undefined): void => {
    if (!to) return;
    const { spec, view } = held(to.spec, { ...get().view, ...to.view });
    write(spec, view, to.sweep);
  };

  const setSpec = (patch: Partial<Spec>): void => {
    const keys = Object.keys(patch);
    const { spec, notices } = validateSpec({ ...get().spec, ...patch }, new Set(keys));
    edit(spec, get().view, keys.sort().join(' '));
    say(...messagesOf(notices, 'info'));
  };

  return {
    setSpec(patch) {
      afterLoading(patch.task, () => setSpec(patch));
    },
    setSweep(patch) {
      const { spec, view, sweep } = get();
      const valid = validateSweep({ ...sweep.asked, ...patch });
      edit(spec, view, `sweep ${Object.keys(patch).sort().join(' ')}`, valid.sweep);
      say(...messagesOf(valid.notices, 'info'));
    },
    take(spec) {
      edit(spec, { ...get().view, at: -1 }, `cell ${encode(spec, DEFAULT_VIEW)}`);
    },
    revert() {
      edit(get().shown, get().view, 'revert');
    },
    setView(patch) {
      const { spec, view, shown } = get();
      const next = validateView({ ...view, ...patch }, shown).view;
      edit(spec, next, Object.keys(patch).sort().join(' '));
    },
    keepData(dataset) {
      came(() => keepDataset(dataset));
    },
    keepReal(dataset) {
      came(() => {
        const { spec, shown } = get();
        const id = keepReal(dataset);
        // Files may take 128 MiB: one that nothing on the page learns from any more goes.
        const used = [id, spec.data, shown.data];
        if (ownReal !== '' && !used.includes(ownReal)) dropReal(ownReal);
        ownReal = id;
      });
    },
    compare(id) {
      const { spec, view, shown } = get();
      const known = shown.methods.includes(id);
      const methods = known ? spec.methods : compareWith(spec.methods, id, view.show);
      edit({ ...spec, methods }, { ...view, show: id }, `compare ${id}`);
    },
    applyPreset(id) {
      const preset = presetOf(id);
      if (!preset) return;
      afterLoading(preset.spec.task, () => {
        const { spec, view } = get();
        const next = { ...view, show: DEFAULT_VIEW.show, ...preset.view };
        edit(presetSpec(preset, spec), next, `preset ${id}`);
      });
    },
    applySweepPreset(id) {
      const preset = sweepPresetOf(id);
      if (!preset) return;
      const { spec, view } = get();
      edit(presetSpec(preset, spec), view, `sweep preset ${id}`, preset.sweep);
    },
    restore(asked, show) {
      afterLoading(asked.task, () => {
        const { backend, workers } = get().spec;
        const { spec } = validateSpec({ ...asked, backend, workers });
        edit(spec, { ...get().view, at: -1, show }, `run ${show} ${encode(spec, DEFAULT_VIEW)}`);
        say(...missingFile(spec));
      });
    },
    arrange(asked, view) {
      const { spec } = validateSpec(asked);
      const next = validateView({ ...get().view, ...view }, spec).view;
      edit(spec, next, `arrange ${encode(spec, next)}`);
    },
    pin(selection: Selection) {
      const text = formatSelection(selection);
      const { view } = get();
      set({ view: { ...view, pin: view.pin === text ? '' : text } });
    },
    undo: () => travel(stack.undo(editOf(get()))),
    redo: () => travel(stack.redo(editOf(get()))),
    open(link) {
      const { spec, view, sweep, notices } = decode(link);
      say(...messagesOf(notices, 'warning'), ...missingFile(spec));
      if (isRefused(notices)) return false;
      edit(spec, view, `link ${link}`, sweep);
      return true;
    },
    fragment() {
      const { spec, view, sweep } = get();
      return encode(spec, validateView(view, spec).view, sweep.asked);
    },
  };
}
