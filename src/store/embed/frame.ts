/** What a link for a frame means to the store. Fetched in framed pages, before their first picture. */
import { type Embed, parseEmbed } from '../../spec/embed';
import type { SpecNotice } from '../../spec/notice';
import type { Lock } from '../lock';
import { lockOf } from './lock';

export interface Framed {
  readonly embed: Embed;
  readonly notices: readonly SpecNotice[];
  /** Absent where nothing is locked. */
  readonly lock?: Lock;
}

export function frameOf(link: string): Framed {
  const { embed, notices } = parseEmbed(link);
  const { lock } = embed;
  return { embed, notices, ...(lock.length > 0 ? { lock: lockOf(lock) } : {}) };
}
