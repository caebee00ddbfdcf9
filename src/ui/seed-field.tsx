/** The first seed, in the bar; what is typed is taken on Enter or on leaving. */

import { useId } from 'react';
import { t } from '../lib/text';
import { fieldOf } from '../spec/fields';
import { useActions, useExplorer, useLocked } from './explorer';
import { useDraft } from './field-control';

const FIELD = fieldOf('seed');

export function SeedField() {
  const actions = useActions();
  const id = useId();
  const seed = useExplorer((state) => state.spec.seed);
  const locked = useLocked('seed');
  if (FIELD.type !== 'integer') throw new Error(`the seed must be an integer, not ${FIELD.type}`);
  const { draft, problem, type, commit } = useDraft(FIELD, seed, (next) =>
    actions.setSpec({ seed: next }),
  );
  return (
    <div className="seed">
      <label htmlFor={id}>{t('seed')}</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={draft}
        disabled={locked}
        title={t(FIELD.help)}
        aria-invalid={problem !== ''}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => type(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      {problem && (
        <p id={`${id}-problem`} className="seed-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
