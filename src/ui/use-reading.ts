/** What a text is, read once it has rested for a moment; the first one at once. */
import { useEffect, useState } from 'react';

/** Milliseconds without a key after which a text is read. */
const REST = 200;

/** `of` is the text that was read: an older one while somebody types. */
export function useReading<T>(
  text: string,
  read: (text: string) => T,
): { readonly of: string; readonly reading: T } {
  const [result, setResult] = useState(() => ({ of: text, read, reading: read(text) }));
  useEffect(() => {
    if (result.of === text && result.read === read) return;
    const timer = setTimeout(() => setResult({ of: text, read, reading: read(text) }), REST);
    return () => clearTimeout(timer);
  }, [text, read, result]);
  return result;
}
