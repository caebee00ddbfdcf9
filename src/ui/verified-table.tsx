/** The checks of one network as a table. */
import { fixed, UNKNOWN } from '../lib/format';
import { later, retell, t } from '../lib/text';
import type { Check, Checked } from '../store/verification';

const GROUPS: readonly (readonly [Check['group'], string])[] = [
  ['answers', later('Answers on the test set')],
  ['counts', later('Counted in the network')],
  ['measures', later('Measures')],
];

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 0, 0.0123, 8.6·10⁻⁸. */
export function tiny(x: number): string {
  if (!Number.isFinite(x)) return UNKNOWN;
  if (x === 0 || x >= 1e-3) return x === 0 ? '0' : Number(x.toPrecision(2)).toString();
  const [digits, power] = x.toExponential(1).split('e-');
  const raised = [...power].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `${digits}·10⁻${raised}`;
}

const value = (x: number): string => fixed(x, Number.isInteger(x) ? 0 : 6);

/** A network's legend or a check's name as a heading; names of measures are known in small letters. */
export function headed(text: string): string {
  const small = text.charAt(0).toLowerCase() + text.slice(1);
  const known = t(small);
  const name = known === small ? retell(text) : known;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "CPU, WebAssembly, 4 threads": the kind, and the adapter as it calls itself. */
function engineWords(engine: string): string {
  const [kind, ...adapter] = engine.split(', ');
  return [kind, retell(adapter.join(', '))].filter((text) => text !== '').join(t(', ', 'list'));
}

export function VerifiedTable({ label, report }: Checked) {
  return (
    <section className="verified-network">
      <h3>{headed(label)}</h3>
      {report.engine !== '' && (
        <p>{t`Logits by the engine on the ${engineWords(report.engine)}.`}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls sideways in narrow windows */}
      <section className="verified-scroll" tabIndex={0} aria-label={t`Checks: ${headed(label)}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('Check')}</th>
              <th scope="col">{t('Engine')}</th>
              <th scope="col">{t('Reference')}</th>
              <th scope="col">{t('Apart')}</th>
              <th scope="col">{t('Allowed')}</th>
              <th scope="col">{t('Result')}</th>
            </tr>
          </thead>
          {GROUPS.map(([group, name]) => (
            <Group
              key={group}
              name={t(name)}
              checks={report.checks.filter((check) => check.group === group)}
            />
          ))}
        </table>
      </section>
      {report.unchecked.length > 0 && (
        <>
          <p>{t('Not checked here:')}</p>
          <ul>
            {report.unchecked.map((text) => (
              <li key={text}>{retell(text)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Group({ name, checks }: { name: string; checks: readonly Check[] }) {
  if (checks.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={6}>
          {name}
        </th>
      </tr>
      {checks.map((check) => (
        <tr key={check.name} data-passed={check.passed}>
          <th scope="row">{headed(check.name)}</th>
          <td>{value(check.engine)}</td>
          <td>{value(check.reference)}</td>
          <td>{tiny(check.off)}</td>
          <td>{tiny(check.tolerance)}</td>
          <td>{check.passed ? t('✓ same') : t('✗ differs')}</td>
        </tr>
      ))}
    </tbody>
  );
}
