/**
 * The inside of the claims section: a summary, then a card a claim in the paper's order, ours last.
 * Fetched by `claims.tsx` when it is needed; the committed run comes as a file of its own.
 */
import { useEffect, useMemo } from 'react';
import { allArms, CLAIMS, type Claim, claimOf } from '../claims';
import { membersFor, networksOf } from '../claims/members';
import { retell, t } from '../lib/text';
import { isBusy } from '../store/claims-state';
import { ClaimCard } from './claim-card';
import { panelSummary } from './claim-words';
import { useActions, useExplorer } from './explorer';
import { said } from './said';

export function ClaimsPanel() {
  const actions = useActions();
  useEffect(() => actions.openClaims(), [actions]);
  const failure = useExplorer((state) => state.claims.failure);
  return (
    <>
      <Head />
      {failure !== '' && (
        <p className="claims-failure" role="alert">
          {said(
            'The committed run could not be read ({0}). Each claim can still be run here. {1}',
            retell(failure),
            <button type="button" className="link" onClick={() => actions.openClaims()}>
              {t('Try again')}
            </button>,
          )}
        </p>
      )}
      <Cards asked="paper" heading={t('The paper’s claims')} />
      <Cards asked="us" heading={t('Asked by us')} />
    </>
  );
}

function Head() {
  const summary = useExplorer((state) => panelSummary(state.claims.cards));
  return (
    <div className="claims-head">
      <div>
        <p className="claims-summary" role="status">
          {summary}
        </p>
        <p>
          {t(
            'Tested under settings that are ours; a dot is a seed, a tick the mean. “Published” is what the paper says, never our result.',
          )}
        </p>
      </div>
      <RunAll />
    </div>
  );
}

/** Everything again on this machine, or the end of it. */
function RunAll() {
  const actions = useActions();
  const busy = useExplorer((state) => state.claims.cards.some(isBusy));
  const networks = useMemo(() => networksOf(membersFor(allArms(CLAIMS))), []);
  const act = () => {
    for (const { id } of CLAIMS) (busy ? actions.stopClaim : actions.runClaim)(id);
  };
  return (
    <button type="button" className="button" onClick={act}>
      {busy ? t('Stop all') : t`Run all here (${networks} networks)`}
    </button>
  );
}

function Cards({ asked, heading }: { asked: Claim['asked']; heading: string }) {
  const cards = useExplorer((state) => state.claims.cards);
  const origin = useExplorer((state) => state.claims.origin);
  return (
    <section className="claims-group" aria-label={heading}>
      {asked === 'us' && (
        <p className="claims-ours">
          {said(
            '{0} fair controls and limits that are not among the published trends.',
            <strong>{t('Asked by us:')}</strong>,
          )}
        </p>
      )}
      <ul className="claims-cards">
        {cards
          .filter(({ id }) => claimOf(id).asked === asked)
          .map((card) => (
            <ClaimCard key={card.id} card={card} origin={origin} />
          ))}
      </ul>
    </section>
  );
}
