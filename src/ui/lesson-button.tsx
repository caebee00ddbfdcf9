/** Opens the lesson, which is fetched then, and closes it again. */
import { t } from '../lib/text';
import { useActions, useExplorer, useExplorerStore } from './explorer';
import { LessonIcon } from './icons';

export function LessonButton() {
  const explorer = useExplorerStore();
  const actions = useActions();
  const open = useExplorer((state) => state.view.lesson > 0);
  const toggle = () => {
    if (open) actions.setView({ lesson: 0 });
    else {
      import('./lesson-steps').then(
        ({ openBeat }) => openBeat(explorer, 1),
        // The card's own frame says that it could not be fetched, and offers to try again.
        () => actions.setView({ lesson: 1 }),
      );
    }
  };
  return (
    <button
      type="button"
      className="button bar-icon"
      data-key="lesson"
      aria-pressed={open}
      title={t('Lesson: eight short beats (L)')}
      onClick={toggle}
    >
      <LessonIcon />
      <span>{t('Lesson')}</span>
    </button>
  );
}
