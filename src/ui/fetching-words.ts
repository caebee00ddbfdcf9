/** What is on its way and how much of it is here: "Fetching images: 3.1 of 5.2 MB". */
import { t } from '../lib/text';
import type { State } from '../store/state';

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** '' while nothing is. */
export function fetchingWords(fetching: State['fetching']): string {
  if (!fetching) return '';
  const { what, loaded, total } = fetching;
  if (what === 'sample') return t('Making the sample');
  if (total === 0) return t('Fetching images');
  return t`Fetching images: ${megabytes(loaded)} of ${megabytes(total)} MB`;
}

/** Short form for the pill, which has no room for words. */
export const fetchedSize = ({ what, loaded, total }: NonNullable<State['fetching']>): string =>
  what === 'sample' || total === 0
    ? t('fetching data')
    : t`${megabytes(loaded)} of ${megabytes(total)} MB`;

/** In hundredths, 0 while it is not known. */
export const fetchedShare = (fetching: State['fetching']): number =>
  fetching && fetching.total > 0 ? (100 * fetching.loaded) / fetching.total : 0;
