/**
 * A component that is fetched when it is wanted, once the page has nothing better to do; until then,
 * and while it comes, nothing.
 */
import { type ComponentType, useEffect, useState } from 'react';
import { PanelBoundary, PanelFailure } from './panel-boundary';

type Inside =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'here'; readonly Panel: ComponentType }
  | { readonly kind: 'failed'; readonly message: string };

interface Props {
  /** What failed, should it fail: "The sweep". */
  readonly name: string;
  readonly wanted: boolean;
  /** Keeps its identity between renders. */
  readonly load: () => Promise<ComponentType>;
}

export function Fetched({ name, wanted, load }: Props) {
  const [inside, setInside] = useState<Inside>({ kind: 'waiting' });
  const fetching = wanted && inside.kind === 'waiting';

  useEffect(() => {
    if (!fetching) return;
    let gone = false;
    const settle = (next: Inside) => {
      if (!gone) setInside(next);
    };
    const cancel = whenIdle(() => {
      load().then(
        (Panel) => settle({ kind: 'here', Panel }),
        (error) => settle({ kind: 'failed', message: String(error) }),
      );
    });
    return () => {
      gone = true;
      cancel();
    };
  }, [fetching, load]);

  if (inside.kind === 'here') {
    return (
      <PanelBoundary name={name}>
        <inside.Panel />
      </PanelBoundary>
    );
  }
  if (inside.kind === 'failed') {
    return (
      <PanelFailure
        name={name}
        message={inside.message}
        retry={() => setInside({ kind: 'waiting' })}
      />
    );
  }
  return fetching ? <div aria-busy="true" /> : null;
}

/** Calls `work` once the browser is idle, after half a second at the latest; gives a way to call it off. */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 100);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(work, { timeout: 500 });
  return () => cancelIdleCallback(request);
}
