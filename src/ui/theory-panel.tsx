/** The inside of the theory section: the plane on the left, the formulas with numbers on the right. */
import { t } from '../lib/text';
import { theory } from '../plots/theory';
import { PlotFrame } from './plot-frame';
import { said } from './said';
import { TheoryFormulas } from './theory-formulas';

export function TheoryPanel() {
  return (
    <>
      <p className="theory-intro">
        {said(
          'A neuron can only compute a clause if one of its children receives {0} of the clause’s inputs: the clause is kept whole. And clauses that are whole in the same child still get in each other’s way, as they did before the split. A good split keeps many clauses whole ({1}) and few of them together ({2}).',
          <em>{t('all', 'of the inputs')}</em>,
          <em>{t('coverage')}</em>,
          <em>{t('collisions')}</em>,
        )}
      </p>
      <div className="theory-body">
        <PlotFrame plot={theory} name={t('Coverage and collisions')} className="theory-plot" />
        <TheoryFormulas />
      </div>
    </>
  );
}
