/** The frame as it will look, made smaller; only to look at, as it trains nothing twice. */
import { useEffect, useRef, useState } from 'react';
import { later, t } from '../lib/text';
import { API_VERSION } from '../store/embed/messages';
import { Segments } from './segments';

/** Milliseconds that a link stays as it is before the frame follows. */
const SETTLES = 500;
/** Pixels of the box that it stands in. */
const ROOM = 320;
const FIRST_HEIGHT = 720;
const WIDTHS = [
  ['960', later('wide')],
  ['360', later('narrow')],
] as const;

/** The pixels that a page in a frame says it needs; null where it says something else. */
function heightIn(data: unknown): number | null {
  if (typeof data !== 'object' || data === null) return null;
  const { fpe, type, height } = data as Record<string, unknown>;
  if (fpe !== API_VERSION || type !== 'height' || typeof height !== 'number') return null;
  return Number.isFinite(height) ? height : null;
}

export function EmbedPreview({ link }: { link: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [shown, setShown] = useState(link);
  const [width, setWidth] = useState<(typeof WIDTHS)[number][0]>('960');
  const [height, setHeight] = useState(FIRST_HEIGHT);

  useEffect(() => {
    const timer = setTimeout(() => setShown(link), SETTLES);
    return () => clearTimeout(timer);
  }, [link]);
  useEffect(() => {
    const hear = (event: MessageEvent) => {
      if (event.source !== frame.current?.contentWindow || event.origin !== window.origin) return;
      const needed = heightIn(event.data);
      if (needed !== null) setHeight(needed);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);

  const scale = ROOM / Number(width);
  return (
    <div className="embed-preview">
      <div className="embed-preview-head">
        <h3>{t('Preview')}</h3>
        <Segments
          label={t('Width of the preview')}
          options={WIDTHS.map(([value, text]) => [value, t(text)] as const)}
          value={width}
          onChange={setWidth}
        />
      </div>
      <div className="embed-preview-box" inert>
        <div style={{ height: height * scale }}>
          {/* Another link of the same page would only change its settings: a new frame reads all. */}
          <iframe
            key={shown}
            ref={frame}
            title={t('Preview of the frame')}
            src={shown}
            style={{ width: `${width}px`, height, transform: `scale(${scale})` }}
          />
        </div>
      </div>
      <p>
        {t`${width} pixels wide, it is ${height} pixels high.`}{' '}
        <a href={link} target="_blank" rel="noopener">
          {t('Open it in a window')}
        </a>
      </p>
    </div>
  );
}
