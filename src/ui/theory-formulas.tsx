/** The formulas of the theory plot with the numbers of the run in them, as plain HTML. */
import { sentences, t } from '../lib/text';
import { isEmpty } from '../plots/plot';
import { theory } from '../plots/theory';
import {
  type Formula,
  type FormulaGroup,
  formulasOf,
  limitRule,
  symbols,
  type Term,
} from '../plots/theory-formulas';
import type { State } from '../store/state';
import { useSampled } from './explorer';
import { plotInput } from './plot-input';

interface Shown {
  readonly symbols: ReturnType<typeof symbols>;
  readonly groups: readonly FormulaGroup[];
}

function shownOf(state: State): Shown | null {
  const model = theory.select(plotInput(state));
  return isEmpty(model)
    ? null
    : { symbols: symbols(model.setting), groups: formulasOf(model.setting) };
}

export function TheoryFormulas() {
  const shown = useSampled(shownOf, 4, (a, b) => JSON.stringify(a) === JSON.stringify(b));
  if (!shown) return null;
  return (
    <section className="formulas" aria-labelledby="formulas-title">
      <h3 id="formulas-title">{t('The formulas, with the numbers of this run')}</h3>
      <dl className="formulas-symbols">
        {shown.symbols.map(([letter, text]) => (
          <div key={letter}>
            <dt>{letter}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {shown.groups.map((group) => (
        <Group key={group.dealing} group={group} />
      ))}
      <p className="formulas-note">
        {sentences(
          t(
            'C(n, r): in how many ways r things can be chosen out of n. All of this is before pruning, for clauses that share no inputs, and agrees with simulation.',
          ),
          limitRule(),
        )}
      </p>
    </section>
  );
}

function Group({ group: { dealing, title, source, formulas } }: { group: FormulaGroup }) {
  return (
    <table className="formulas-group">
      <caption>
        <span className="formulas-swatch" data-dealing={dealing} /> <strong>{title}</strong>{' '}
        <span>{source}</span>
      </caption>
      <tbody>
        {formulas.map((formula) => (
          <Row key={formula.quantity} formula={formula} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ formula: { name, letter, general, numbers, value } }: { formula: Formula }) {
  return (
    <tr>
      <th scope="row">
        {letter !== '' && <i>{letter}: </i>}
        {name}
      </th>
      <td>
        <span className="formulas-part">
          <Terms terms={general} />
        </span>
        {numbers.length > 0 && (
          <span className="formulas-part">
            = <Terms terms={numbers} />
          </span>
        )}
      </td>
      <td className="number">{value}</td>
    </tr>
  );
}

function Terms({ terms }: { terms: readonly Term[] }) {
  return terms.map((term, k) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one formula have no other identity
    typeof term === 'string' ? <span key={k}>{term}</span> : <sup key={k}>{term.raised}</sup>,
  );
}
