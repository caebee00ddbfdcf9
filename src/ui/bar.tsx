/** The bar, 48 px: wordmark, preset, seed, transport, scrubber, undo; status, Share, Export, help. */

import type { ReactNode } from 'react';
import { t } from '../lib/text';
import { Disclosure } from './disclosure';
import { useActions, useExplorer } from './explorer';
import { ExportButton } from './export-button';
import { MoreIcon, RedoIcon, UndoIcon } from './icons';
import { LanguageButton } from './language-button';
import { LessonButton } from './lesson-button';
import { NARROW, TIGHT, useMedia } from './media';
import { PresentButton } from './present-button';
import { PresetMenu } from './preset-menu';
import { ProgressLine, TimeLeft } from './progress-line';
import { Scrubber } from './scrubber';
import { SeedField } from './seed-field';
import { ShareButton } from './share-button';
import { StatusPill } from './status-pill';
import { PlayButton, RewindButton, SlowButton, StepButton } from './transport';

export function Bar({ onHelp }: { onHelp: () => void }) {
  const narrow = useMedia(NARROW);
  return (
    <header className="bar">
      <span className="wordmark">FPE Explorer</span>
      {narrow ? <NarrowTools onHelp={onHelp} /> : <WideTools onHelp={onHelp} />}
      <ProgressLine />
    </header>
  );
}

function WideTools({ onHelp }: { onHelp: () => void }) {
  const tight = useMedia(TIGHT);
  return (
    <>
      <PresetMenu />
      <SeedField />
      <span className="bar-rule" />
      <RewindButton />
      <PlayButton />
      <StepButton />
      <div className="scrub-place">
        <Scrubber />
        <TimeLeft />
      </div>
      <History />
      <span className="bar-gap" />
      <StatusPill />
      <LessonButton />
      {!tight && <PresentButton />}
      <ShareButton />
      {tight ? (
        <Disclosure className="more" label={t('More controls')} summary={<MoreIcon />}>
          <Row>
            <PresentButton />
            <ExportButton />
            <LanguageButton />
          </Row>
        </Disclosure>
      ) : (
        <>
          <ExportButton />
          <LanguageButton />
        </>
      )}
      <HelpButton onHelp={onHelp} />
    </>
  );
}

function NarrowTools({ onHelp }: { onHelp: () => void }) {
  return (
    <>
      <span className="bar-gap" />
      <StatusPill />
      <PlayButton />
      <Disclosure className="more" label={t('More controls')} summary={<MoreIcon />}>
        <Row>
          <PresetMenu />
          <SeedField />
        </Row>
        <Row>
          <RewindButton />
          <StepButton />
          <SlowButton />
          <History />
          <span className="bar-gap" />
          <LessonButton />
          <PresentButton />
          <ShareButton />
          <ExportButton />
          <LanguageButton />
          <HelpButton onHelp={onHelp} />
        </Row>
        <Scrubber />
        <TimeLeft />
      </Disclosure>
    </>
  );
}

const Row = ({ children }: { children: ReactNode }) => <div className="more-row">{children}</div>;

/** Undo; redo appears once there is something to redo. */
export function History() {
  const actions = useActions();
  const canUndo = useExplorer((state) => state.canUndo);
  const canRedo = useExplorer((state) => state.canRedo);
  return (
    <>
      <button
        type="button"
        className="button quiet"
        aria-label={t('Undo')}
        title={t('Undo the last change of a setting (Z)')}
        aria-disabled={!canUndo}
        onClick={() => canUndo && actions.undo()}
      >
        <UndoIcon />
      </button>
      {canRedo && (
        <button
          type="button"
          className="button quiet"
          aria-label={t('Redo')}
          title={t('Redo (shift Z)')}
          onClick={() => actions.redo()}
        >
          <RedoIcon />
        </button>
      )}
    </>
  );
}

function HelpButton({ onHelp }: { onHelp: () => void }) {
  return (
    <button
      type="button"
      className="button quiet help"
      data-key="help"
      aria-label={t('Help: how to read this, and keys')}
      title={t('Help (?)')}
      onClick={onHelp}
    >
      ?
    </button>
  );
}
