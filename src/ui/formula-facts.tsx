/** What the formula in the box was simplified to, and what a split and a sampler make of it. */
import { retell, sentences, t } from '../lib/text';
import { MOST_TABLE_INPUTS, type OwnClause, type OwnReading } from '../store/own-formula';
import { balanceWords, idleWords, namesWords, sizeWords, splitWords } from './own-words';
import { TruthTable } from './truth-table';

interface Props {
  readonly reading: OwnReading;
  readonly p: number;
  /** The text has changed since. */
  readonly stale: boolean;
}

/** Clauses shown before "show all". */
const SHOWN = 16;

export function FormulaFacts({ reading, p, stale }: Props) {
  return (
    <div className="own-facts" data-stale={stale}>
      <Facts reading={reading} p={p} />
    </div>
  );
}

function Facts({ reading, p }: Omit<Props, 'stale'>) {
  switch (reading.kind) {
    case 'empty':
      return (
        <p>
          {t(
            'Type a formula, or begin with an example. It is simplified to clauses, the networks learn to tell its true inputs from its false ones, and everything on this page is about its clauses.',
          )}
        </p>
      );
    case 'error':
      return <p>{t('Nothing is trained until the formula can be read.')}</p>;
    case 'refused':
      return (
        <>
          <p>{t`The formula ${retell(reading.reason)}. It cannot be trained.`}</p>
          {reading.table && <TruthTable {...reading.table} />}
        </>
      );
    case 'formula':
      return (
        <>
          <p className="own-size">{sizeWords(reading)}</p>
          <Clauses form={reading.form} clauses={reading.clauses} />
          <p>
            {sentences(
              splitWords(reading),
              reading.clauses.some((c) => c.pieces > 1)
                ? t(
                    'The rule: a variable goes with one clause only; clauses that share least go first, and the rest of a clause joins the one that holds most of it.',
                  )
                : '',
            )}
          </p>
          <p>{balanceWords(reading, p)}</p>
          {[idleWords(reading), namesWords(reading)].map(
            (text) => text && <p key={text}>{text}</p>,
          )}
          {reading.table ? (
            <TruthTable {...reading.table} />
          ) : (
            <p>{t`A truth table is shown for up to ${MOST_TABLE_INPUTS} variables.`}</p>
          )}
        </>
      );
    default:
      return reading satisfies never;
  }
}

function Clauses({ form, clauses }: { form: 'dnf' | 'cnf'; clauses: readonly OwnClause[] }) {
  const first = clauses.slice(0, SHOWN);
  const rest = clauses.slice(SHOWN);
  return (
    <>
      <ClauseList form={form} clauses={first} />
      {rest.length > 0 && (
        <details className="own-more">
          <summary>{t`${rest.length} more clauses`}</summary>
          <ClauseList form={form} clauses={rest} />
        </details>
      )}
    </>
  );
}

function ClauseList({ form, clauses }: { form: 'dnf' | 'cnf'; clauses: readonly OwnClause[] }) {
  const sign = form === 'dnf' ? '∧' : '∨';
  return (
    <ul className="own-clauses">
      {clauses.map(({ letter, index, literals, pieces }) => (
        <li key={letter}>
          <span className="own-letter" style={{ borderColor: `var(--clause-${index % 8})` }}>
            {letter}
          </span>
          <span className="own-literals">
            {literals.map(({ name, negated }) => `${negated ? '¬' : ''}${name}`).join(` ${sign} `)}
          </span>
          {pieces > 1 && <span className="own-pieces">{t`up to ${pieces} parts`}</span>}
        </li>
      ))}
    </ul>
  );
}
