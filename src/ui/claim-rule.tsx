/** How a claim was judged: the rule in words, and every comparison with its numbers. */
import { type Claim, claimOf, type Judgement, type Part } from '../claims';
import { effectWords, intervalWords } from '../claims/words';
import type { ClaimCard } from '../store/claims-state';

export function ClaimRule({ card }: { card: ClaimCard }) {
  const { id, judgement } = card;
  if (!judgement || judgement.parts.length === 0) return null;
  return (
    <details className="claim-rule">
      <summary>How it is judged</summary>
      <p>{judgement.rule}</p>
      <Parts claim={claimOf(id)} judgement={judgement} />
    </details>
  );
}

function Parts({ claim, judgement }: { claim: Claim; judgement: Judgement }) {
  const unit = claim.unit === '' ? '' : ` ${claim.unit}`;
  return (
    <ul className="claim-parts">
      {judgement.parts.map((part) => (
        <li key={part.label}>
          <strong>{part.label}</strong>: {outcomeWords(part)}.{' '}
          <span>
            {effectWords(part, claim.digits)}
            {unit} ({intervalWords(part, claim.digits)}), above {part.from} in {part.ahead} of{' '}
            {part.n} seeds
          </span>
        </li>
      ))}
    </ul>
  );
}

const outcomeWords = ({ aside, outcome }: Part): string =>
  aside ? `${outcome}, not counted` : outcome;
