/** The bar in a frame of another page: the way to the page itself, and the controls its link shows. */
import { t } from '../lib/text';
import type { Embed, PartId } from '../spec/embed';
import { History } from './bar';
import { useActions, useSampled } from './explorer';
import { LessonButton } from './lesson-button';
import { NARROW, useMedia } from './media';
import { PresetMenu } from './preset-menu';
import { ProgressLine } from './progress-line';
import { Scrubber } from './scrubber';
import { SeedField } from './seed-field';
import { StatusPill } from './status-pill';
import { PlayButton, RewindButton, StepButton } from './transport';

/** Below 900 px they stand in a line of their own. */
const SECOND: readonly PartId[] = [
  'preset',
  'seed',
  'rewind',
  'step',
  'scrubber',
  'undo',
  'lesson',
];

export function EmbedBar({ parts }: Pick<Embed, 'parts'>) {
  const narrow = useMedia(NARROW);
  if (!narrow) {
    return (
      <header className="bar">
        <PageLink />
        <Settings parts={parts} />
        {parts.has('rewind') && <RewindButton />}
        {parts.has('play') && <PlayButton />}
        {parts.has('step') && <StepButton />}
        {parts.has('scrubber') && <Scrubber />}
        {parts.has('undo') && <History />}
        <span className="bar-gap" />
        {parts.has('status') && <StatusPill />}
        {parts.has('lesson') && <LessonButton />}
        <ProgressLine />
      </header>
    );
  }
  return (
    <>
      <header className="bar">
        <PageLink />
        <span className="bar-gap" />
        {parts.has('status') && <StatusPill />}
        {parts.has('play') && <PlayButton />}
        <ProgressLine />
      </header>
      {SECOND.some((id) => parts.has(id)) && (
        <section className="embed-tools" aria-label={t('Controls')}>
          <Settings parts={parts} />
          {parts.has('rewind') && <RewindButton />}
          {parts.has('step') && <StepButton />}
          {parts.has('undo') && <History />}
          {parts.has('lesson') && <LessonButton />}
          {parts.has('scrubber') && <Scrubber />}
        </section>
      )}
    </>
  );
}

function Settings({ parts }: Pick<Embed, 'parts'>) {
  return (
    <>
      {parts.has('preset') && <PresetMenu />}
      {parts.has('seed') && <SeedField />}
    </>
  );
}

/** To the same settings on the page itself, in a window of its own. */
export function PageLink() {
  const actions = useActions();
  const link = useSampled(() => actions.link(), 1);
  return (
    <a className="wordmark" href={link} target="_blank" rel="noopener">
      FPE Explorer
    </a>
  );
}
