/**
 * The lesson's card: docked at the side of a wide window and at the foot of a narrow one, so that it
 * covers nothing it points at. The page stays live; Esc closes the card.
 */
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { type AnyBeat, BEATS, beatOf } from '../lessons';
import { t } from '../lib/text';
import { useExplorer, useExplorerStore } from './explorer';
import { CloseIcon } from './icons';
import { LessonCard } from './lesson-card';
import { useCompleted } from './lesson-progress';
import { closeLesson, openBeat, setLinkedScene } from './lesson-steps';
import './lesson.css';
import './lesson-page.css';

export function LessonPanel() {
  const explorer = useExplorerStore();
  const lesson = useExplorer((state) => state.view.lesson);
  const beat = beatOf(lesson);
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (lesson > 0) setLinkedScene(explorer);
  }, [explorer, lesson]);
  useDock(panel, beat);
  if (!beat) return null;

  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    closeLesson(explorer);
    document.querySelector<HTMLElement>('[data-key="lesson"]')?.focus();
  };
  return (
    <section
      className="lesson"
      aria-label={t('Lesson')}
      data-key="lesson-card"
      ref={panel}
      onKeyDown={onKey}
    >
      <div className="lesson-head">
        <Ticks lesson={lesson} />
        <button
          type="button"
          className="button quiet"
          aria-label={t('Close the lesson')}
          title={t('Close the lesson (Esc)')}
          onClick={() => closeLesson(explorer)}
        >
          <CloseIcon />
        </button>
      </div>
      <LessonCard key={lesson} lesson={lesson} beat={beat} />
    </section>
  );
}

/** Tells the page that the card is there, how high it is, and what it points at. */
function useDock(panel: { readonly current: HTMLElement | null }, beat: AnyBeat | undefined): void {
  const look = beat?.look;
  const task = beat?.task.place;
  useLayoutEffect(() => {
    const root = document.documentElement;
    const element = panel.current;
    if (look === undefined || !element) return;
    root.dataset.lesson = look;
    root.dataset.lessonTask = task;
    const measure = () => root.style.setProperty('--lesson-height', `${element.offsetHeight}px`);
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => {
      watch.disconnect();
      delete root.dataset.lesson;
      delete root.dataset.lessonTask;
      root.style.removeProperty('--lesson-height');
    };
  }, [panel, look, task]);
}

/** One tick a beat: where one is, what is done, and the way to any other. */
function Ticks({ lesson }: { lesson: number }) {
  const explorer = useExplorerStore();
  const done = useCompleted();
  return (
    <nav className="lesson-ticks" aria-label={t('Beats of the lesson')}>
      {BEATS.map(({ id, title }, k) => {
        const n = k + 1;
        const name = done.has(n) ? t`Beat ${n}: ${t(title)}, done` : t`Beat ${n}: ${t(title)}`;
        return (
          <button
            key={id}
            type="button"
            aria-label={name}
            title={name}
            aria-current={n === lesson ? 'step' : undefined}
            data-done={done.has(n)}
            onClick={() => openBeat(explorer, n)}
          />
        );
      })}
      <span>{t`${lesson} of ${BEATS.length}`}</span>
    </nav>
  );
}
