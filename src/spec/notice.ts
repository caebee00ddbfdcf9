/** What had to be changed to make a specification valid; shown to the person who opened the link. */
import { t } from '../lib/text';

export interface SpecNotice {
  /** Key of the field, `v`, an unknown key, or `link` where the whole text was refused. */
  readonly key: string;
  /** As given, cut to 40 characters; '' where nothing was given. */
  readonly given: string;
  /** Value used instead; '' where the key is ignored. */
  readonly used: string;
  /** Completes "<key> = <given> …". */
  readonly reason: string;
}

const LONGEST = 40;

/** Any value as a short printable text. */
export function quote(given: unknown): string {
  let text: string;
  try {
    text = Array.isArray(given) ? given.join(',') : String(given);
  } catch {
    text = typeof given;
  }
  // Control and direction characters could garble the sentence around them.
  const printable = text.slice(0, 4 * LONGEST).replace(/[\p{C}\p{Z}]+/gu, ' ');
  const letters = [...printable];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : printable;
}

/** The notice as one sentence, naming the key and the value used instead. */
export function noticeText(notice: SpecNotice): string {
  const subject = notice.given === '' ? notice.key : `${notice.key} = ${notice.given}`;
  const outcome = notice.used === '' ? t('it is ignored') : t`${t(notice.used)} is used`;
  return t`${subject} ${notice.reason}; ${outcome}.`;
}
