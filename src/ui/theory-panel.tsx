/** The inside of the theory section: the plane on the left, the formulas with numbers on the right. */
import { theory } from '../plots/theory';
import { PlotFrame } from './plot-frame';
import { TheoryFormulas } from './theory-formulas';

export function TheoryPanel() {
  return (
    <>
      <p className="theory-intro">
        A neuron can only compute a clause if one of its children receives <em>all</em> of the
        clause’s inputs: the clause is kept whole. And clauses that are whole in the same child
        still get in each other’s way, as they did before the split. A good split keeps many clauses
        whole (<em>coverage</em>) and few of them together (<em>collisions</em>).
      </p>
      <div className="theory-body">
        <PlotFrame plot={theory} name="Coverage and collisions" className="theory-plot" />
        <TheoryFormulas />
      </div>
    </>
  );
}
