/** The caption of the decoded formula: found, in part and spurious, before and after, and dense. */
import { percent } from '../lib/format';
import type { Clause } from '../metrics/codes';
import type { CodeFormulaModel, FormulaSide } from './code-formula-model';
import { fixed, list } from './format';
import type { Sentence } from './plot';

const JOINED = { dnf: 'OR of ANDs', cnf: 'AND of ORs' } as const;

export function codeFormulaSentence({
  truth,
  sides,
  rivals,
  tau,
  form,
  dealt,
}: CodeFormulaModel): Sentence {
  const told = (side: FormulaSide): Sentence => [
    { text: `${side.name} ` },
    { text: `${side.found} of ${truth.length}`, bold: true },
    {
      text: ` clauses found and ${side.parts} in part, among ${side.decoded} read (${rates(side)})`,
    },
  ];
  return [
    {
      text: `Inputs whose columns of signs agree are read as a clause of an ${JOINED[form]} (ours; τ = ${fixed(tau, 2)}): `,
    },
    ...sides.flatMap((side, k) => [{ text: k > 0 ? '; ' : '' }, ...told(side)]),
    { text: '.' },
    ...(rivals.length > 0
      ? [
          {
            text: ` Found at the same epoch: ${list(rivals.map((r) => `${r.found} (${r.name})`))}.`,
          },
        ]
      : []),
    ...(dealt
      ? [{ text: ' The masks of a clause-aware split alone tell which inputs belong together.' }]
      : []),
    ...(sides.some((side) => brackets(side, truth))
      ? [{ text: ' In brackets: what the true clause has not.' }]
      : []),
  ];
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
  `precision ${percent(precision, 0)}, recall ${percent(recall, 0)}`;
