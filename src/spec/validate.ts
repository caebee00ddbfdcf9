/**
 * Makes a valid specification and view of anything: links, controls, presets, tests. What is not
 * given takes its default, what is out of range the nearest valid value, and each change of a
 * given value is a notice. Never throws, never lets a NaN through.
 */
import { t } from '../lib/text';
import { parseSelection, type Selection } from '../model/selection';
import { lastFrame } from '../model/timeline';
import { taskOf } from '../tasks';
import { type Field, type FieldValue, formatValue, type RunKey } from './field';
import { DEFAULT_SPEC, DEFAULT_VIEW, RUN_FIELDS, VIEW_FIELDS } from './fields';
import { quote, type SpecNotice } from './notice';
import { parseValue } from './parse-value';
import { RULES } from './rules';
import { type Spec, scheduleOf, type View } from './spec';

/** Anything with keys; only own ones are read. */
type Given = object;

export interface Defaults {
  readonly spec: Spec;
  readonly view: View;
}

export interface Validated {
  readonly spec: Spec;
  readonly view: View;
  readonly notices: readonly SpecNotice[];
}

const own = (from: object, key: string): unknown =>
  Object.hasOwn(from, key) ? (from as Readonly<Record<string, unknown>>)[key] : undefined;

/** Every field on its own. */
function parseFields(
  fields: readonly Field[],
  given: Given,
  defaults: object,
  notices: SpecNotice[],
): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const field of fields) {
    const fallback = own(defaults, field.key) as FieldValue;
    const raw = own(given, field.key);
    if (raw === undefined) {
      values[field.key] = fallback;
      continue;
    }
    const { value, reason } = parseValue(field, raw, fallback);
    values[field.key] = value;
    if (reason) {
      notices.push({ key: field.key, given: quote(raw), used: formatValue(value), reason });
    }
  }
  return values;
}

/** Validates run fields; `kept` names fields just set by hand (see `rules.ts`). */
export function validateSpec(
  given: Given,
  kept: ReadonlySet<string> = new Set(),
  defaults: Spec = DEFAULT_SPEC,
): { spec: Spec; notices: SpecNotice[] } {
  const notices: SpecNotice[] = [];
  let spec = parseFields(RUN_FIELDS, given, defaults, notices) as unknown as Spec;
  for (const rule of RULES) {
    const repair = rule(spec, kept);
    if (!repair) continue;
    const before = spec;
    spec = { ...spec, ...repair.patch };
    const text = (s: Spec, key: RunKey): string => formatValue(s[key]);
    notices.push({
      key: repair.key,
      given: text(before, repair.key),
      used: text(spec, repair.key),
      reason: repair.reason,
    });
  }
  return { spec, notices };
}

/** Whether the selection names something these networks have. */
export function selectionExists(selection: Selection, spec: Spec): boolean {
  const task = taskOf(spec.task);
  const inputs = task.inputs(spec);
  const neurons = 'wide' in selection ? spec.alpha * spec.hidden : spec.hidden;
  switch (selection.kind) {
    case 'none':
      return true;
    case 'neuron':
      return selection.parent < neurons;
    case 'clause':
      return selection.group < task.clauseCount(spec);
    case 'input':
      return selection.input < inputs;
    case 'weight':
      return selection.parent < neurons && selection.input < inputs;
    default:
      return selection satisfies never;
  }
}

/** Validates view fields against the run they look at. */
export function validateView(
  given: Given,
  spec: Spec,
  defaults: View = DEFAULT_VIEW,
): { view: View; notices: SpecNotice[] } {
  const notices: SpecNotice[] = [];
  let view = parseFields(VIEW_FIELDS, given, defaults, notices) as unknown as View;
  const last = lastFrame(scheduleOf(spec));
  if (view.at > last) {
    const reason = t('is after the last epoch');
    notices.push({ key: 'at', given: String(view.at), used: String(last), reason });
    view = { ...view, at: last };
  }
  const pinned = parseSelection(view.pin);
  if (!pinned || !selectionExists(pinned, spec)) {
    const reason = t('is not part of these networks');
    notices.push({ key: 'pin', given: quote(view.pin), used: 'nothing', reason });
    view = { ...view, pin: '' };
  }
  return { view, notices };
}

/** Validates a whole state; keys other than those of `fields.ts` are not looked at. */
export function validate(
  given: Given,
  defaults: Defaults = { spec: DEFAULT_SPEC, view: DEFAULT_VIEW },
): Validated {
  const { spec, notices } = validateSpec(given, new Set(), defaults.spec);
  const { view, notices: more } = validateView(given, spec, defaults.view);
  return { spec, view, notices: [...notices, ...more] };
}
