/** Does what a message asks for, or says in a sentence why not. */
import type { FieldValue } from '../../spec/field';
import { FIELDS } from '../../spec/fields';
import { noticeText, quote } from '../../spec/notice';
import type { Spec, View } from '../../spec/spec';
import { validateSpec, validateView } from '../../spec/validate';
import { loadTasks } from '../../tasks';
import type { ExplorerStore } from '../store';
import { lockedOf } from './lock';
import type { Message } from './messages';

type Settings = Readonly<Record<string, FieldValue>>;
type Store = Pick<ExplorerStore, 'getState'>;

/** '' once it is done, else why nothing was. */
export async function answer(store: Store, message: Message): Promise<string> {
  const { status, ...actions } = store.getState();
  switch (message.type) {
    case 'get':
      return '';
    case 'play':
      if (status.kind !== 'running' && status.kind !== 'starting') actions.play();
      return '';
    case 'pause':
      actions.pause();
      return '';
    case 'step':
      actions.step();
      return '';
    case 'rewind':
      actions.rewind();
      return '';
    case 'set':
      return change(store, message.settings);
    default:
      return message satisfies never;
  }
}

/** All of the settings or none: a link can have some mended, a script is told. */
async function change(store: Store, settings: Settings): Promise<string> {
  const keys = Object.keys(settings);
  const unknown = keys.find((key) => !FIELDS.some((field) => field.key === key));
  if (unknown !== undefined) return `${quote(unknown)} is not a setting this page knows.`;
  const [closed] = lockedOf(store.getState().locked, settings);
  if (closed !== undefined) return `${closed} is locked by the link of this frame.`;
  // Not before: the rules of a task that is yet to be fetched are not known.
  await loadTasks([String(settings.task ?? '')]);
  const { spec, view, locked, setSpec, setView } = store.getState();
  const [run, look] = (['run', 'view'] as const).map((kind) =>
    Object.fromEntries(
      FIELDS.filter((field) => field.kind === kind && keys.includes(field.key)).map(({ key }) => [
        key,
        settings[key],
      ]),
    ),
  );
  const next = validateSpec({ ...spec, ...run }, new Set([...keys, ...locked]));
  const seen = validateView({ ...view, ...look }, next.spec);
  const notices = [...next.notices, ...seen.notices];
  const refused = notices.find(({ key }) => keys.includes(key));
  if (refused) return noticeText({ ...refused, used: '' });
  const bent = lockedOf(locked, Object.fromEntries(notices.map(({ key }) => [key, true])));
  if (bent.length > 0) return `It would change ${bent.join(', ')}, which is locked.`;
  if (Object.keys(run).length > 0) setSpec(run as Partial<Spec>);
  if (Object.keys(look).length > 0) setView(look as Partial<View>);
  return '';
}
