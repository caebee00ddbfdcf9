/**
 * Panel 3, the sweep. Heading and room stand from the start; what is inside is fetched when the
 * section comes near, or at once for a link with a sweep, so that the first picture waits for none
 * of it.
 */
import { type ComponentType, type RefObject, useEffect, useRef, useState } from 'react';
import { useExplorer } from './explorer';
import { PanelBoundary, PanelFailure } from './panel-boundary';

type Inside =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'here'; readonly Panel: ComponentType }
  | { readonly kind: 'failed'; readonly message: string };

export function Sweep() {
  const section = useRef<HTMLElement>(null);
  const near = useNear(section);
  const asked = useExplorer((state) => state.sweep.asked.x !== null);
  const [inside, setInside] = useState<Inside>({ kind: 'waiting' });
  const wanted = (near || asked) && inside.kind === 'waiting';

  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    const settle = (next: Inside) => {
      if (!gone) setInside(next);
    };
    import('./sweep-panel').then(
      ({ SweepPanel }) => settle({ kind: 'here', Panel: SweepPanel }),
      (error) => settle({ kind: 'failed', message: String(error) }),
    );
    return () => {
      gone = true;
    };
  }, [wanted]);

  return (
    <section className="sweep" id="sweep" ref={section} aria-labelledby="sweep-title">
      <h2 id="sweep-title">Sweep: when does splitting help?</h2>
      <div className="sweep-room" aria-busy={wanted}>
        {inside.kind === 'here' && (
          <PanelBoundary name="The sweep">
            <inside.Panel />
          </PanelBoundary>
        )}
        {inside.kind === 'failed' && (
          <PanelFailure
            name="The sweep"
            message={inside.message}
            retry={() => setInside({ kind: 'waiting' })}
          />
        )}
      </div>
    </section>
  );
}

/** Whether the element has come near the window, asked once the page has nothing better to do. */
function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !element.current) return;
    const target = element.current;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setNear(true);
      },
      { rootMargin: '50%' },
    );
    const watch = () => observer.observe(target);
    if (!('requestIdleCallback' in window)) {
      observer.observe(target);
      return () => observer.disconnect();
    }
    const request = requestIdleCallback(watch);
    return () => {
      cancelIdleCallback(request);
      observer.disconnect();
    };
  }, [near, element]);
  return near;
}
