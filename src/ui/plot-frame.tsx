/**
 * The one bridge to D3: a figure with its title, its controls, the plot (or its table twin, or why
 * there is nothing to show) and its caption, all in the same box so that nothing moves.
 */

import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { t } from '../lib/text';
import type { Plot } from '../plots/plot';
import { Disclosure } from './disclosure';
import { EmptyPanel } from './empty-panel';
import { useExplorer, useExplorerStore } from './explorer';
import { MoreIcon } from './icons';
import { NARROW, useMedia } from './media';
import { PanelFailure } from './panel-boundary';
import { PlotTable } from './plot-table';
import { listen } from './pointer';
import { SaveRow } from './save-row';
import { type Mode, mountSurface, type Surface } from './surface';

export function PlotFrame<M>(props: {
  plot: Plot<M>;
  /** Names the panel in messages before a title could be computed. */
  name: string;
  className?: string;
  /** Drawn before the browser paints: part of the first picture. */
  atOnce?: boolean;
  /** Controls beside the title. */
  tools?: ReactNode;
}) {
  const { plot, atOnce } = props;
  const explorer = useExplorerStore();
  const theme = useExplorer((state) => state.view.theme);
  const darkSystem = useMedia('(prefers-color-scheme: dark)');
  const narrow = useMedia(NARROW);
  const [mode, setMode] = useState<Mode>({ kind: 'drawn' });
  const [table, setTable] = useState(false);
  const surface = useRef<Surface<M>>(null);
  const figure = useRef<HTMLElement>(null);
  const id = useId();

  // Before the browser paints: the plot takes its room in the first layout.
  useLayoutEffect(() => {
    const root = figure.current;
    const parts = root && findParts(root);
    if (!parts) return;
    const onMode = (next: Mode) => setMode((mode) => (sameMode(mode, next) ? mode : next));
    const mounted = mountSurface(plot, explorer, parts, onMode, atOnce);
    const unlisten = listen(plot, mounted, explorer, parts);
    surface.current = mounted;
    return () => {
      unlisten();
      mounted.dispose();
      surface.current = null;
    };
  }, [plot, explorer, atOnce]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: these change how the same data look
  useEffect(() => surface.current?.redraw(), [theme, darkSystem, narrow, table]);

  const drawn = mode.kind === 'drawn';
  return (
    <figure
      ref={figure}
      className={`plot ${props.className ?? ''}`}
      aria-labelledby={`${id}-title`}
      data-mode={table && drawn ? 'table' : mode.kind}
    >
      <div className="plot-head">
        <h2 id={`${id}-title`} className={plot.inside.title ? 'sr-only' : ''} data-part="title">
          {props.name}
        </h2>
        <div className="plot-tools">
          {props.tools}
          <Disclosure
            className="plot-menu"
            label={t`${props.name}: options`}
            summary={<MoreIcon />}
          >
            <button
              type="button"
              className="plot-option"
              data-table-toggle=""
              aria-pressed={table}
              onClick={() => setTable(!table)}
            >
              {table ? t('Show as picture') : t('Show as table')} <kbd>T</kbd>
            </button>
            {drawn && <SaveRow plot={plot} picture={() => surface.current?.picture() ?? null} />}
          </Disclosure>
        </div>
      </div>
      <div className="plot-box" data-part="box">
        <svg data-part="svg" role="img" aria-label={props.name} tabIndex={drawn ? 0 : -1} />
        {table && drawn && <PlotTable plot={plot} name={props.name} />}
        {mode.kind === 'empty' && <EmptyPanel empty={mode.empty} />}
        {mode.kind === 'failed' && (
          <PanelFailure
            name={props.name}
            message={mode.message}
            retry={() => surface.current?.redraw()}
          />
        )}
        <div className="mark-ring" data-part="ring" aria-hidden="true" hidden />
        <div className="tip" data-part="tip" aria-hidden="true" hidden />
      </div>
      <figcaption data-part="caption" className={plot.inside.caption ? 'sr-only' : ''} />
      <div className="sr-only" aria-live="polite" data-part="live" />
    </figure>
  );
}

/** The elements that are written outside React. */
function findParts(root: HTMLElement) {
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const svg = root.querySelector<SVGSVGElement>('svg[data-part="svg"]');
  const [box, title, caption] = [part('box'), part('title'), part('caption')];
  const [tip, ring, live] = [part('tip'), part('ring'), part('live')];
  if (!svg || !box || !title || !caption || !tip || !ring || !live) return null;
  return { svg, box, title, caption, tip, ring, live };
}

const sameMode = (a: Mode, b: Mode): boolean =>
  a.kind === b.kind &&
  (a.kind !== 'empty' || (b.kind === 'empty' && a.empty.empty === b.empty.empty)) &&
  (a.kind !== 'failed' || (b.kind === 'failed' && a.message === b.message));
