/** One claim: verdict, sentence, strip, numbers, rule, what was published, and what can be done. */
import { memo } from 'react';
import { claimOf, type Strip } from '../claims';
import { retell, t } from '../lib/text';
import { stripPlot } from '../plots/claim-strip';
import type { ClaimCard as Card, ClaimsState } from '../store/claims-state';
import { ClaimRule } from './claim-rule';
import { ClaimVerdict } from './claim-verdict';
import { leftWords, originWords } from './claim-words';
import { timeLeft } from './duration';
import { useActions, useExplorer } from './explorer';
import { PlotFrame } from './plot-frame';
import { said } from './said';
import { toHero } from './to-hero';

/** Lines of a strip, headings included, from which a card takes the height of two. */
const TALL = 10;

const linesOf = ({ rows }: Strip): number =>
  rows.length + new Set(rows.map(({ group }) => group).filter((name) => name !== '')).size;

/** Made once: another plot at every render would be mounted anew. */
const plots = new Map<string, ReturnType<typeof stripPlot>>();
function plotOf(id: string): ReturnType<typeof stripPlot> {
  const plot = plots.get(id) ?? stripPlot(id);
  plots.set(id, plot);
  return plot;
}

export const ClaimCard = memo(function ClaimCard(props: {
  card: Card;
  origin: ClaimsState['origin'];
}) {
  const { card, origin } = props;
  const { id, judgement, run, strip } = card;
  const { title, published } = claimOf(id);
  const name = t(title);
  // The same card says the same in another language.
  useExplorer((state) => state.spoken);
  const busy = run.kind === 'running' || run.kind === 'queued';
  return (
    <li
      className="claim"
      id={`claim-${id}`}
      data-tall={strip !== null && linesOf(strip) >= TALL}
      data-busy={busy}
    >
      <ClaimVerdict card={card} />
      <h3>{name}</h3>
      {busy && <Progress card={card} />}
      {!busy && strip && <PlotFrame plot={plotOf(id)} name={name} className="claim-strip" />}
      {!busy && judgement && <p className="claim-sentence">{retell(judgement.sentence)}</p>}
      {run.kind === 'failed' && (
        <p className="claim-failure" role="alert">
          {t`The run stopped: ${retell(run.message)}`}
        </p>
      )}
      {!busy && <ClaimRule card={card} />}
      {!busy && <p className="claim-origin">{originWords(card, origin)}</p>}
      <div className="claim-foot">
        <p>{t`published: ${t(published)}`}</p>
        <Buttons card={card} name={name} />
      </div>
    </li>
  );
});

function Progress({ card: { run } }: { card: Card }) {
  const running = run.kind === 'running';
  const [done, of] = running ? [run.done, run.of] : [0, 1];
  return (
    <div className="claim-progress">
      <div
        className="claim-bar"
        role="progressbar"
        aria-label={t('Seeds of this claim')}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={done}
      >
        <div style={{ width: `${(100 * done) / of}%` }} />
      </div>
      <p>{running ? leftWords(of, timeLeft(run.secondsLeft)) : t('It starts by itself.')}</p>
    </div>
  );
}

function Buttons({ card, name }: { card: Card; name: string }) {
  const actions = useActions();
  const { id, from, run } = card;
  const busy = run.kind === 'running' || run.kind === 'queued';
  const of = <span className="sr-only">{t`: ${name}`}</span>;
  if (busy) {
    return (
      <button type="button" className="link" onClick={() => actions.stopClaim(id)}>
        {said('stop{0}', of)}
      </button>
    );
  }
  const load = () => {
    actions.loadClaim(id);
    toHero();
  };
  return (
    <div className="claim-buttons">
      <button type="button" className="link" onClick={load}>
        {said('load this setting{0}', of)}
      </button>
      {claimOf(id).arms.length > 0 && (
        <button type="button" className="link" onClick={() => actions.runClaim(id)}>
          {from === 'here' ? said('run it again{0}', of) : said('run it here{0}', of)}
        </button>
      )}
    </div>
  );
}
