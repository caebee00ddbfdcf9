/** The caption of the decoded formula: found, in part and spurious, before and after, and dense. */
import { percent } from '../lib/format';
import { sentences, t } from '../lib/text';
import type { Clause } from '../metrics/codes';
import type { CodeFormulaModel, FormulaSide } from './code-formula-model';
import { fixed, list } from './format';
import { marked } from './marked';
import type { Sentence } from './plot';

export function codeFormulaSentence(model: CodeFormulaModel): Sentence {
  const { truth, sides, rivals, tau, form, dealt } = model;
  const told = sides
    .map(
      (side) =>
        t`${side.name} **${side.found} of ${truth.length}** clauses found and ${side.parts} in part, among ${side.decoded} read (${rates(side)})`,
    )
    .join(t('; ', 'list'));
  return marked(
    sentences(
      form === 'cnf'
        ? t`Inputs whose columns of signs agree are read as a clause of an AND of ORs (ours; τ = ${fixed(tau, 2)}): ${told}.`
        : t`Inputs whose columns of signs agree are read as a clause of an OR of ANDs (ours; τ = ${fixed(tau, 2)}): ${told}.`,
      rivals.length > 0
        ? t`Found at the same epoch: ${list(rivals.map((r) => t`${r.found} (${r.name})`))}.`
        : '',
      dealt ? t('The masks of a clause-aware split alone tell which inputs belong together.') : '',
      sides.some((side) => brackets(side, truth))
        ? t('In brackets: what the true clause has not.')
        : '',
    ),
  );
}

/** Whether some clause is read with a literal too much. */
const brackets = ({ readings }: FormulaSide, truth: readonly Clause[]): boolean =>
  readings.some(({ clause }, t) =>
    clause?.inputs.some((v, k) => {
      const at = truth[t].inputs.indexOf(v);
      return at < 0 || truth[t].signs[at] !== clause.signs[k];
    }),
  );

const rates = ({ precision, recall }: FormulaSide): string =>
  t`precision ${percent(precision, 0)}, recall ${percent(recall, 0)}`;
