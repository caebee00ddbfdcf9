/** The inside of "your own": a formula to type, a file to choose, images to fetch. */
import { t } from '../lib/text';
import './own.css';
import { DataBox } from './data-box';
import { FashionBox } from './fashion-box';
import { FormulaBox } from './formula-box';
import { PanelBoundary } from './panel-boundary';

export function OwnPanel() {
  return (
    <>
      <PanelBoundary name={t('The formula box')}>
        <FormulaBox />
      </PanelBoundary>
      <PanelBoundary name={t('The data box')}>
        <DataBox />
      </PanelBoundary>
      <PanelBoundary name={t('The images')}>
        <FashionBox />
      </PanelBoundary>
    </>
  );
}
