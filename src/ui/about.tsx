/** Below the claims: whose definitions, settings and numbers these are. */
import { t } from '../lib/text';
import { said } from './said';

/** Written by the build: the dev server has none. */
const LICENCES = import.meta.env.PROD ? `${import.meta.env.BASE_URL}licences.txt` : '';

export function About() {
  return (
    <section className="about" aria-labelledby="about-title">
      <h2 id="about-title">{t('Whose definitions, settings and numbers these are')}</h2>
      <div className="about-columns">
        <div>
          <h3>{t('Whose method')}</h3>
          <p>
            {said(
              'Fixed Parameter Expansion splits each neuron of a trained layer into α children that share out its inputs, copies the output weight, and prunes back to the exact number of non-zero weights. It is from {0}; reading clauses off weights builds on {1}. This page is an independent re-implementation.',
              <Cite id="2510.04500" />,
              <Cite id="2504.08842" />,
            )}
          </p>
          <h3>{t('Published, not measured here')}</h3>
          <p>
            {t(
              'The paper reports for 8 clauses, 8 neurons, α\u00a0=\u00a02: dense 78.7\u00a0%, random split 88.7\u00a0%, clause-aware split 99.4\u00a0%; the claims have more of it, each marked “published”. Every other number on this page is computed in your browser, or, for the examples shown before anything has run and for claims that say so, was computed by the same engine beforehand.',
            )}
          </p>
        </div>
        <div>
          <h3>{t('Definitions that are ours')}</h3>
          <dl>
            <dt>{t('Interference')}</dt>
            <dd>
              {t(
                'mean |cosine| between clause vectors; a clause vector is the mean of its inputs’ columns of weights. Part of its fall is mechanical: disjoint inputs overlap less whatever they learned. The null (the same masks on shuffled weights) says how much.',
              )}
            </dd>
            <dt>{t('Clauses mixed')}</dt>
            <dd>
              {t(
                '(Σe)² / Σe², where e is a neuron’s squared weight on each clause: 1 if all of it is on one clause, 8 if it is spread evenly over eight.',
              )}
            </dd>
            <dt>{t('Settled')}</dt>
            <dd>{t('over 80 % of a neuron’s squared weight is on one clause.')}</dd>
          </dl>
        </div>
        <div>
          <h3>{t('Settings that are ours')}</h3>
          <p>
            {t(
              'The paper’s hyperparameters are not public. These were fitted to reproduce its order: count-matched decoys with p = 0.22, 5,000 training and 10,000 test examples, SGD with momentum 0.9, learning rate 0.05, batch 64, 25 + 25 epochs, fresh optimiser state after the split.',
            )}
          </p>
          <h3>{t('What it does not show')}</h3>
          <p>
            {t(
              'That less interference alone buys accuracy: random splits at α\u00a0=\u00a04 interfere little and gain almost nothing. That splitting always helps: try “Uniform bits” or “α too large”. One seed is luck; read the mean over seeds. Biases are not counted in the budget; there are α times as many hidden ones.',
            )}
          </p>
          {LICENCES && (
            <>
              <h3>{t('What the page is made of')}</h3>
              <p>
                {said(
                  'Packages under free licences, {0}. After the first visit the page also works without a network.',
                  <a href={LICENCES}>{t('all listed with their texts')}</a>,
                )}
              </p>
            </>
          )}
        </div>
      </div>
    </section>
  );
}

function Cite({ id }: { id: string }) {
  return (
    <a href={`https://arxiv.org/abs/${id}`} rel="noopener noreferrer">
      {`arXiv ${id}`}
    </a>
  );
}
