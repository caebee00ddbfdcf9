/** One beat on its card: what it says with the numbers on screen, its formula, its task and the way on. */
import { type ReactNode, useEffect, useRef } from 'react';
import { type AnyBeat, BEATS, type Words } from '../lessons';
import { t } from '../lib/text';
import { useExplorerStore, useSampled } from './explorer';
import { FormulaView } from './formula-view';
import { focusPlace, showPlaces } from './lesson-places';
import { complete, useCompleted } from './lesson-progress';
import { readBeat, sameReading, sceneOf } from './lesson-scene';
import { closeLesson, openBeat, stepBeat, takeFocus } from './lesson-steps';
import { said } from './said';
import { toStep } from './to-step';

/** Milliseconds after which a scene is brought into sight again, unless a person scrolls. */
const SETTLING = [250, 700, 1500] as const;

export function LessonCard({ lesson, beat }: { lesson: number; beat: AnyBeat }) {
  const explorer = useExplorerStore();
  const heading = useRef<HTMLHeadingElement>(null);
  const reading = useSampled((state) => readBeat(beat, sceneOf(state)), 10, sameReading);
  const done = reading?.after != null;
  const seenUndone = useRef(false);
  const completed = useCompleted().has(lesson);

  useEffect(() => {
    // Only what was done here counts: a scene may come by a link with its task already done.
    if (reading && !done) seenUndone.current = true;
    if (done && seenUndone.current) complete(lesson);
  }, [reading, done, lesson]);

  useEffect(() => {
    if (takeFocus()) heading.current?.focus({ preventScroll: true });
    // What it points at may still be on its way, and the card may still grow.
    const look = () => showPlaces(beat.look, beat.task.place);
    look();
    const timers = SETTLING.map((wait) => setTimeout(look, wait));
    const leave = () => timers.forEach(clearTimeout);
    window.addEventListener('wheel', leave, { once: true, passive: true });
    window.addEventListener('touchstart', leave, { once: true, passive: true });
    return () => {
      leave();
      window.removeEventListener('wheel', leave);
      window.removeEventListener('touchstart', leave);
    };
  }, [beat]);

  const showMe = () => {
    const model = beat.select(sceneOf(explorer.store.getState()));
    if (model !== null && beat.mark) explorer.actions.hover(beat.mark(model));
    showPlaces(beat.look, beat.task.place);
    focusPlace(beat.task.place);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="lesson-body" aria-label={t`${t(beat.title)}: what it says`} tabIndex={0}>
        <h2 ref={heading} tabIndex={-1}>
          {t(beat.title)}
        </h2>
        {reading ? (
          <>
            {reading.text.map((sentence) => (
              <p key={sentence[0]?.text}>
                <Sentence words={sentence} />
              </p>
            ))}
            <div className="lesson-formula">
              {reading.formula.map((formula, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of one formula keep their places
                <FormulaView key={k} formula={formula} />
              ))}
            </div>
          </>
        ) : (
          <Waiting lesson={lesson} />
        )}
        {beat.slow && (
          <p className="lesson-slow">
            <button type="button" className="link" onClick={toStep}>
              {t('Watch one training step in slow motion')}
            </button>
          </p>
        )}
      </section>
      <div className="lesson-foot">
        <Task done={done || completed}>
          {reading ? <Sentence words={reading.task} /> : t('Train the networks first.')}
          {reading?.after && (
            <span className="lesson-after">
              <Sentence words={reading.after} />
            </span>
          )}
        </Task>
        <div className="lesson-steps">
          <button
            type="button"
            className="button"
            aria-disabled={lesson === 1}
            onClick={() => stepBeat(explorer, -1)}
          >
            {t('Back')}
          </button>
          <button type="button" className="button quiet lesson-show" onClick={showMe}>
            {t('Show me')}
          </button>
          {lesson < BEATS.length ? (
            <button
              type="button"
              className={done || completed ? 'button primary' : 'button'}
              onClick={() => stepBeat(explorer, 1)}
            >
              {done || completed ? t('Next') : t('Skip')}
            </button>
          ) : (
            <button
              type="button"
              className={done || completed ? 'button primary' : 'button'}
              onClick={() => closeLesson(explorer)}
            >
              {t('Finish')}
            </button>
          )}
        </div>
      </div>
    </>
  );
}

/** The networks on screen have not come that far, or are of other data. */
function Waiting({ lesson }: { lesson: number }) {
  const explorer = useExplorerStore();
  return (
    <p>
      {said(
        'The networks on screen cannot show this yet: train them to the end with Play, or {0}.',
        <button type="button" className="link" onClick={() => openBeat(explorer, lesson)}>
          {t('go to the scene of this beat')}
        </button>,
      )}
    </p>
  );
}

function Task({ done, children }: { done: boolean; children: ReactNode }) {
  return (
    <div className="lesson-task" data-done={done}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r="8" />
        {done && <path d="m6 10.2 2.8 2.8L14 7.4" />}
      </svg>
      <p aria-live="polite">
        <span className="sr-only">{done ? t('Done:') : t('To do:')} </span>
        {children}
      </p>
    </div>
  );
}

const Sentence = ({ words }: { words: Words }) =>
  words.map(({ text, bold, keys }, k) => {
    const Run = bold ? 'strong' : 'span';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs of one sentence keep their places
      <Run key={k} className={keys && 'lesson-keys'}>
        {text}
      </Run>
    );
  });
