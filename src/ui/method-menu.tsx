/**
 * Which method stands beside the dense network: any of the register, by family. One that is not
 * compared yet joins with that choice, as a changed setting; the swatch is its colour.
 */
import { t } from '../lib/text';
import { FAMILIES, METHODS, type Method, methodOf } from '../methods';
import { labelOf } from '../plots/method-words';
import { askedMethod } from '../store/selectors';
import type { State } from '../store/state';
import { useActions, useExplorer, useLocked } from './explorer';
import { Options } from './options';

/** Letters that the closed menu shows. */
const ROOM = 20;

/** Methods of the run on screen and those asked for. */
const compared = ({ record, spec }: State): string =>
  [...new Set([...record.replicas.map((replica) => replica.method), ...spec.methods])].join(',');

export function MethodMenu() {
  const actions = useActions();
  const asked = useExplorer(askedMethod);
  const alpha = useExplorer((state) => state.spec.alpha);
  const locked = useLocked('show');
  const known = useExplorer(compared).split(',');
  const methods: readonly Method[] = METHODS.filter((m) => m.id !== 'dense');
  const choices = methods.map((method) => {
    const label = labelOf(method, alpha);
    // Closed, the menu has room for so much only.
    const name = method.id === asked && label.length > ROOM ? t(method.short) : label;
    return {
      value: method.id,
      label: `${known.includes(method.id) ? '' : '+ '}${name}`,
      group: FAMILIES[method.family],
    };
  });
  const { color, explanation } = methodOf(asked);
  return (
    <div className="method-menu">
      <span className="swatch" style={{ background: `var(--${color})` }} aria-hidden="true" />
      <select
        aria-label={t('Method beside the dense network; + adds one to the comparison')}
        title={t(explanation)}
        value={asked}
        disabled={locked}
        onChange={(event) => actions.compare(methodOf(event.target.value).id)}
      >
        <Options choices={choices} />
      </select>
    </div>
  );
}
