/** How a claim was judged: the rule in words, and every comparison with its numbers. */
import { type Claim, claimOf, type Judgement, type Part } from '../claims';
import { effectWords, intervalWords } from '../claims/words';
import { retell, t } from '../lib/text';
import type { ClaimCard } from '../store/claims-state';
import { said } from './said';

export function ClaimRule({ card }: { card: ClaimCard }) {
  const { id, judgement } = card;
  if (!judgement || judgement.parts.length === 0) return null;
  return (
    <details className="claim-rule">
      <summary>{t('How it is judged')}</summary>
      <p>{retell(judgement.rule)}</p>
      <Parts claim={claimOf(id)} judgement={judgement} />
    </details>
  );
}

function Parts({ claim, judgement }: { claim: Claim; judgement: Judgement }) {
  return (
    <ul className="claim-parts">
      {judgement.parts.map((part) => (
        <li key={part.label}>
          {said(
            '{0}: {1}. {2}',
            <strong>{retell(part.label)}</strong>,
            outcomeWords(part),
            <span>{numberWords(claim, part)}</span>,
          )}
        </li>
      ))}
    </ul>
  );
}

const outcomeWords = ({ aside, outcome }: Part): string =>
  aside ? t`${t(outcome)}, not counted` : t(outcome);

/** "+5.2 points (+3.3 … +7.1), above 0 in 20 of 20 seeds". */
function numberWords({ unit, digits }: Claim, part: Part): string {
  const { from, ahead, n } = part;
  const [effect, range] = [effectWords(part, digits), intervalWords(part, digits)];
  return unit === ''
    ? t`${effect} (${range}), above ${from} in ${ahead} of ${n} seeds`
    : t`${effect} ${t(unit)} (${range}), above ${from} in ${ahead} of ${n} seeds`;
}
