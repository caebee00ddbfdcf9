/** What the claims' panel says beside the verdicts: where numbers are from, how many there are. Pure. */
import { CLAIMS, claimOf } from '../claims';
import type { ClaimsOrigin } from '../claims/file';
import { summaryWords } from '../claims/words';
import { type ClaimCard, isBusy } from '../store/claims-state';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "26 November 2026"; what is no date stays as it is. */
export function dateWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  const name = MONTHS[month - 1];
  return name && day ? `${day} ${name} ${year}` : iso;
}

/** Where a card's numbers are from; '' where there are none. */
export function originWords(card: ClaimCard, origin: ClaimsOrigin | null): string {
  const { id, from, machine } = card;
  if (from === 'here') return `run here, just now${machine === '' ? '' : `, on the ${machine}`}`;
  if (from === 'nothing' || !origin || claimOf(id).arms.length === 0) return '';
  return `from a baked run of ${dateWords(origin.date)} on ${origin.engine}`;
}

/** Why there is no verdict yet. */
export const leftWords = (seeds: number, left: string): string =>
  `No verdict before ${seeds} seeds.${left === '' ? '' : ` ${left[0].toUpperCase()}${left.slice(1)}.`}`;

/** "Of the paper’s 11 claims 3 reproduce, … Of 4 asked by us …"; running ones are counted apart. */
export function panelSummary(cards: readonly ClaimCard[]): string {
  const say = (asked: 'paper' | 'us', start: string): string => {
    const own = cards.filter(({ id }) => claimOf(id).asked === asked);
    const busy = own.filter(isBusy).length;
    const verdicts = own.flatMap((card) =>
      card.judgement && !isBusy(card) ? [card.judgement.verdict] : [],
    );
    const words = [summaryWords(asked, verdicts), busy > 0 ? `${busy} running` : ''];
    return `${start} ${words.filter((text) => text !== '').join(', ')}.`;
  };
  const [paper, us] = ['paper', 'us'].map(
    (asked) => CLAIMS.filter((claim) => claim.asked === asked).length,
  );
  if (cards.every((card) => !card.judgement && !isBusy(card))) return '';
  return `${say('paper', `Of the paper’s ${paper} claims`)} ${say('us', `Of ${us} asked by us`)}`;
}
