/** The lesson's place on the page: the card is fetched when a beat is asked for. */
import { t } from '../lib/text';
import { useExplorer } from './explorer';
import { Fetched } from './fetched';

export function Lesson() {
  const open = useExplorer((state) => state.view.lesson > 0);
  return open ? <Fetched name={t('The lesson')} wanted load={loadCard} /> : null;
}

const loadCard = () => import('./lesson-panel').then(({ LessonPanel }) => LessonPanel);
