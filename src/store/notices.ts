/** The list of messages: newest last, bounded, one per topic. */
import type { Notice } from './state';

/** The oldest go first. */
const MOST = 20;

export interface Message {
  readonly level: Notice['level'];
  readonly text: string;
  /** A later message of the same topic takes the place of this one. */
  readonly topic?: string;
}

export interface NoticeList {
  /** The list with these messages added; the same text is not said twice. */
  add(list: readonly Notice[], ...messages: readonly Message[]): readonly Notice[];
}

export function noticeList(): NoticeList {
  let lastId = 0;
  const topics = new Map<number, string>();
  const added = (list: readonly Notice[], { level, text, topic }: Message): readonly Notice[] => {
    if (list.some((n) => n.text === text)) return list;
    const id = ++lastId;
    const others = topic ? list.filter((n) => topics.get(n.id) !== topic) : list;
    if (topic) topics.set(id, topic);
    return [...others, { id, level, text }].slice(-MOST);
  };
  return { add: (list, ...messages) => messages.reduce(added, list) };
}
