/** A plot on screen as files: SVG, PNG at twice the size, CSV of its table twin. Fetched when asked for. */
import { version } from '../../package.json';
import { drawFigure, type Figure } from '../plots/figure';
import { isEmpty, type Plot, plain, type Size } from '../plots/plot';
import { tableCsv } from '../plots/table-csv';
import { figureColors, type Theme } from '../plots/theme-colors';
import { type Subject, shownLink } from '../store/shown-link';
import type { State } from '../store/state';
import { download, type SavedFile } from './download';
import type { Explorer } from './explorer';
import { plotInput } from './plot-input';
import { pngOf } from './rasterise';
import type { Picture } from './surface';

export type FileKind = 'svg' | 'png' | 'csv';

const TYPES = { svg: 'image/svg+xml', png: 'image/png', csv: 'text/csv' } as const;
const MAKER = `FPE Explorer ${version}`;

/** What the plot is drawn for: whose link its files carry. */
function subjectOf({ subject = 'run' }: Pick<Plot<never>, 'subject'>, { view }: State): Subject {
  if (typeof subject === 'object' || subject === 'pinned') return subject;
  return subject === 'sweep' || (subject === 'either' && view.over === 'cells') ? 'sweep' : 'run';
}

/** "fpe-code-table", "fpe-claim-order". */
function stemOf({ id, subject }: Pick<Plot<never>, 'id' | 'subject'>): string {
  const claim = typeof subject === 'object' ? `-${subject.claim}` : '';
  return `fpe-${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}${claim}`;
}

/** The theme that the page is drawn in. */
export function themeOnScreen({ view }: Pick<State, 'view'>): Theme {
  if (view.theme !== 'auto') return view.theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The files of a model at that size, in the order asked for. */
export async function plotFiles<M>(
  plot: Plot<M>,
  { model, size }: { readonly model: M; readonly size: Size },
  kinds: readonly FileKind[],
  { store, actions }: Explorer,
  theme: Theme,
): Promise<SavedFile[]> {
  const state = store.getState();
  const link = shownLink(state, subjectOf(plot, state), actions.link());
  const title = plot.title(model);
  const caption = plain(plot.caption(model));
  const data: Record<FileKind, () => SavedFile['data'] | Promise<SavedFile['data']>> = {
    svg: () => figure().svg,
    png: () => pngOf(figure(), { Title: title, Description: caption, Software: MAKER, URL: link }),
    csv: () => tableCsv(plot.table(model), { title, caption, link, version }),
  };
  let drawn: Figure | undefined;
  const figure = (): Figure => {
    drawn ??= drawFigure(plot, model, size, { link, maker: MAKER, colors: figureColors(theme) });
    return drawn;
  };
  return Promise.all(
    kinds.map(async (kind) => ({
      name: `${stemOf(plot)}.${kind}`,
      type: TYPES[kind],
      data: await data[kind](),
    })),
  );
}

/** Saves what is on screen, in its colours and width; gives the file's name. */
export async function savePlot<M>(
  plot: Plot<M>,
  picture: Picture<M>,
  kind: FileKind,
  explorer: Explorer,
): Promise<string> {
  const state = explorer.store.getState();
  // Of this very moment, as the link is: while training, the picture may be a frame behind.
  const now = plot.select(plotInput(state, plot.subject));
  const model = isEmpty(now) ? picture.model : now;
  const shown = { model, size: picture.size };
  const [file] = await plotFiles(plot, shown, [kind], explorer, themeOnScreen(state));
  download(file);
  return file.name;
}
