/**
 * The inside of the sweep section: on the left what is asked for and what is going on, on the
 * right the grid or the lines that fill. Fetched by `sweep.tsx` when it is needed.
 */
import { t } from '../lib/text';
import { sweep } from '../plots/sweep';
import { fieldOf } from '../spec/fields';
import { matchingSweepPreset } from '../spec/sweep-presets';
import type { State } from '../store/state';
import { useActions, useExplorer } from './explorer';
import { NARROW, useMedia } from './media';
import { Options } from './options';
import { PlotFrame } from './plot-frame';
import { SweepFoot } from './sweep-foot';
import { SweepPresetCards } from './sweep-presets';
import { SweepRun } from './sweep-run';
import { SweepSettings } from './sweep-settings';
import { introWords } from './sweep-words';

export function SweepPanel() {
  const empty = useExplorer((state) => state.sweep.record === null && state.sweep.asked.x === null);
  const intro = useExplorer(introWords);
  const reason = useExplorer(presetReason);
  const narrow = useMedia(NARROW);
  const side = (
    <div className="sweep-side" key="side">
      <SweepSettings />
      <SweepRun />
    </div>
  );
  const main = (
    <div className="sweep-main" key="main">
      {empty ? (
        <SweepPresetCards />
      ) : (
        <>
          <PlotFrame plot={sweep} name={t('Sweep')} className="sweep-plot" tools={<MetricMenu />} />
          <SweepFoot />
        </>
      )}
    </div>
  );
  return (
    <>
      <p className="sweep-intro">{intro}</p>
      <p className="sweep-reason">{reason}</p>
      <div className="sweep-body">{empty && narrow ? [main, side] : [side, main]}</div>
    </>
  );
}

/** Why the preset that is asked for is worth a look, '' for axes of one's own. */
const presetReason = ({ spec, sweep }: State): string =>
  matchingSweepPreset(spec, sweep.asked)?.reason ?? '';

const METRIC = fieldOf('metric');

function MetricMenu() {
  const actions = useActions();
  const value = useExplorer((state) => state.view.metric);
  if (METRIC.type !== 'choice') throw new Error(`the metric must be a choice, not ${METRIC.type}`);
  return (
    <select
      className="sweep-metric"
      aria-label={t('What the sweep shows')}
      title={METRIC.help}
      value={value}
      onChange={(event) => actions.setView({ metric: event.target.value as typeof value })}
    >
      <Options choices={METRIC.choices} />
    </select>
  );
}
