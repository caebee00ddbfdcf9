/** A card's verdict: an icon of its own shape and a word, all of the same weight. */
import { claimOf, type Verdict } from '../claims';
import { verdictLabel } from '../claims/words';
import { t } from '../lib/text';
import type { ClaimCard } from '../store/claims-state';

type Mark = Verdict | 'running' | 'unknown';

/** Shapes differ, so that nothing hangs on the colour. */
const SHAPES: { readonly [m in Mark]: React.ReactNode } = {
  reproduces: (
    <>
      <circle cx="8" cy="8" r="7.5" fill="currentColor" />
      <path d="m4.6 8.2 2.4 2.4 4.4-4.8" className="claim-icon-cut" />
    </>
  ),
  'reproduces in part': (
    <>
      <circle cx="8" cy="8" r="6.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M8 1.2a6.8 6.8 0 0 0 0 13.6z" fill="currentColor" />
    </>
  ),
  'does not reproduce here': (
    <>
      <rect x="0.5" y="0.5" width="15" height="15" rx="2.5" fill="currentColor" />
      <path d="m5 5 6 6m0-6-6 6" className="claim-icon-cut" />
    </>
  ),
  undecided: (
    <>
      <circle cx="8" cy="8" r="6.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M4.5 8h7" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  unknown: <circle cx="8" cy="8" r="6.8" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  running: (
    <circle
      cx="8"
      cy="8"
      r="6.8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeDasharray="2.6 1.7"
    />
  ),
};

/** "Running · 12 of 20 seeds", else what was found, or that nothing is known yet. */
function wordsOf({ id, judgement, run }: ClaimCard): string {
  if (run.kind === 'running') return t`Running · ${run.done} of ${run.of} seeds`;
  if (run.kind === 'queued') return t('Waiting for the one before');
  return judgement ? verdictLabel(claimOf(id), judgement.verdict) : t('No numbers yet');
}

export function ClaimVerdict({ card }: { card: ClaimCard }) {
  const { judgement, run } = card;
  const busy = run.kind === 'running' || run.kind === 'queued';
  const mark: Mark = busy ? 'running' : (judgement?.verdict ?? 'unknown');
  return (
    <p className="claim-verdict" data-verdict={mark}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        {SHAPES[mark]}
      </svg>
      {wordsOf(card)}
    </p>
  );
}
