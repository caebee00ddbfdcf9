/**
 * Presenter mode: large type, no chrome, one picture at a time. Arrows, PageUp and PageDown (which
 * clickers send) go from beat to beat of an open lesson, else from slide to slide and through the
 * phases of the training step; Space plays, Esc leaves. Fullscreen where a key or a button asked for it and the browser allows it.
 */

import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { BEATS, beatOf } from '../lessons';
import { t } from '../lib/text';
import { phaseCount } from '../plots/step-model';
import { type Explorer, useExplorer, useExplorerStore } from './explorer';
import { CloseIcon } from './icons';
import { stepBeat } from './lesson-steps';
import { plotInput } from './plot-input';
import { SLIDES, type Slide, type SlideId, slideAt, slideOf, zoomsOf } from './presenter-slides';
import { PlayButton } from './transport';
import './presenter.css';

/** Keys that turn the page; the second group only where no control has a use for them. */
const TURNS: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 };
const ARROWS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};
const TAKES_ARROWS = 'input, select, textarea, [role="img"], [role="tab"], .plot-table';

/** Px beside and under the pictures: the card of a lesson in a wide window, the strip. */
const STRIP = 52;
const WIDE = 1280;
const CARD = 460;

export function PresenterPanel() {
  const explorer = useExplorerStore();
  const { actions } = explorer;
  const lesson = useExplorer((state) => state.view.lesson);
  const [chosen, setChosen] = useState<SlideId>('networks');
  const beat = beatOf(lesson);
  const shown = beat ? slideOf(beat.look) : chosen;
  const slide = SLIDES.find(({ id }) => id === shown) ?? SLIDES[0];

  const leave = useCallback(() => actions.setView({ present: '0' }), [actions]);
  const turn = useCallback(
    (by: 1 | -1) => {
      if (explorer.store.getState().view.lesson > 0) stepBeat(explorer, by);
      else if (chosen !== 'step' || !stepPhase(explorer, by)) setChosen(slideAt(chosen, by));
    },
    [explorer, chosen],
  );
  useKeys(turn, leave);
  useFullscreen(leave);
  useStage(slide, beat !== undefined);

  const [place, of] = beat
    ? [lesson, BEATS.length]
    : [SLIDES.findIndex(({ id }) => id === slide.id) + 1, SLIDES.length];
  return (
    <section className="presenter" aria-label={t('Presenter')}>
      <PlayButton />
      <button
        type="button"
        className="button"
        title={t('Back (←, PageUp)')}
        onClick={() => turn(-1)}
      >
        {t('Back')}
      </button>
      <p aria-live="polite">{t`${place} of ${of} · ${t(beat?.title ?? slide.title)}`}</p>
      <button
        type="button"
        className="button"
        title={t('Next (→, PageDown)')}
        onClick={() => turn(1)}
      >
        {t('Next')}
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={t('Leave presenter mode')}
        title={t('Leave (Esc)')}
        onClick={leave}
      >
        <CloseIcon />
      </button>
    </section>
  );
}

/** On to the next phase of the training step, or back; false at its ends. */
function stepPhase({ store, actions }: Explorer, by: 1 | -1): boolean {
  const state = store.getState();
  const count = phaseCount(plotInput(state, 'step'));
  const phase = Math.min(state.slow.phase, count) + by;
  if (phase < 1 || phase > count) return false;
  actions.setSlow({ phase });
  return true;
}

/** Before anything else on the page hears the key, and from the first sight of the strip on. */
function useKeys(turn: (by: 1 | -1) => void, leave: () => void): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (document.querySelector('dialog[open]')) return;
      const target = event.target instanceof Element ? event.target : document.body;
      const free = !target.matches(TAKES_ARROWS);
      const by = TURNS[event.key] ?? (free ? ARROWS[event.key] : undefined);
      if (by !== undefined) turn(by);
      else if (event.key === 'Escape') leave();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [turn, leave]);
}

/** The browser's own way out of fullscreen (its Esc reaches no page) leaves presenter mode, too. */
function useFullscreen(leave: () => void): void {
  useEffect(() => {
    let full = document.fullscreenElement !== null;
    const changed = () => {
      const now = document.fullscreenElement !== null;
      if (full && !now) leave();
      full = now;
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, [leave]);
}

/** Tells the styles which slide it is and how large; nothing of it stays behind. */
function useStage(slide: Slide, lesson: boolean): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    const measure = () => {
      const wide = window.innerWidth >= WIDE;
      const foot = lesson && !wide ? 0.44 * window.innerHeight : 0;
      const zooms = zoomsOf(slide, {
        width: window.innerWidth - (lesson && wide ? CARD : 0),
        height: window.innerHeight - STRIP - foot,
      });
      root.style.setProperty('--present-headline', String(zooms.headline));
      root.style.setProperty('--present-slide', String(zooms.slide));
      root.style.setProperty('--present-width', `${slide.width}px`);
    };
    root.dataset.present = slide.id;
    measure();
    window.scrollTo({ top: 0 });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('resize', measure);
      delete root.dataset.present;
      for (const name of ['headline', 'slide', 'width'])
        root.style.removeProperty(`--present-${name}`);
    };
  }, [slide, lesson]);
}
