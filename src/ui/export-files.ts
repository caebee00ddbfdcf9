/**
 * What the export dialog saves: the networks on screen with a script that loads them, the numbers
 * of the run, every figure. Fetched with the dialog.
 */

import { version } from '../../package.json';
import { t } from '../lib/text';
import { zip } from '../lib/zip';
import { methodOf } from '../methods';
import { hiddenNeurons, layeredNonzeros } from '../model/layered-network';
import { countNonzeros } from '../model/network';
import { beforeFrame, epochOf, type Schedule, splitFrame } from '../model/timeline';
import { type AnyPlot, anyPlot, PLOTS, type PlotId } from '../plots';
import { stripPlot } from '../plots/claim-strip';
import { figureWidth } from '../plots/figure-width';
import { layeredPair } from '../plots/layered-pair';
import { labelOf } from '../plots/method-words';
import { pairAt } from '../plots/networks';
import { isEmpty } from '../plots/plot';
import type { Theme } from '../plots/theme-colors';
import { type ExportedLayers, layeredFile, realExamples } from '../store/layered-export';
import script from '../store/load_networks.py?raw';
import { type ExportedNetwork, givenExamples, networksFile } from '../store/network-export';
import { exportRun } from '../store/run-export';
import { shownFrame, shownMethod } from '../store/selectors';
import { shownLink } from '../store/shown-link';
import type { State } from '../store/state';
import type { SavedFile } from './download';
import type { Explorer } from './explorer';
import { type FileKind, plotFiles } from './plot-files';
import { plotInput } from './plot-input';

/** "epoch 25, before the split". */
function epochWords(schedule: Schedule, frame: number): string {
  const at = t`epoch ${epochOf(schedule, frame)}`;
  if (frame === beforeFrame(schedule)) return t`${at}, before the split`;
  return frame === splitFrame(schedule) ? t`${at}, just after the split` : at;
}

/** The networks that the looms show, left and right; none where there are no weights yet. */
export function networksOnScreen(state: State): ExportedNetwork[] {
  const { record } = state;
  const method = shownMethod(state);
  const pair = pairAt(record, method, shownFrame(state));
  if (isEmpty(pair)) return [];
  const { left, right, leftIsDense } = pair;
  const words = (id: string, { frame, network }: typeof left): string =>
    [
      labelOf(methodOf(id), record.alpha),
      ...(network.alpha > 1 ? [`α = ${network.alpha}`] : []),
      epochWords(record.schedule, frame),
    ].join(', ');
  const other = { name: method, words: words(method, right), network: right.network };
  if (left.network === right.network) return [other];
  const id = leftIsDense ? 'dense' : method;
  const name = leftIsDense ? 'dense' : `${method}-before`;
  return [{ name, words: words(id, left), network: left.network }, other];
}

/** The same of layered networks. */
export function layersOnScreen(state: State): ExportedLayers[] {
  const pair = layeredPair(plotInput(state));
  if (isEmpty(pair)) return [];
  const { left, right, same } = pair;
  const words = ({ name, epoch }: typeof left): string => t`${name}, epoch ${epoch}`;
  const other = { name: shownMethod(state), words: words(right), network: right.value };
  if (same) return [other];
  return [{ name: 'dense', words: words(left), network: left.value }, other];
}

/** What the dialog lists: name, words and sizes of the networks that would be saved. */
export function savedNetworks(state: State) {
  if (state.record.layered) {
    return layersOnScreen(state).map(({ name, words, network }) => ({
      ...{ name, words },
      neurons: hiddenNeurons(network),
      nonzeros: layeredNonzeros(network),
    }));
  }
  return networksOnScreen(state).map(({ name, words, network }) => {
    const { input, output } = countNonzeros(network);
    return { name, words, neurons: network.children, nonzeros: input + output };
  });
}

/** Throws where the examples cannot be had. */
export function networksZip({ store, actions }: Explorer): SavedFile {
  const state = store.getState();
  const { focusSeed } = state.record;
  const metadata = {
    link: shownLink(state, 'run', actions.link()),
    version,
    seed: String(focusSeed),
  };
  const file = state.record.layered
    ? layeredFile(layersOnScreen(state), realExamples(state.shown, focusSeed), metadata)
    : networksFile(networksOnScreen(state), givenExamples(state.shown, focusSeed), metadata);
  const data = zip({ 'networks.safetensors': file, 'load_networks.py': script });
  return { name: 'fpe-networks.zip', type: 'application/zip', data };
}

export function runFile({ store, actions }: Explorer, format: 'csv' | 'json'): SavedFile {
  const { text, ...file } = exportRun(store.getState(), format, actions.link());
  return { ...file, data: text };
}

/** Every plot that has something to show, claims among them. */
function plotsToSave({ claims }: State): { plot: AnyPlot; width: number }[] {
  const ids = (Object.keys(PLOTS) as PlotId[]).filter((id) => id !== 'claim');
  const strips = claims.cards.filter(({ strip }) => strip !== null);
  return [
    ...ids.map((id) => ({ plot: anyPlot(id), width: figureWidth(id) })),
    ...strips.map(({ id }) => ({
      plot: stripPlot(id) as unknown as AnyPlot,
      width: figureWidth('claim'),
    })),
  ];
}

const FIGURE_KINDS: readonly FileKind[] = ['svg', 'png', 'csv'];

/**
 * All figures in one archive, in those colours and at their stated widths. `onDone` is told how many
 * of how many are made; the page stays alive between two.
 */
export async function figuresZip(
  explorer: Explorer,
  theme: Theme,
  onDone: (done: number, of: number) => void,
): Promise<SavedFile> {
  const wanted = plotsToSave(explorer.store.getState());
  const files: Record<string, SavedFile['data']> = {};
  for (const [done, { plot, width }] of wanted.entries()) {
    onDone(done, wanted.length);
    // At every plot anew: a run may go on meanwhile, and drawing and link are of one moment.
    const model = plot.select(plotInput(explorer.store.getState(), plot.subject));
    if (isEmpty(model)) continue;
    const size = { width, layout: 'wide' } as const;
    for (const file of await plotFiles(plot, { model, size }, FIGURE_KINDS, explorer, theme)) {
      files[file.name] = file.data;
    }
  }
  return { name: 'fpe-figures.zip', type: 'application/zip', data: zip(files) };
}
