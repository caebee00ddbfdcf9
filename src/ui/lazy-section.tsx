/**
 * A section of the page whose inside is fetched late. Heading and room stand from the start; the
 * inside comes when the section comes near the window, or at once where a link asks for it, so
 * that the first picture waits for none of it.
 */
import { type ComponentType, type RefObject, useEffect, useRef, useState } from 'react';
import { Fetched } from './fetched';

interface Props {
  /** The section's anchor; its heading is `<id>-title`. */
  readonly id: string;
  readonly title: string;
  /** Class of the section. The room inside is `<className>-room`: give it a height in CSS. */
  readonly className: string;
  /** What failed, should it fail: "The sweep". */
  readonly name: string;
  /** Fetch the inside at once, without waiting for it to come near. */
  readonly eager?: boolean;
  readonly load: () => Promise<ComponentType>;
}

export function LazySection({ id, title, className, name, eager = false, load }: Props) {
  const section = useRef<HTMLElement>(null);
  const near = useNear(section);
  return (
    <section className={className} id={id} ref={section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div className={`${className}-room`}>
        <Fetched name={name} wanted={near || eager} load={load} />
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
