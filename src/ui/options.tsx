/** The options of a menu, under their headings where they have some. */
import { t } from '../lib/text';
import type { Choice } from '../spec/field';

export function Options({ choices }: { choices: readonly Choice[] }) {
  const groups = [...new Set(choices.map((choice) => choice.group))];
  return groups.map((group) => {
    const options = choices
      .filter((choice) => choice.group === group)
      .map(({ value, label }) => (
        <option key={value} value={value}>
          {t(label)}
        </option>
      ));
    if (group === undefined) return options;
    return (
      <optgroup key={group} label={t(group)}>
        {options}
      </optgroup>
    );
  });
}
