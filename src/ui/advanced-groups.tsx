/** The inside of the advanced settings, made from the fields table. */
import { later, t } from '../lib/text';
import { idleWords } from '../spec/effective';
import type { Field, Section } from '../spec/field';
import { FIELDS } from '../spec/fields';
import { useActions, useExplorer, useLocked } from './explorer';
import { FieldControl } from './field-control';

const HEADINGS: { readonly [s in Section]: string } = {
  data: later('Data'),
  network: later('Network'),
  training: later('Training'),
  comparison: later('Comparison'),
  machine: later('Machine'),
  view: later('View'),
};

/** Texts with places of their own: formula and file in a section, pins in the pictures. */
const ELSEWHERE: readonly string[] = ['formula', 'data', 'pin'];
const ADVANCED: readonly Field[] = FIELDS.filter(
  ({ key, advanced }) => advanced && !ELSEWHERE.includes(key),
);
const SECTIONS = [...new Set(ADVANCED.map((field) => field.section))];

export function AdvancedGroups() {
  return SECTIONS.map((section) => (
    <section key={section} aria-labelledby={`advanced-${section}`}>
      <h3 id={`advanced-${section}`}>{t(HEADINGS[section])}</h3>
      {ADVANCED.filter((field) => field.section === section).map((field) => (
        <BoundField key={field.key} field={field} />
      ))}
    </section>
  ));
}

function BoundField({ field }: { field: Field }) {
  const actions = useActions();
  const value = useExplorer((state) => ({ ...state.spec, ...state.view })[field.key]);
  const idle = useExplorer((state) => idleWords(field.key, state.spec));
  const locked = useLocked(field.key);
  return (
    <FieldControl
      field={field}
      value={value}
      idle={locked ? t('Locked by the page around this one.') : idle}
      onChange={(next) => {
        const patch = { [field.key]: next };
        if (field.kind === 'run') actions.setSpec(patch);
        else actions.setView(patch);
      }}
    />
  );
}
