/**
 * Which methods are compared: a box to tick for each, by family, and below each family what its
 * methods are, where they come from and how many weights they have.
 */

import { useId } from 'react';
import { sentences, t } from '../lib/text';
import { budgetWords, FAMILIES, type Family, METHODS, type Method } from '../methods';
import { factorOf, labelOf } from '../plots/method-words';
import type { ChoiceListField, FieldValue } from '../spec/field';
import { useExplorer } from './explorer';

interface Props {
  readonly field: ChoiceListField;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  /** Why it cannot be changed, as a sentence. */
  readonly idle?: string;
}

const ALL: readonly Method[] = METHODS;

export function MethodsControl({ field, value, onChange, idle }: Props) {
  const id = useId();
  const alpha = useExplorer((state) => state.spec.alpha);
  const chosen: readonly string[] = typeof value === 'object' ? value : [String(value)];
  const toggle = (method: string) => {
    const next = chosen.includes(method)
      ? chosen.filter((other) => other !== method)
      : [...chosen, method];
    onChange(field.choices.map((choice) => choice.value).filter((v) => next.includes(v)));
  };
  return (
    <fieldset className="field methods" aria-describedby={`${id}-help`}>
      <legend>{t(field.label)}</legend>
      <p id={`${id}-help`} className="field-help">
        {idle || t(field.help)}
      </p>
      {(Object.keys(FAMILIES) as Family[]).map((family) => {
        const methods = ALL.filter((method) => method.family === family);
        return (
          <fieldset key={family} className="field-ticks">
            <legend>{t(FAMILIES[family])}</legend>
            {methods.map((method) => (
              <label key={method.id}>
                <input
                  type="checkbox"
                  checked={chosen.includes(method.id)}
                  disabled={Boolean(idle) || field.required.includes(method.id)}
                  aria-describedby={`${id}-${method.id}`}
                  onChange={() => toggle(method.id)}
                />
                {t(method.short)}
                {factorOf(method, alpha) > 1 && t`, ${alpha}× weights`}
              </label>
            ))}
            <details className="methods-about">
              <summary>{methods.length === 1 ? t('What it is') : t('What they are')}</summary>
              <dl>
                {methods.map((method) => (
                  <div key={method.id}>
                    <dt>{labelOf(method, alpha)}</dt>
                    <dd id={`${id}-${method.id}`}>
                      {sentences(
                        t(method.explanation),
                        t`It ends with ${budgetWords(method, alpha)}.`,
                      )}{' '}
                      <small>{t`Source: ${t(method.source)}.`}</small>
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          </fieldset>
        );
      })}
    </fieldset>
  );
}
