/** The inside of "your own": a formula to type, a file to choose. */
import './own.css';
import { DataBox } from './data-box';
import { FormulaBox } from './formula-box';
import { PanelBoundary } from './panel-boundary';

export function OwnPanel() {
  return (
    <>
      <PanelBoundary name="The formula box">
        <FormulaBox />
      </PanelBoundary>
      <PanelBoundary name="The data box">
        <DataBox />
      </PanelBoundary>
    </>
  );
}
