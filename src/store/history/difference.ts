/** In which settings two runs differ, in words. */
import { later, t } from '../../lib/text';
import { methodOf } from '../../methods';
import { effective } from '../../spec/effective';
import { describeValue, type RunKey } from '../../spec/field';
import { changedFields, onAnyMachine } from '../../spec/fields';
import type { RunPair } from './runs-state';

export interface SettingDifference {
  readonly label: string;
  readonly a: string;
  readonly b: string;
}

export interface Differences {
  readonly settings: readonly SettingDifference[];
  /** Whether what is learned differs, so that equal seeds do not mean equal examples. */
  readonly data: boolean;
}

/** Of what changes a result: settings without effect and those of the machine do not count. */
export function differencesOf({ a, b }: RunPair): Differences {
  const [from, to] = [effective(onAnyMachine(a.spec)), effective(onAnyMachine(b.spec))];
  const fields = changedFields(from, to);
  const settings = fields.map((field): SettingDifference => {
    const key = field.key as RunKey;
    const [ofA, ofB] = [describeValue(field, from[key]), describeValue(field, to[key])];
    return { label: field.label, a: ofA, b: ofB };
  });
  const shown = [a, b].map(({ show }) => t(methodOf(show).short));
  return {
    settings: [
      ...settings,
      ...(a.show === b.show ? [] : [{ label: later('Method shown'), a: shown[0], b: shown[1] }]),
    ],
    data: fields.some(({ section }) => section === 'data'),
  };
}
