/** The inside of the codes section: the threshold, the signed heatmap, and what is read from it. */

import { useId } from 'react';
import { later, t } from '../lib/text';
import { codeDistance } from '../plots/code-distance';
import { codeFormula } from '../plots/code-formula';
import { codeLoad } from '../plots/code-load';
import { codeReading } from '../plots/code-reading';
import { codeRelations, RELATION_NAMES } from '../plots/code-relations';
import { codeTable } from '../plots/code-table';
import { codes } from '../plots/codes';
import { fieldOf } from '../spec/fields';
import type { View } from '../spec/spec';
import { useActions, useExplorer } from './explorer';
import { PlotFrame } from './plot-frame';
import { said } from './said';
import { Segments } from './segments';

const TAU = fieldOf('tau');
const RELATIONS = Object.entries(RELATION_NAMES) as [View['codes'], string][];

export function CodesPanel() {
  // Where nobody knows the clauses, as of a file, only what needs none is shown.
  const known = useExplorer(
    ({ record: { groups, layered } }) => !layered && (groups.clauses?.length ?? groups.count) > 0,
  );
  return (
    <>
      <p className="codes-intro">
        {said(
          'A network may compute each clause by a {0}: a set of neurons whose weights on the clause’s inputs have the clause’s signs. No example is needed to read it, only the signs. The paper does not publish its rule; this one is ours, and τ is yours to move.',
          <em>{t('code')}</em>,
        )}
      </p>
      <PlotFrame
        plot={codes}
        name={t('Signs of the weights')}
        className="codes-signs"
        tools={<Tau />}
      />
      {known ? (
        <OfClauses />
      ) : (
        <PlotFrame plot={codeReading} name={t(READING)} className="codes-reading" />
      )}
    </>
  );
}

const READING = later('The formula that the signs spell');

function OfClauses() {
  return (
    <>
      <div className="codes-pair">
        <PlotFrame plot={codeTable} name={t('Codes')} className="codes-table" />
        <PlotFrame
          plot={codeFormula}
          name={t('The formula, read back')}
          className="codes-formula"
        />
      </div>
      <div className="codes-triple">
        <PlotFrame plot={codeDistance} name={t('Codes forming')} className="codes-distance" />
        <PlotFrame
          plot={codeRelations}
          name={t('Codes in common')}
          className="codes-relations"
          tools={<Relation />}
        />
        <PlotFrame plot={codeLoad} name={t('Codes that share a neuron')} className="codes-load" />
      </div>
    </>
  );
}

/** The threshold, dragged: codes appear and vanish at once. */
function Tau() {
  const id = useId();
  const actions = useActions();
  const value = useExplorer((state) => state.view.tau);
  if (TAU.type !== 'number') throw new Error(`τ must be a number, not ${TAU.type}`);
  return (
    <div className="codes-tau" title={t(TAU.help)}>
      <label htmlFor={id}>τ</label>
      <input
        id={id}
        type="range"
        min={TAU.min}
        max={TAU.max}
        step={TAU.step}
        value={value}
        aria-label={t(TAU.label)}
        aria-valuetext={t`${value.toFixed(2)} times the typical weight`}
        onChange={(event) => actions.setView({ tau: Number(event.target.value) })}
      />
      <output htmlFor={id}>{value.toFixed(2)}</output>
    </div>
  );
}

function Relation() {
  const actions = useActions();
  const value = useExplorer((state) => state.view.codes);
  return (
    <Segments
      label={t('How two codes are compared')}
      options={RELATIONS}
      value={value}
      onChange={(next) => actions.setView({ codes: next })}
    />
  );
}
