/** Icons of the controls, drawn in the text's colour; always beside a label or an aria-label. */
import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const RewindIcon = () => (
  <Icon>
    <path d="M3 3h2v10H3zM13 3v10L6 8z" fill="currentColor" />
  </Icon>
);

export const PlayIcon = () => (
  <Icon>
    <path d="M4 2.5v11L13.5 8z" fill="currentColor" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon>
    <path d="M3.5 3h3v10h-3zM9.5 3h3v10h-3z" fill="currentColor" />
  </Icon>
);

export const StepIcon = () => (
  <Icon>
    <path d="M3 3v10l7-5zM11 3h2v10h-2z" fill="currentColor" />
  </Icon>
);

const curve = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 } as const;

export const UndoIcon = () => (
  <Icon>
    <path d="M6.2 2.8 3 6l3.2 3.2M3.4 6H9a3.6 3.6 0 0 1 0 7.2H6.5" {...curve} />
  </Icon>
);

export const RedoIcon = () => (
  <Icon>
    <path d="M9.8 2.8 13 6 9.8 9.2M12.6 6H7a3.6 3.6 0 0 0 0 7.2h2.5" {...curve} />
  </Icon>
);

export const ExportIcon = () => (
  <Icon>
    <path d="M8 2v8M4.8 7 8 10.2 11.2 7M3 13.2h10" {...curve} />
  </Icon>
);

export const LessonIcon = () => (
  <Icon>
    <path
      d="M8 4.2C6.4 3 4.4 2.8 2 2.8v9.6c2.4 0 4.4.2 6 1.4 1.6-1.2 3.6-1.4 6-1.4V2.8c-2.4 0-4.4.2-6 1.4zM8 4.2v9.6"
      {...curve}
    />
  </Icon>
);

export const PresentIcon = () => (
  <Icon>
    <path d="M2 3h12v8H2zM8 11v2.6M5.4 13.6h5.2" {...curve} />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8m0-8-8 8" {...curve} />
  </Icon>
);

export const MoreIcon = () => (
  <Icon>
    <circle cx="3" cy="8" r="1.3" fill="currentColor" />
    <circle cx="8" cy="8" r="1.3" fill="currentColor" />
    <circle cx="13" cy="8" r="1.3" fill="currentColor" />
  </Icon>
);
