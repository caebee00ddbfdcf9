/** What the claims' panel says beside the verdicts: where numbers are from, how many there are. Pure. */
import { CLAIMS, claimOf } from '../claims';
import type { ClaimsOrigin } from '../claims/file';
import { summaryWords } from '../claims/words';
import { later, sentences, t } from '../lib/text';
import { type ClaimCard, isBusy } from '../store/claims-state';

const MONTHS = [
  later('January'),
  later('February'),
  later('March'),
  later('April'),
  later('May'),
  later('June'),
  later('July'),
  later('August'),
  later('September'),
  later('October'),
  later('November'),
  later('December'),
];

/** "26 November 2026"; what is no date stays as it is. */
export function dateWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  const name = MONTHS[month - 1];
  return name && day ? t`${day} ${t(name)} ${year}` : iso;
}

const IN_NODE = ', in Node';

/** "WebAssembly, in Node", as `npm run claims` writes it. */
const engineWords = (engine: string): string =>
  engine.endsWith(IN_NODE) ? t`${engine.slice(0, -IN_NODE.length)}, in Node` : engine;

/** Where a card's numbers are from; '' where there are none. */
export function originWords(card: ClaimCard, origin: ClaimsOrigin | null): string {
  const { id, from, machine } = card;
  if (from === 'here') {
    return machine === '' ? t('run here, just now') : t`run here, just now, on the ${machine}`;
  }
  if (from === 'nothing' || !origin || claimOf(id).arms.length === 0) return '';
  return t`from a baked run of ${dateWords(origin.date)} on ${engineWords(origin.engine)}`;
}

/** Why there is no verdict yet. */
export const leftWords = (seeds: number, left: string): string =>
  sentences(
    t`No verdict before ${seeds} seeds.`,
    left === '' ? '' : t`${left[0].toUpperCase() + left.slice(1)}.`,
  );

/** "Of the paper’s 11 claims 3 reproduce, … Of 4 asked by us …"; running ones are counted apart. */
export function panelSummary(cards: readonly ClaimCard[]): string {
  const say = (asked: 'paper' | 'us'): string => {
    const all = CLAIMS.filter((claim) => claim.asked === asked).length;
    const own = cards.filter(({ id }) => claimOf(id).asked === asked);
    const busy = own.filter(isBusy).length;
    const verdicts = own.flatMap((card) =>
      card.judgement && !isBusy(card) ? [card.judgement.verdict] : [],
    );
    const words = [summaryWords(asked, verdicts), busy > 0 ? t`${busy} running` : '']
      .filter((text) => text !== '')
      .join(t(', ', 'list'));
    return asked === 'paper'
      ? t`Of the paper’s ${all} claims ${words}.`
      : t`Of ${all} asked by us ${words}.`;
  };
  if (cards.every((card) => !card.judgement && !isBusy(card))) return '';
  return sentences(say('paper'), say('us'));
}
