/**
 * On a phone the looms are two pages to be swiped between, the network before the split and after
 * it. Two buttons say that there are two and which one is in sight, and bring the other.
 */
import { type ReactNode, useRef, useState } from 'react';
import { t } from '../lib/text';
import { NARROW, useMedia } from './media';
import { Segments } from './segments';

export function HeroPages({ children }: { children: ReactNode }) {
  const narrow = useMedia(NARROW);
  const root = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<'before' | 'after'>('before');
  const box = () => root.current?.querySelector('.plot-box');
  // Swiped, or brought by a button: what is in sight decides.
  const look = () => {
    const { scrollLeft = 0, clientWidth = 0 } = box() ?? {};
    setPage(scrollLeft > clientWidth / 2 ? 'after' : 'before');
  };
  return (
    <div className="hero-pages" ref={root} onScrollCapture={look}>
      {narrow && (
        <Segments
          label={t('Which network is in sight')}
          options={[
            ['before', t('Before')],
            ['after', t('After')],
          ]}
          value={page}
          onChange={(next) => {
            box()?.scrollTo({ left: next === 'after' ? (box()?.clientWidth ?? 0) : 0 });
          }}
        />
      )}
      {children}
    </div>
  );
}
