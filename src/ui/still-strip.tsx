/** The split's four moves as stills, once, for people who asked for less motion. */

import { useEffect, useRef } from 'react';
import { later, t } from '../lib/text';
import { splitFrame } from '../model/timeline';
import { loom } from '../plots/loom';
import { isEmpty } from '../plots/plot';
import { useExplorerStore } from './explorer';
import { CloseIcon } from './icons';
import { plotInput } from './plot-input';

const MOVES = [
  { name: later('grip'), words: later('Each row is taken.'), at: 0.15 },
  { name: later('open'), words: later('Empty rows slide apart.'), at: 0.4 },
  { name: later('fall'), words: later('Each mark drops into one child.'), at: 0.7 },
  { name: later('weigh'), words: later('The smallest leave.'), at: 1 },
] as const;

/** Drawn at this width and scaled down, so that text and marks keep their proportions. */
const DRAWN_WIDTH = 1328;

/** The first parents of the right loom with their forks: enough to see each move. */
const CROP = `${DRAWN_WIDTH * 0.5} 20 ${DRAWN_WIDTH * 0.375} 206`;

/** The strip, with what its cross does. */
export const stillStrip = (onClose: () => void) => () => <StillStrip onClose={onClose} />;

function StillStrip({ onClose }: { onClose: () => void }) {
  return (
    <section className="stills" aria-label={t('The split in four stills')}>
      <ol>
        {MOVES.map((move, index) => (
          <li key={move.name}>
            <strong>
              {index + 1} · {t(move.name)}
            </strong>
            <Still at={move.at} />
            <span>{t(move.words)}</span>
          </li>
        ))}
      </ol>
      <button type="button" className="button quiet" aria-label={t('Dismiss')} onClick={onClose}>
        <CloseIcon />
      </button>
    </section>
  );
}

function Still({ at }: { at: number }) {
  const { store } = useExplorerStore();
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const input = plotInput(store.getState());
    const frame = splitFrame(input.record.schedule);
    const model = loom.select({ ...input, frame, transition: at });
    if (!svg.current || isEmpty(model)) return;
    const size = { width: DRAWN_WIDTH, layout: 'wide' } as const;
    loom.draw(svg.current, model, size);
    svg.current.setAttribute('viewBox', CROP);
    svg.current.removeAttribute('height');
    svg.current.style.overflow = 'hidden';
  }, [store, at]);
  return <svg ref={svg} aria-hidden="true" />;
}
