/** The texts of the tables, which are English there and translated where they are shown. */
import { FAMILIES, METHODS, type Method } from '../../src/methods';
import { measureName } from '../../src/metrics/names';
import { MEASURES } from '../../src/model/measures';
import type { Choice, Field } from '../../src/spec/field';
import { FIELDS } from '../../src/spec/fields';
import { PRESETS } from '../../src/spec/presets';
import { SWEEP_PRESETS } from '../../src/spec/sweep-presets';
import { TASKS } from '../../src/tasks';

export { AREAS, zh } from '../../src/text/zh';

export interface TableText {
  readonly path: string;
  readonly text: string;
}

const choiceTexts = ({ label, group }: Choice): string[] => [label, group ?? ''];

function fieldTexts(field: Field): string[] {
  const own = [field.label, field.short, field.unit, field.help];
  if (field.type === 'choice' || field.type === 'choice-list') {
    return [...own, ...field.choices.flatMap(choiceTexts)];
  }
  return field.type === 'text' ? own : [...own, ...Object.values(field.words ?? {})];
}

const methodTexts = ({ label, short, explanation, source }: Method): string[] => [
  ...[label, short, explanation, source],
];

/** Every text of the tables that has a word in it, with the table's file. */
export function tableTexts(): TableText[] {
  const tables: Readonly<Record<string, readonly string[]>> = {
    'src/spec/fields.ts': FIELDS.flatMap(fieldTexts),
    'src/methods/index.ts': METHODS.flatMap(methodTexts),
    'src/methods/method.ts': Object.values(FAMILIES),
    'src/tasks/index.ts': TASKS.flatMap(({ label, explanation, noun }) => [
      ...[label, explanation, noun],
    ]),
    'src/metrics/names.ts': MEASURES.map(measureName).flatMap(({ label, unit, group }) => [
      ...[label, unit, group],
    ]),
    'src/spec/presets.ts': PRESETS.flatMap(({ label, reason }) => [label, reason]),
    'src/spec/sweep-presets.ts': SWEEP_PRESETS.flatMap(({ label, reason }) => [label, reason]),
  };
  const seen = new Set<string>();
  return Object.entries(tables).flatMap(([path, texts]) =>
    texts
      .filter((text) => /[A-Za-z]{2,}/.test(text) && !seen.has(text) && seen.add(text))
      .map((text) => ({ path, text })),
  );
}
